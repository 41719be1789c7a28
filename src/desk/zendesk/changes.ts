import type { Clock } from '../../clock.ts'
import { TerminalError } from '../../errors.ts'
import type { Log } from '../../log.ts'
import type { Cursors } from '../../store/cursors.ts'
import type { Change, Desk } from '../desk.ts'
import type { Mutes } from '../mutes.ts'
import type { Client } from './client.ts'
import type { Ledger } from './ledger.ts'
import { DeskRateLimitedError } from './failures.ts'
import { exported } from './schemas.ts'
import type { Shelf } from './shelf.ts'

/**
 * The stream of what the support side did. Webhooks and the export only say which tickets to look at; what is told is read
 * from their audits.
 *
 * C1 an audit is told once, however often, late or out of order it is heard of;
 * C2 what is heard of is written down before it counts as heard, and stays so until it was looked at.
 */
export interface Changes extends Pick<Desk, 'changes' | 'listen'> {
  /** Notes that these tickets changed; those that are not ours are passed over. */
  heard(numbers: readonly number[]): Promise<void>
}

export interface ChangesParts {
  readonly client: Client
  readonly ledger: Ledger
  readonly shelf: Shelf
  readonly mutes: Mutes
  readonly cursors: Cursors
  readonly clock: Clock
  readonly log: Log
  /** How often the export is asked for what was not heard. */
  readonly pollMs: number
}

type Hint = Parameters<Ledger['tell']>[0]

const cursorName = 'zendesk'
const lookedAtOnce = 20
/** The export leaves the last minute out, and begins with what may have been missed. */
const backMs = 5 * 60_000
const mostPages = 10
/** When this many can't be looked at, the account is the trouble and not a ticket. */
const mostFailed = 5

export function createChanges(parts: ChangesParts): Changes {
  const { client, ledger, shelf, mutes, cursors, clock, log, pollMs } = parts
  const listeners = new Set<() => void>()

  /** It was found some time ago, and may have been muted or unmuted since. */
  const asMuted = (change: Change): Change => {
    const { isMuted: _, ...ticket } = change.ticket
    return { ...change, ticket: { ...ticket, ...(mutes.has(ticket.number) && { isMuted: true }) } }
  }
  const look = async (hint: Hint): Promise<void> => {
    const known = ledger.ticket(hint.number)
    const opened = known && (await shelf.open(hint.number, known.requester))
    if (!opened) return ledger.tell(hint, [])
    const { ticket, history } = opened
    const changes = history.acts
      .filter(({ id }) => !ledger.isTold(id))
      .map(
        (act): Change => ({ ...act, ticket, requester: known.requester, conversation: known.conversation }),
      )
    await ledger.tell(hint, changes) // C1
  }
  /** What the account never shows is passed over; what it does not show now keeps no other ticket waiting. */
  const passOver = async (hint: Hint, error: unknown): Promise<void> => {
    if (error instanceof TerminalError) {
      log.error('desk.look-refused', { ticket: hint.number }, error)
      return ledger.tell(hint, [])
    }
    await ledger.putOff(hint, clock.now())
    throw error
  }
  const lookAtAll = async (): Promise<void> => {
    const failed = new Set<number>()
    for (;;) {
      const hints = ledger.hinted(lookedAtOnce + failed.size).filter(({ number }) => !failed.has(number))
      if (hints.length === 0) return
      for (const hint of hints) {
        try {
          await look(hint).catch((error: unknown) => passOver(hint, error))
        } catch (error) {
          failed.add(hint.number)
          log.warn('desk.look-failed', { ticket: hint.number }, error)
          if (error instanceof DeskRateLimitedError || failed.size >= mostFailed) return
        }
      }
    }
  }
  const poll = async (): Promise<void> => {
    const now = clock.now()
    if (!(await ledger.takePoll(now, now + pollMs))) return
    for (let page = 0; page < mostPages; page += 1) {
      const cursor = await cursors.get(cursorName)
      const { tickets, after_cursor, end_of_stream } = await client({
        method: 'GET',
        path: '/api/v2/incremental/tickets/cursor',
        query: cursor === '' ? { start_time: Math.floor((now - backMs) / 1000) } : { cursor },
        answer: exported,
      })
      await ledger.hint(
        tickets.filter(({ external_id }) => external_id?.startsWith('ventanilla:')).map(({ id }) => id),
        now,
      ) // C2
      if (after_cursor != null) await cursors.set(cursorName, after_cursor)
      if (end_of_stream !== false || after_cursor == null) return
    }
  }

  return {
    async heard(numbers) {
      await ledger.hint(numbers, clock.now()) // C2
      for (const listener of listeners) listener()
    },
    async changes(cursor, limit) {
      await poll().catch((error: unknown) => log.warn('desk.poll-failed', {}, error))
      await lookAtAll().catch((error: unknown) => log.warn('desk.look-failed', {}, error))
      const rows = ledger.changes(Number(cursor === '' ? 0 : cursor), Math.max(1, Math.floor(limit)))
      return {
        changes: rows.map(({ change }) => asMuted(change)),
        cursor: String(rows.at(-1)?.position ?? cursor),
      }
    },
    listen(heard) {
      listeners.add(heard)
      return () => listeners.delete(heard)
    },
  }
}
