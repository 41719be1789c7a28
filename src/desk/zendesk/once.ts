import type { Clock } from '../../clock.ts'
import type { Database } from '../../database.ts'
import { TerminalError } from '../../errors.ts'
import {
  DeskConflictError,
  DeskOutcomeUnknownError,
  DeskRateLimitedError,
  DeskRefusedError,
  DeskUnavailableError,
} from './failures.ts'

/**
 * Writes to an account that forgets keys after two hours, and knows none for most writes.
 *
 * Z1 what is sent is written down before it is sent, so that a later try sends the same, or knows that something was sent;
 * Z2 after a try whose outcome nobody knows, nothing is sent before it was looked for; a later try that certainly did nothing
 *    takes no doubt away;
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
  /** Looks for what a former try may have done, that sent `body`; '' where that is not known any more. */
  look(body: string): Promise<Result | undefined>
  /** What a refusal comes to, where it is no failure; undefined where it is one. */
  refused?(): Promise<Result | undefined>
  /** Whether the account itself recognises the attempt when it is sent again. */
  readonly isRecognised: boolean
  /** Kept with the outcome, in one transaction. */
  settle?(result: Result): void
}

interface Row {
  readonly asked: string
  /** What is sent; '' when it has to be made anew. */
  readonly body: string
  readonly attempt: number
  /** When the last try began or ended of which nobody knows what became; 0 when there is no doubt. */
  readonly doubt_at: number
  /** When the body was made. */
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
/** After this time a request that was sent has either been done or never will be. */
const settledMs = 30_000
/** Tokens of uploads last an hour, keys of the account two. */
const freshMs = 50 * 60_000

/** Whether it is certain that the account did nothing. A conflict under a key that it recognises may be the first try at work. */
const isCertainlyUndone = (
  error: unknown,
  { isRecognised }: Pick<OneWrite<unknown>, 'isRecognised'>,
): boolean =>
  error instanceof DeskRateLimitedError ||
  error instanceof DeskUnavailableError ||
  (error instanceof DeskConflictError && !isRecognised)

/** A request as it goes out. */
interface Sending extends Pick<Row, 'asked' | 'body' | 'attempt' | 'at'> {
  readonly key: string
  /** Of a former try, which this one does not settle. */
  readonly doubt_at: number
}

export function createOnce(database: Database, clock: Clock): Once {
  database.migrate(schema)
  const select = database.prepare<Row>('SELECT *, was_sent AS doubt_at FROM zendesk_write WHERE key = ?')
  const begin = database.prepare(
    'INSERT OR REPLACE INTO zendesk_write (key, asked, body, attempt, was_sent, at) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const setDoubt = database.prepare('UPDATE zendesk_write SET was_sent = ? WHERE key = ?')
  const makeAnew = database.prepare(
    "UPDATE zendesk_write SET body = '', was_sent = ? WHERE key = ? AND outcome IS NULL",
  )
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
  const settled = <R>(key: string, asked: string, outcome: R): Promise<R> =>
    database.write(() => {
      keep.run(key, asked, clock.now(), JSON.stringify(outcome)) // Z3
      return outcome
    })

  const send = async <R>(sending: Sending, write: OneWrite<R>): Promise<R> => {
    const { key, asked, body, attempt, at, doubt_at } = sending
    await database.write(() => begin.run(key, asked, body, attempt, clock.now(), at)) // Z1
    try {
      return await done(key, await write.send(body, attempt), write)
    } catch (error) {
      if (error instanceof DeskRefusedError) return refused(sending, error, write)
      await database.write(() => setDoubt.run(isCertainlyUndone(error, write) ? doubt_at : clock.now(), key))
      throw error
    }
  }
  /** What was refused is made anew when somebody tries it again, and goes under another key of the account. */
  const refused = async <R>(sending: Sending, error: DeskRefusedError, write: OneWrite<R>): Promise<R> => {
    const { key, asked, doubt_at } = sending
    const isKeyTaken = error.error === 'IdempotentRequestError'
    const found = isKeyTaken ? await write.look(sending.body) : undefined
    if (found !== undefined) return done(key, found, write)
    await database.write(() => makeAnew.run(isKeyTaken ? clock.now() : doubt_at, key))
    if (isKeyTaken) throw new DeskOutcomeUnknownError(asked, 'the account took its key for something else.')
    const outcome = await write.refused?.()
    if (outcome === undefined) throw error
    return settled(key, asked, outcome)
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
    const isDoubtful = row !== undefined && row.doubt_at > 0
    if (isDoubtful) {
      const found = await write.look(row.body) // Z2
      if (found !== undefined) return done(key, found, write)
    }
    const ageMs = row ? clock.now() - row.at : 0
    const isFresh = row !== undefined && row.body !== '' && ageMs >= 0 && ageMs < freshMs
    if (isFresh && (write.isRecognised || !isDoubtful)) return send({ key, ...row }, write)
    if (isDoubtful) await waitOut(key, row)
    const prepared = await write.prepare()
    if ('outcome' in prepared) return settled(key, asked, prepared.outcome)
    const made = { body: prepared.send, attempt: (row?.attempt ?? 0) + 1, at: clock.now(), doubt_at: 0 }
    return send({ key, asked, ...made }, write)
  }
  /** @throws DeskOutcomeUnknownError while what was sent may still be done. */
  const waitOut = async (key: string, { asked, doubt_at }: Row): Promise<void> => {
    const passedMs = clock.now() - doubt_at
    if (passedMs >= settledMs) return
    // A clock that went back must not make it wait until it is where it was.
    if (passedMs < 0) await database.write(() => setDoubt.run(clock.now(), key))
    throw new DeskOutcomeUnknownError(asked, 'it was sent, and is looked for again.', {
      retryAfterMs: Math.min(settledMs, settledMs - passedMs),
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
