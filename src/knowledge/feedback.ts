import type { Database } from '../database.ts'
import type { Log } from '../log.ts'
import type { ArticleCounts, Feedback } from './knowledge.ts'

/** What became of suggestions, kept in the database. */
export interface FeedbackBook {
  /** Notes it once per key. Never throws; what can't be written is logged and lost. */
  record(feedback: Feedback): void
  /** Resolves when everything noted so far is written. */
  written(): Promise<void>
  /** Per article, the most shown first. */
  counts(): readonly ArticleCounts[]
  /** Everything that was noted, by article and what was asked, the oldest first. */
  entries(): readonly FeedbackEntry[]
}

/** What became of one article that was suggested for one question. */
export interface FeedbackEntry {
  /** Epoch ms. */
  readonly at: number
  readonly outcome: Feedback['outcome']
  readonly article: string
  /** Which one it was among those on show, from 1. */
  readonly place: number
  readonly query: string
  readonly language: string
}

export function openFeedback(database: Database, log: Log): FeedbackBook {
  database.migrate(schema)
  const insertFeedback = database.prepare(
    'INSERT INTO feedback (key, outcome, query, language, at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  )
  const insertArticle = database.prepare(
    'INSERT OR IGNORE INTO feedback_article (key, article, place) VALUES (?, ?, ?)',
  )
  const counts = database.prepare<ArticleCounts>(countsPerArticle)
  const entries = database.prepare<FeedbackEntry>(everything)
  const write = ({ key, outcome, query, language, at, articles }: Feedback): void => {
    const isNew = insertFeedback.run(key, outcome, query, language, at).changes > 0
    if (isNew) for (const [place, article] of articles.entries()) insertArticle.run(key, article, place)
  }
  let writing: Promise<void> = Promise.resolve()
  return {
    record(feedback) {
      const noted = database
        .write(() => write(feedback))
        .catch((error: unknown) => {
          log.warn('knowledge.feedback-lost', { outcome: feedback.outcome }, error)
        })
      writing = writing.then(() => noted)
    },
    written: () => writing,
    counts: () => counts.all(),
    entries: () => entries.all(),
  }
}

const schema = `
  CREATE TABLE IF NOT EXISTS feedback (
    key TEXT PRIMARY KEY, outcome TEXT NOT NULL, query TEXT NOT NULL, language TEXT NOT NULL, at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS feedback_article (
    key TEXT NOT NULL, article TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (key, article)
  ) STRICT, WITHOUT ROWID;`

const countsPerArticle = `
  SELECT article, sum(outcome = 'shown') AS shown, sum(outcome = 'opened') AS opened,
    sum(outcome = 'solved') AS solved, sum(outcome = 'none-helped') AS noneHelped
  FROM feedback_article JOIN feedback USING (key) GROUP BY article ORDER BY shown DESC, article`

const everything = `
  SELECT at, outcome, article, place + 1 AS place, query, language
  FROM feedback_article JOIN feedback USING (key) ORDER BY at, key, place`
