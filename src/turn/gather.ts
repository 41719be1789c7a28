import type { Calendar } from '../calendar.ts'
import type { Clock } from '../clock.ts'
import type { Desk } from '../desk/desk.ts'
import { mostAlike } from '../dialog/alike.ts'
import type { Facts, Need, TicketPage } from '../dialog/facts.ts'
import { standingFor } from '../dialog/read-again.ts'
import type { State } from '../dialog/state.ts'
import type { Ticket } from '../dialog/ticket.ts'
import type { Tree } from '../dialog/tree.ts'
import { never, RetryableError } from '../errors.ts'
import type { Identity } from '../identity/identity.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Log } from '../log.ts'
import type { Inbound } from '../message.ts'
import type { Understanding } from '../understanding/understanding.ts'

/** Where facts come from. */
export interface Sources {
  readonly identity: Identity
  readonly knowledge: Knowledge
  readonly desk: Desk
  readonly understanding: Understanding
  readonly calendar: Calendar
  readonly clock: Clock
  readonly log: Log
  /** How long a source may take before the step goes on without its fact. */
  readonly patienceMs: number
}

/** What the facts are gathered for. */
export interface Asking {
  readonly inbound: Inbound
  readonly tree: Tree
  readonly state: State
}

/**
 * Fetches the facts that a step asked for, all at once. A source that fails or is slow becomes one more fact: its need
 * is listed as missing. Only who the person is can't be done without.
 * @throws RetryableError `turn.nobody`, `turn.slow` or what identity throws, when the person can't be found out now.
 */
export async function gather(sources: Sources, needs: readonly Need[], asking: Asking): Promise<Facts> {
  const facts = await Promise.all(
    needs.map(async (need): Promise<Facts> => {
      try {
        return await inTime(sources, need, fetchFact(sources, need, asking))
      } catch (error) {
        if (need.type === 'person') throw error
        sources.log.warn(
          'turn.fact-missing',
          { need: need.type, conversation: asking.inbound.conversation },
          error,
        )
        return { missing: [need.type] }
      }
    }),
  )
  return facts.reduce(merge, {})
}

/** What is known so far, and what was gathered since. */
export function merge(known: Facts, more: Facts): Facts {
  const missing = [...(known.missing ?? []), ...(more.missing ?? [])]
  return { ...known, ...more, ...(missing.length > 0 && { missing }) }
}

/** Suggestions on show, and tickets on one page of the list. */
export const shown = { articles: 3, tickets: 5 }

async function fetchFact(sources: Sources, need: Need, { inbound, tree, state }: Asking): Promise<Facts> {
  const { identity, knowledge, desk, understanding, calendar } = sources
  // Nobody's tickets are asked for before it is known who asks; nobody has the id ''.
  const requester = state.person?.id ?? ''
  switch (need.type) {
    case 'interpretation': {
      const { text } = need
      const timeZone = state.person?.timeZone ?? inbound.sender?.timeZone ?? 'UTC'
      const { language } = state
      return {
        interpretation: await understanding.interpret({
          text,
          tree,
          state: standingFor(state, need),
          language,
          at: inbound.at,
          timeZone,
        }),
      }
    }
    case 'person': {
      if (inbound.sender) return { person: await identity.find(inbound.sender) }
      throw new RetryableError(
        'turn.nobody',
        `Event "${inbound.id}" has no sender, and nobody is known there yet.`,
      )
    }
    case 'articles': {
      const { query, language, details, past = [] } = need
      // One more than is shown tells whether there are others.
      const most = shown.articles + past.length + 1
      const all = await knowledge.suggest(query, language, most, details)
      const fresh = all.filter(({ id }) => !past.includes(id))
      const hasMore = fresh.length > shown.articles && ({ hasMore: true } as const)
      return { articles: { query, found: fresh.slice(0, shown.articles), ...hasMore } }
    }
    case 'ticket': {
      const found =
        need.number === 'last'
          ? (await desk.list(requester, { page: 1, perPage: 1 })).tickets[0]
          : await desk.get(need.number, requester)
      return { ticket: { asked: need.number, ...(found && { found }) } }
    }
    case 'answers': {
      const found = (await desk.answers(need.number, requester)) ?? []
      return { answers: { asked: need.number, found } }
    }
    case 'tickets':
      return { tickets: await pageOf(desk, requester, need) }
    case 'same': {
      const found = await sameOf(desk, requester, need)
      return { same: { subjects: need.subjects, ...(found && { found }) } }
    }
    case 'office': {
      const { timeZone } = calendar
      return {
        office: { open: calendar.isOpen(inbound.at), opensAt: calendar.nextOpen(inbound.at), timeZone },
      }
    }
    default:
      return never(need)
  }
}

/** How many of a person's open tickets are compared at most. */
const mostCompared = 50

/** The open ticket of the requester that has most in common with what is asked for. */
async function sameOf(
  desk: Desk,
  requester: string,
  need: Extract<Need, { type: 'same' }>,
): Promise<Ticket | undefined> {
  const { account } = need
  const query = { status: ['open', 'pending'], page: 1, perPage: mostCompared } as const
  const { tickets } = await desk.list(requester, { ...query, ...(account !== undefined && { account }) })
  return mostAlike(tickets, need)
}

async function pageOf(
  desk: Desk,
  requester: string,
  { status, search, page }: Extract<Need, { type: 'tickets' }>,
): Promise<TicketPage> {
  const asked = { ...(status && { status }), ...(search !== undefined && { search }) }
  const { tickets, total } = await desk.list(requester, { page, perPage: shown.tickets, ...asked })
  const pages = Math.max(1, Math.ceil(total / shown.tickets))
  return { tickets, total, page, pages, ...asked }
}

function inTime<T>({ clock, patienceMs }: Sources, { type }: Need, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = clock.after(patienceMs, () =>
      reject(new RetryableError('turn.slow', `The fact "${type}" did not come within ${patienceMs} ms.`)),
    )
    work.then(resolve, reject).finally(stop)
  })
}
