import { DatabaseSync } from '@photostructure/sqlite'
import type { Log } from '../log.ts'
import type { Feedback } from './knowledge.ts'

/** How often an article was shown and solved it, or was shown where none helped. */
interface ArticleCounts {
  readonly article: string
  readonly shown: number
  readonly solved: number
  readonly noneHelped: number
}

/** What became of suggestions, kept in one file. */
export interface FeedbackBook {
  /** Notes it once per key. Never throws; what can't be written is logged and lost. */
  record(feedback: Feedback): void
  /** Per article, the most shown first. */
  counts(): readonly ArticleCounts[]
  close(): void
}

export function openFeedback(file: string, log: Log): FeedbackBook {
  const database = new DatabaseSync(file)
  // What is lost when the power fails is a few counts; a person's turn is not held up for them.
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000;')
  database.exec(schema)
  const insertFeedback = database.prepare(
    'INSERT INTO feedback (key, outcome, query, language, at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  )
  const insertArticle = database.prepare(
    'INSERT OR IGNORE INTO feedback_article (key, article, place) VALUES (?, ?, ?)',
  )
  const counts = database.prepare(countsPerArticle)
  const write = ({ key, outcome, query, language, at, articles }: Feedback): void => {
    database.exec('BEGIN IMMEDIATE')
    try {
      const isNew = insertFeedback.run(key, outcome, query, language, at).changes > 0
      if (isNew) for (const [place, article] of articles.entries()) insertArticle.run(key, article, place)
      database.exec('COMMIT')
    } catch (error) {
      database.exec('ROLLBACK')
      throw error
    }
  }
  return {
    record(feedback) {
      try {
        write(feedback)
      } catch (error) {
        log.warn('feedback.lost', { outcome: feedback.outcome }, error)
      }
    },
    counts: () => counts.all().map(countsOf),
    close: () => database.close(),
  }
}

function countsOf(row: unknown): ArticleCounts {
  const { article, shown, solved, noneHelped } = row as Record<keyof ArticleCounts, unknown>
  return {
    article: String(article),
    shown: Number(shown),
    solved: Number(solved),
    noneHelped: Number(noneHelped),
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
  SELECT article, sum(outcome = 'shown') AS shown, sum(outcome = 'solved') AS solved,
    sum(outcome = 'none-helped') AS noneHelped
  FROM feedback_article JOIN feedback USING (key) GROUP BY article ORDER BY shown DESC, article`
