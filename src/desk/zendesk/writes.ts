import type { Clock } from '../../clock.ts'
import type { Database } from '../../database.ts'
import type { TicketStatus } from '../../dialog/ticket.ts'
import type { Log } from '../../log.ts'
import type { Desk, Write, Written } from '../desk.ts'
import { type OpenFile, refuseWithout } from '../given-files.ts'
import { noteOf, type Rating, type Ratings, ratingOf } from '../ratings.ts'
import type { Client } from './client.ts'
import { DeskOutcomeUnknownError, DeskRefusedError } from './failures.ts'
import { readAudits } from './history.ts'
import { type ActAs, isAmong, isTheirs, rateAs, sendTheirs, theirs, type Theirs } from './on-behalf.ts'
import type { Once } from './once.ts'
import type { People } from './people.ts'
import { oneTicket } from './schemas.ts'
import type { Opened, Shelf } from './shelf.ts'
import { upload } from './uploads.ts'

export interface WritesParts {
  readonly database: Database
  readonly client: Client
  readonly once: Once
  readonly people: People
  readonly shelf: Shelf
  readonly ratings: Ratings
  readonly openFile: OpenFile
  readonly actAs: ActAs
  readonly clock: Clock
  readonly log: Log
}

type Comment = Parameters<Desk['comment']>[0]
type Kind = Written['type']
/** What is sent, or that there is nothing to send. */
type Change = Readonly<Record<string, unknown>> | Theirs | 'not-allowed' | 'done'

/** What the requester can write beside filing. */
export function createWrites(parts: WritesParts): Pick<Desk, 'comment' | 'reopen' | 'solve' | 'rate'> {
  const { database, client, once, people, shelf, ratings, openFile, actAs, clock, log } = parts

  /** Changes the ticket under the key, which its audit keeps; `change` says nothing where the status does not allow it. */
  const update = (
    name: string,
    { key, number, requester }: Write,
    change: (opened: Opened) => Promise<Change>,
  ): Promise<Kind> =>
    once.run<Kind>(key, `${name} ${number} for ${requester}`, {
      isRecognised: false,
      async prepare() {
        const opened = await shelf.open(number, requester)
        if (!opened) return { outcome: 'not-found' }
        const ticket = await change(opened)
        if (typeof ticket === 'string') return { outcome: ticket }
        if (isTheirs(ticket)) return { send: JSON.stringify(ticket) }
        return { send: JSON.stringify({ ticket: { ...ticket, metadata: { ventanilla: key } } }) }
      },
      async send(body) {
        const json: unknown = JSON.parse(body)
        if (isTheirs(json)) await sendTheirs(client, number, json)
        else await client({ method: 'PUT', path: `/api/v2/tickets/${number}`, json, answer: oneTicket })
        return 'done'
      },
      async look(body) {
        const audits = await readAudits(client, number)
        const isDone = audits.some(({ metadata }) => metadata?.custom?.['ventanilla'] === key)
        return isDone || (body !== '' && isAmong(audits, JSON.parse(body))) ? 'done' : undefined
      },
      /** Since it was looked at, the account may have closed or deleted the ticket; such a one it refuses. */
      async refused() {
        const opened = await shelf.open(number, requester)
        if (!opened) return 'not-found'
        return opened.ticket.status === 'closed' ? 'not-allowed' : undefined
      },
    })
  const written = async (type: Kind, { number, requester }: Write): Promise<Written> => {
    const opened = type === 'not-found' ? undefined : await shelf.open(number, requester)
    return opened && type !== 'not-found' ? { type, ticket: opened.ticket } : { type: 'not-found' }
  }
  const addComment = async (
    name: 'comment' | 'reopen',
    write: Comment,
    isAllowed: (status: TicketStatus) => boolean,
  ): Promise<Written> => {
    const type = await update(name, write, async ({ ticket, author, history }) => {
      if (!isAllowed(ticket.status)) return 'not-allowed'
      const by = actAs === 'on-behalf-of' ? author : undefined
      const { tokens, missing } = await upload(client, openFile, write.files, by)
      refuseWithout(missing)
      if (by !== undefined) return theirs({ by, after: history.lastAudit, text: write.text, tokens })
      return {
        comment: {
          body: write.text,
          public: true,
          ...(author !== undefined && { author_id: author }),
          ...(tokens.length > 0 && { uploads: tokens }),
        },
        ...(ticket.status !== 'open' && { status: 'open' }),
      }
    })
    return written(type, write)
  }
  /** The support side reads it, where the account still lets the ticket be written to; it counts in any case. */
  const note = async (write: Write, text: string): Promise<void> => {
    const change = async () => ({ comment: { body: text, public: false } })
    try {
      const outcome = await update('note', { ...write, key: `${write.key}/note` }, change)
      if (outcome !== 'done') log.warn('desk.rating-unnoted', { ticket: write.number, outcome })
    } catch (error) {
      if (!(error instanceof DeskRefusedError)) throw error
      log.warn('desk.rating-unnoted', { ticket: write.number }, error)
    }
  }

  /** Where the account still has a rating of its own, which knows good and bad. It counts here in any case. */
  const rateThere = async ({ author }: Opened, { number }: Write, rating: Rating): Promise<void> => {
    if (actAs !== 'on-behalf-of' || author === undefined) return
    try {
      await rateAs(client, { by: author, number, rating })
    } catch (error) {
      if (!(error instanceof DeskRefusedError || error instanceof DeskOutcomeUnknownError)) throw error
      log.info('desk.rating-not-taken', { ticket: number, code: error.code })
    }
  }

  return {
    comment: (write) => addComment('comment', write, (status) => status !== 'closed'),
    reopen: (write) => addComment('reopen', write, (status) => status === 'solved'),
    async solve(write) {
      const type = await update('solve', write, async ({ ticket, raw }) => {
        if (ticket.status === 'closed') return 'not-allowed'
        if (ticket.status === 'solved') return 'done'
        // A solved ticket has somebody who solved it.
        return { status: 'solved', ...(raw.assignee_id == null && { assignee_id: await people.self() }) }
      })
      return written(type, write)
    },
    async rate(write) {
      const rating = ratingOf(write)
      const opened = await shelf.open(write.number, write.requester)
      if (!opened) return { type: 'not-found' }
      const before = ratings.of(write.number)
      const isSame = before?.score === rating.score && before.comment === rating.comment
      if (!isSame) {
        const isTaken =
          opened.isWithinWindow &&
          (await database.write(() => ratings.take(write.number, rating, clock.now())))
        if (!isTaken) return { type: 'not-allowed', ticket: opened.ticket }
      }
      await note(write, noteOf(rating))
      await rateThere(opened, write, rating)
      return written('done', write)
    },
  }
}
