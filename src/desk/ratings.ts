import type { Database } from '../database.ts'
import { TerminalError } from '../errors.ts'
import type { RatingCounts } from './support.ts'

/** What people thought of the support for their tickets. Kept here, whatever the desk: some desks can't be told by others. */
export interface Ratings {
  /**
   * Keeps the rating of a ticket that has none, or the comment that was missing in the same one. To be called inside a write.
   * @returns false, and changes nothing, where the ticket was rated otherwise.
   */
  take(ticket: number, rating: Rating, at: number): boolean
  of(ticket: number): Rating | undefined
  /** How many tickets were given each score from `from` to before `to`, epoch ms; the first is of score 1. */
  counts(from: number, to: number): RatingCounts
}

export interface Rating {
  /** 1 to 5. */
  readonly score: number
  readonly comment?: string
}

interface RatingRow {
  readonly score: number
  readonly comment: string | null
}

const schema = `
CREATE TABLE IF NOT EXISTS desk_rating (
  ticket INTEGER PRIMARY KEY,
  score INTEGER NOT NULL CHECK (score BETWEEN 1 AND 5),
  comment TEXT,
  at INTEGER NOT NULL
) STRICT;
`

export function createRatings(database: Database): Ratings {
  database.migrate(schema)
  const select = database.prepare<RatingRow>('SELECT score, comment FROM desk_rating WHERE ticket = ?')
  const insert = database.prepare('INSERT INTO desk_rating (ticket, score, comment, at) VALUES (?, ?, ?, ?)')
  const addComment = database.prepare('UPDATE desk_rating SET comment = ? WHERE ticket = ?')
  const count = database.prepare<{ readonly score: number; readonly count: number }>(
    'SELECT score, count(*) AS count FROM desk_rating WHERE at >= ? AND at < ? GROUP BY score',
  )
  return {
    take(ticket, { score, comment }, at) {
      const before = select.get(ticket)
      if (before === undefined) insert.run(ticket, score, comment ?? null, at)
      else if (before.score !== score || before.comment !== null || comment === undefined) return false
      else addComment.run(comment, ticket)
      return true
    },
    of(ticket) {
      const row = select.get(ticket)
      return row && { score: row.score, ...(row.comment !== null && { comment: row.comment }) }
    },
    counts(from, to) {
      const counts = new Map(count.all(from, to).map((each) => [each.score, each.count]))
      const of = (score: number): number => counts.get(score) ?? 0
      return [of(1), of(2), of(3), of(4), of(5)]
    },
  }
}

/** @throws TerminalError `desk.invalid-score` for what is no whole number from 1 to 5. A comment of spaces is none. */
export function ratingOf(given: { readonly score: number; readonly comment?: string }): Rating {
  const { score } = given
  if (!Number.isInteger(score) || score < 1 || score > 5) {
    throw new TerminalError('desk.invalid-score', `${score} is no rating; a whole number from 1 to 5 is.`)
  }
  const comment = given.comment?.trim() ?? ''
  return { score, ...(comment !== '' && { comment }) }
}

/** The private note the support side reads: stars, so that it needs no language. */
export function noteOf({ score, comment }: Rating): string {
  const stars = `${'★'.repeat(score)}${'☆'.repeat(5 - score)} ${score}/5`
  return comment === undefined ? stars : `${stars}\n${comment}`
}
