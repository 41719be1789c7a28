import type { Calendar } from '../../calendar.ts'
import type { Clock } from '../../clock.ts'
import type { Ticket, TicketStatus } from '../../dialog/ticket.ts'
import type { Mutes } from '../mutes.ts'
import type { Ratings } from '../ratings.ts'
import type { Client } from './client.ts'
import { DeskRefusedError } from './failures.ts'
import { type History, historyOf, priorityOf, readAudits } from './history.ts'
import type { Ledger, LedgerTicket } from './ledger.ts'
import { type Mapping, statusOf } from './mapping.ts'
import type { People } from './people.ts'
import { whoseNow } from './whose.ts'
import { manyTickets, oneTicket, type ZendeskTicket } from './schemas.ts'

/** Tickets of ours, read from the account. */
export interface Shelf {
  /** Undefined when it is not this requester's, or is gone. */
  open(number: number, requester: string): Promise<Opened | undefined>
  /** As many as there still are, of those known to be the requester's. */
  openAll(requester: string): Promise<readonly Opened[]>
  /** What was just filed, of which there is no history yet. */
  fresh(ticket: ZendeskTicket, known: LedgerTicket): Ticket
}

export interface Opened {
  readonly known: LedgerTicket
  readonly raw: ZendeskTicket
  /** Whose name the requester's words go under; undefined where they would be an agent's: the integration's then. */
  readonly author: number | undefined
  readonly history: History
  /** As the requester may see it. */
  readonly ticket: Ticket
  /** It was solved, and its window is still open. */
  readonly isWithinWindow: boolean
}

export interface ShelfParts {
  readonly client: Client
  readonly ledger: Ledger
  readonly people: People
  readonly ratings: Ratings
  readonly mutes: Mutes
  readonly mapping: Mapping
  readonly clock: Clock
  readonly calendar: Calendar
  readonly reopenHours: number
  /** Where a requester reads a ticket on the web. */
  readonly urlOf: (number: number) => string | undefined
}

const perCall = 100
const atOnce = 4

export function createShelf(parts: ShelfParts): Shelf {
  const { client, ledger, people, ratings, mutes, mapping, clock, calendar, reopenHours, urlOf } = parts

  const show = (raw: ZendeskTicket, known: LedgerTicket, history: History | undefined): Ticket => {
    const { number } = known
    const until =
      history?.solvedAt === undefined ? undefined : calendar.addHours(history.solvedAt, reopenHours)
    const status = closedByClock(statusOf(mapping, raw.status, raw.custom_status_id), until, clock.now())
    const url = urlOf(number)
    const lastComment = history?.comments.at(-1)
    const followUp = ledger.followUpTo(number)
    const rating = ratings.of(number)?.score
    return {
      number,
      subject: raw.subject ?? '',
      status,
      priority: priorityOf(raw.priority),
      createdAt: Date.parse(raw.created_at),
      updatedAt: history?.changedAt ?? Date.parse(raw.created_at),
      ...(known.account !== undefined && { account: known.account }),
      ...(url !== undefined && { url }),
      ...(lastComment && { lastComment }),
      ...(status === 'solved' && until !== undefined && { reopenUntil: until }),
      ...(rating !== undefined && { rating }),
      ...(mutes.has(number) && { isMuted: true }),
      ...(known.followUpOf !== undefined && { followUpOf: known.followUpOf }),
      ...(followUp !== undefined && { followUp }),
    }
  }
  const opened = async (raw: ZendeskTicket, known: LedgerTicket): Promise<Opened | undefined> => {
    const whose = await whoseNow(raw, known, { ledger, people })
    if (!whose) return undefined
    const around = { ...whose, ticket: raw, known, mapping, people }
    const history = await historyOf(await readAudits(client, known.number), around)
    const { solvedAt } = history
    const isWithinWindow = solvedAt !== undefined && clock.now() < calendar.addHours(solvedAt, reopenHours)
    const { author } = whose
    return { known, raw, author, history, ticket: show(raw, known, history), isWithinWindow }
  }
  const read = async (number: number): Promise<ZendeskTicket | undefined> => {
    try {
      const { ticket } = await client({ method: 'GET', path: `/api/v2/tickets/${number}`, answer: oneTicket })
      return ticket.status === 'deleted' ? undefined : ticket
    } catch (error) {
      if (error instanceof DeskRefusedError && error.status === 404) return undefined
      throw error
    }
  }

  return {
    async open(number, requester) {
      const known = ledger.ticket(number)
      if (!known || requester === '' || known.requester !== requester) return undefined
      const raw = await read(number)
      return raw && (await opened(raw, known))
    },
    async openAll(requester) {
      const known = new Map(ledger.ticketsOf(requester).map((each) => [each.number, each]))
      const numbers = [...known.keys()]
      const found: Opened[] = []
      for (let from = 0; from < numbers.length; from += perCall) {
        const { tickets } = await client({
          method: 'GET',
          path: '/api/v2/tickets/show_many',
          query: { ids: numbers.slice(from, from + perCall).join(',') },
          answer: manyTickets,
        })
        for (let each = 0; each < tickets.length; each += atOnce) {
          const some = await Promise.all(
            tickets.slice(each, each + atOnce).map(async (raw) => {
              const mine = known.get(raw.id)
              return mine && raw.status !== 'deleted' ? opened(raw, mine) : undefined
            }),
          )
          found.push(...some.filter((one) => one !== undefined))
        }
      }
      return found
    },
    fresh: (raw, known) => show(raw, known, undefined),
  }
}

/** A solved ticket counts as closed from the instant its window has passed, whenever the account closes it. */
function closedByClock(status: TicketStatus, until: number | undefined, now: number): TicketStatus {
  return status === 'solved' && until !== undefined && now >= until ? 'closed' : status
}
