import type { Effect } from './effect.ts'
import type { Act, TicketPage } from './facts.ts'
import { askAgain } from './prompts.ts'
import { forgetNews } from './news.ts'
import { expectNothing } from './reminder.ts'
import { keepReply } from './replies.ts'
import type { FileRef } from './state.ts'
import { isOver, type Ticket, type TicketStatus } from './ticket.ts'
import { note, type Work } from './work.ts'

/** Shows a ticket of this person, or the same words for one that is somebody else's and one that does not exist. */
export function tellTicket(work: Work, number: number | 'last'): void {
  const ticket = lookUp(work, number)
  const isShown = work.content.some((each) => each.type === 'ticket' && each.ticket === ticket)
  if (ticket && !isShown) work.content.push({ type: 'ticket', moment: 'status', ticket })
  askAgain(work)
}

/** The ticket; where it can't be had, says so or asks for the fact. A step looks at one ticket, however many are named. */
export function lookUp(work: Work, number: number | 'last'): Ticket | undefined {
  const asked = number === 'last' ? (work.state.topic ?? number) : number
  const isFirst = work.looked === undefined
  if (!isFirst && work.looked !== asked) return undefined
  work.looked = asked
  const fact = work.facts.ticket
  const isKnown = fact?.asked === asked
  if (isFirst && !isKnown && !work.facts.missing?.includes('ticket'))
    work.needs.push({ type: 'ticket', number: asked })
  else if (isFirst && !isKnown) note(work, 'deskAway', {})
  else if (isFirst && fact?.found === undefined) sayNone(work, asked)
  return isKnown ? fact.found : undefined
}

function sayNone(work: Work, asked: number | 'last'): void {
  if (asked === 'last') note(work, 'noTickets', { filtered: false })
  else note(work, 'noTicket', { number: asked })
}

/** Which of the person's tickets are listed: of these statuses, with these words in the subject. */
interface Listed {
  readonly status?: readonly TicketStatus[]
  readonly search?: string
}

/** The first page of the person's tickets, where it is known; asks for it where it is not. */
export function lookUpList(work: Work, { status }: Listed): TicketPage | undefined {
  const fact = work.facts.tickets
  if (fact === undefined && !work.facts.missing?.includes('tickets'))
    work.needs.push({ type: 'tickets', page: 1, ...(status && { status }) })
  return fact
}

/** Shows a page of the person's tickets. */
export function tellTickets(work: Work, { status, search }: Listed, page: number): void {
  if (work.hasListed) return
  work.hasListed = true
  askAgain(work)
  const asked = { ...(status && { status }), ...(search !== undefined && { search }) }
  const fact = work.facts.tickets
  if (fact === undefined) {
    if (work.facts.missing?.includes('tickets')) note(work, 'deskAway', {})
    else work.needs.push({ type: 'tickets', page: Math.max(page, 1), ...asked })
    return
  }
  work.state.listed = fact.page < fact.pages ? { page: fact.page, ...asked } : undefined
  work.content.push({ type: 'tickets', page: fact })
}

/** The page after the one that was shown last; the first where there is none. */
export function tellMoreTickets(work: Work): void {
  const { listed } = work.state
  tellTickets(work, listed ?? {}, (listed?.page ?? 0) + 1)
}

/** Does what a text asks of an existing ticket; what comes of it is told when the desk has answered. */
export function doTicketAct(work: Work, act: Extract<Act, { type: 'ticket' }>): void {
  const number = numberOf(work, act.number)
  if (act.act === 'status' || act.act === 'follow-up' || number === undefined)
    return tellTicket(work, act.number)
  if (act.act === 'mute' || act.act === 'unmute') return mute(work, number, act.act === 'mute')
  if (act.act === 'solve') return askDesk(work, { type: 'solve', number })
  if (act.text === undefined) return askForWords(work, act.act, number)
  if (act.act === 'reopen') return reopen(work, number, act.text)
  askDesk(work, { type: 'comment', number, text: act.text })
}

/** Which ticket is meant: the last one is what this place is about, or what was filed here last. */
function numberOf({ state }: Work, number: number | 'last'): number | undefined {
  return number === 'last' ? (state.topic ?? state.filed?.at(-1)?.ticket) : number
}

/** "It fails again" reopens a ticket that was solved; one that is open hears it as a reply. */
function reopen(work: Work, number: number, text: string): void {
  if (work.facts.missing?.includes('ticket')) return askDesk(work, { type: 'reopen', number, text })
  const ticket = lookUp(work, number)
  if (ticket === undefined) return askAgain(work)
  askDesk(work, { type: isOver(ticket) ? 'reopen' : 'comment', number, text })
}

/**
 * Stops telling the news of a ticket, or starts again, in every conversation of the person. A list of what waits, and a status that is
 * asked for, show it all the same.
 */
export function mute(work: Work, number: number, isMuted: boolean): void {
  const ticket = lookUp(work, number)
  askAgain(work)
  if (ticket === undefined) return
  const requester = work.state.person?.id ?? ''
  work.effects.push({ type: 'mute', number, requester, isMuted, at: work.event.at })
  if (isMuted) {
    expectNothing(work, number)
    forgetNews(work, number)
  }
  note(work, isMuted ? 'muted' : 'unmuted', { number })
}

/** Whether it is one of the scores. */
export const isScore = (score: number): boolean => Number.isInteger(score) && score >= 1 && score <= 5

/** Rates a ticket. What is no rating, or of no ticket, shows the ticket instead. */
export function rate(work: Work, of: number | 'last', score: number): void {
  const number = numberOf(work, of)
  if (number === undefined || !isScore(score)) return tellTicket(work, of)
  askDesk(work, { type: 'rate', number, score })
}

/** Asks what is to be said to the desk, where the ticket is one that can hear it. */
export function askForWords(work: Work, act: 'reply' | 'reopen', number: number): void {
  const ticket = lookUp(work, number)
  if (ticket === undefined) return askAgain(work)
  if (act === 'reopen' && !isOver(ticket)) return tellTicket(work, number)
  work.prompt = { asks: act, ticket: number }
}

type Asked =
  | { readonly type: 'solve'; readonly number: number }
  | { readonly type: 'reopen' | 'comment'; readonly number: number; readonly text: string }
  | { readonly type: 'rate'; readonly number: number; readonly score: number; readonly comment?: string }

/**
 * Asks the desk, in the name of this person. Files that came with the words go with them. A prompt that asked for the
 * words is done with; any other stays as it is, because the answer comes later.
 */
export function askDesk(work: Work, asked: Asked): void {
  const requester = work.state.person?.id ?? ''
  const { happened } = work.event
  const came = happened.type === 'said' ? happened : noWords
  work.effects.push(effectOf(asked, requester, came))
  const isWords = asked.type === 'comment' || asked.type === 'reopen'
  if (came.message !== undefined && asked.type !== 'solve')
    keepReply(work, {
      message: came.message,
      ticket: asked.number,
      ...(asked.type === 'rate' && { isRating: true }),
    })
  if (isWords) expectNothing(work, asked.number)
  if (work.state.live?.ticket !== undefined) work.settled = wordsIn(asked) || { command: 'continue' }
  else if (work.content.length === 0) work.ending = 'silence'
}

/** What came with the words: files, and the message they are of. */
interface Came {
  readonly message?: string
  readonly files: readonly FileRef[]
}

const noWords: Came = { files: [] }

/** What the person wrote; nothing where they gave files alone. */
function wordsIn(asked: Asked): string {
  if (asked.type === 'solve') return ''
  return (asked.type === 'rate' ? asked.comment : asked.text) ?? ''
}

function effectOf(asked: Asked, requester: string, { message, files }: Came): Effect {
  const of = { number: asked.number, requester, ...(message !== undefined && { message }) }
  switch (asked.type) {
    case 'comment':
      return { type: 'comment', text: asked.text, files, ...of }
    case 'reopen':
      return { type: 'reopen', text: asked.text, files, ...of }
    default:
      return { ...asked, requester }
  }
}
