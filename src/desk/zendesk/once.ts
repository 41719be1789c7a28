import type { Clock } from '../../clock.ts'
import type { Database } from '../../database.ts'
import { TerminalError } from '../../errors.ts'
import {
  DeskOutcomeUnknownError,
  DeskRateLimitedError,
  DeskRefusedError,
  DeskUnavailableError,
} from './failures.ts'

/**
 * Writes to an account that forgets keys after two hours, and knows none for most writes.
 *
 * Z1 what is sent is written down before it is sent, so that a later try sends the same, or knows that something was sent;
 * Z2 after a try whose outcome nobody knows, nothing is sent before it was looked for;
 * Z3 what was done is kept under its key, and the key does nothing more.
 */
export interface Once {
  run<Result>(key: string, asked: string, write: OneWrite<Result>): Promise<Result>
}

export interface OneWrite<Result> {
  /** Makes what is to be sent, or an outcome for which nothing is. */
  prepare(): Promise<{ readonly send: string } | { readonly outcome: Result }>
  /** Sends it. `attempt` differs only when it is certain that the one before did nothing. */
  send(body: string, attempt: number): Promise<Result>
  /** Looks for what a former try may have done. */
  look(): Promise<Result | undefined>
  /** Whether the account itself recognises the attempt when it is sent again. */
  readonly isRecognised: boolean
  /** Kept with the outcome, in one transaction. */
  settle?(result: Result): void
}

interface Row {
  readonly asked: string
  readonly body: string
  readonly attempt: number
  readonly was_sent: number
  readonly at: number
  readonly outcome: string | null
}

const schema = `
CREATE TABLE IF NOT EXISTS zendesk_write (
  key TEXT PRIMARY KEY,
  asked TEXT NOT NULL,
  body TEXT NOT NULL,
  attempt INTEGER NOT NULL,
  was_sent INTEGER NOT NULL,
  at INTEGER NOT NULL,
  outcome TEXT
) STRICT, WITHOUT ROWID;
`
/** After so long a request that was sent has either been done or never will be. */
const settledMs = 30_000
/** Tokens of uploads last an hour, keys of the account two. */
const freshMs = 50 * 60_000
const isCertainlyUndone = (error: unknown): boolean =>
  error instanceof DeskRateLimitedError || error instanceof DeskUnavailableError

export function createOnce(database: Database, clock: Clock): Once {
  database.migrate(schema)
  const select = database.prepare<Row>('SELECT * FROM zendesk_write WHERE key = ?')
  const begin = database.prepare(
    'INSERT OR REPLACE INTO zendesk_write (key, asked, body, attempt, was_sent, at) VALUES (?, ?, ?, ?, 1, ?)',
  )
  const unsent = database.prepare('UPDATE zendesk_write SET was_sent = 0 WHERE key = ?')
  const forget = database.prepare('DELETE FROM zendesk_write WHERE key = ? AND outcome IS NULL')
  const finish = database.prepare("UPDATE zendesk_write SET outcome = ?, body = '' WHERE key = ?")
  const keep = database.prepare(
    "INSERT OR REPLACE INTO zendesk_write (key, asked, body, attempt, was_sent, at, outcome) VALUES (?, ?, '', 0, 0, ?, ?)",
  )
  const underWay = new Map<string, Promise<unknown>>()

  const done = <R>(key: string, result: R, write: OneWrite<R>): Promise<R> =>
    database.write(() => {
      write.settle?.(result)
      finish.run(JSON.stringify(result), key) // Z3
      return result
    })

  const send = async <R>(
    key: string,
    asked: string,
    sent: Pick<Row, 'body' | 'attempt'>,
    write: OneWrite<R>,
  ) => {
    await database.write(() => begin.run(key, asked, sent.body, sent.attempt, clock.now())) // Z1
    try {
      return await done(key, await write.send(sent.body, sent.attempt), write)
    } catch (error) {
      if (error instanceof DeskRefusedError && error.error === 'IdempotentRequestError') {
        const found = await write.look()
        if (found !== undefined) return done(key, found, write)
      }
      if (isCertainlyUndone(error)) await database.write(() => unsent.run(key))
      else if (error instanceof DeskRefusedError) await database.write(() => forget.run(key))
      throw error
    }
  }

  const attempt = async <R>(key: string, asked: string, write: OneWrite<R>): Promise<R> => {
    const row = select.get(key)
    if (row && row.asked !== asked) {
      throw new TerminalError(
        'desk.key-reused',
        `The key "${key}" was used for ${row.asked}. A key is for one write.`,
      )
    }
    if (row?.outcome != null) return JSON.parse(row.outcome)
    const ageMs = row ? clock.now() - row.at : 0
    if (row?.was_sent === 1) {
      const found = await write.look() // Z2
      if (found !== undefined) return done(key, found, write)
      if (!write.isRecognised && ageMs < settledMs) {
        throw new DeskOutcomeUnknownError(asked, 'it was sent, and is looked for again.', {
          retryAfterMs: settledMs - ageMs,
        })
      }
    }
    const mayBeSentAgain = row !== undefined && ageMs < freshMs && (write.isRecognised || row.was_sent === 0)
    if (mayBeSentAgain) return send(key, asked, row, write)
    const prepared = await write.prepare()
    if ('send' in prepared) {
      return send(key, asked, { body: prepared.send, attempt: (row?.attempt ?? 0) + 1 }, write)
    }
    return database.write(() => {
      keep.run(key, asked, clock.now(), JSON.stringify(prepared.outcome))
      return prepared.outcome
    })
  }

  return {
    run<R>(key: string, asked: string, write: OneWrite<R>): Promise<R> {
      // The same write at the same moment is one.
      const before = underWay.get(key) as Promise<R> | undefined
      if (before) return before
      const begun = attempt(key, asked, write).finally(() => underWay.delete(key))
      underWay.set(key, begun)
      return begun
    },
  }
}
