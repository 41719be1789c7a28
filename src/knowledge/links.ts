import { createHmac } from 'node:crypto'
import type { Database } from '../database.ts'
import type { Log } from '../log.ts'
import type { Language } from '../dialog/language.ts'
import type { FeedbackBook } from './feedback.ts'

/** An article as it was shown in a message. */
export interface ShownArticle {
  /** The message's id. */
  readonly message: string
  readonly article: string
  readonly url: string
  /** What was asked. */
  readonly query: string
  readonly language: Language
}

/**
 * Addresses of our own that lead to articles, so that it is known which were opened.
 *
 * Y1 an address leads to what was shown, and nowhere else: it holds nothing but an id that nobody can make up;
 * Y2 what was opened is noted once for each time it was shown.
 */
export interface ArticleLinks {
  /** The id for the address of an article; the same whenever the same message is put into words. */
  idFor(shown: ShownArticle): string
  /**
   * Where an id leads; undefined for one that nobody was shown.
   * @param isPerson not a program that looks at what a link leads to: only then it counts as opened.
   */
  follow(id: string, isPerson: boolean, at: number): string | undefined
}

export interface LinksOptions {
  readonly database: Database
  readonly feedback: FeedbackBook
  readonly secret: string
  readonly log: Log
}

type Row = Omit<ShownArticle, 'message'>

/** Keeps them in the database. */
export function createArticleLinks({ database, feedback, secret, log }: LinksOptions): ArticleLinks {
  database.migrate(schema)
  const insert = database.prepare(
    'INSERT OR IGNORE INTO article_link (id, article, url, query, language) VALUES (?, ?, ?, ?, ?)',
  )
  const find = database.prepare<Row>('SELECT article, url, query, language FROM article_link WHERE id = ?')
  return {
    idFor({ message, article, url, query, language }) {
      const id = createHmac('sha256', secret) // Y1
        .update(JSON.stringify([message, article]))
        .digest('base64url')
        .slice(0, 22)
      database
        .write(() => void insert.run(id, article, url, query, language))
        .catch((error: unknown) => log.warn('knowledge.link-lost', { article }, error))
      return id
    },
    follow(id, isPerson, at) {
      const found = find.get(id)
      if (found && isPerson) {
        const { article, query, language } = found
        feedback.record({ key: `${id}/opened`, outcome: 'opened', query, language, articles: [article], at }) // Y2
      }
      return found?.url
    },
  }
}

const schema = `
  CREATE TABLE IF NOT EXISTS article_link (
    id TEXT PRIMARY KEY, article TEXT NOT NULL, url TEXT NOT NULL, query TEXT NOT NULL, language TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;`
