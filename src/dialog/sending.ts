import { draftOf } from './draft.ts'
import { type Filing, filingOf, missingOf } from './filing.ts'
import { questionOf } from './outline.ts'
import { askAgain, askedNow } from './prompts.ts'
import { sayNothingAsked } from './repair.ts'
import { asksWhetherSame } from './same.ts'
import type { Draft, Missed, Person } from './state.ts'
import { tellTicket } from './tickets.ts'
import { note, pathThrough, setDraft, type Work } from './work.ts'

/** Sends from the review; from anywhere else says what is missing, or shows the review first. */
export function sendOrAsk(work: Work): void {
  const { draft, live } = work.state
  if (draft === undefined) return wasItSent(work)
  const missing = missingOf(work.tree, draft, pathThrough(work, draft.answers))
  if (missing.length > 0) return note(work, 'missing', { questions: missing.slice(0, 3) })
  if (live?.asks === 'review') return sendUnlessSame(work, draft)
  if (live?.asks === 'same') return send(work, draft)
  setDraft(work, { ...draft, open: undefined })
}

/**
 * Hands the draft over for filing. It leaves the conversation's hands at once: a second "send" finds no draft to send,
 * and the person can go on with other things until the number comes. What only asking needed stays behind.
 */
function send(work: Work, draft: Draft): void {
  const person = work.state.person
  if (person === undefined) return note(work, 'deskAway', {})
  const path = pathThrough(work, draft.answers)
  const filing = filingOf(work.tree, draft, path, person, work.state.language)
  work.effects.push({ type: 'file', filing })
  remember(work, person, filing)
  work.state.filing = [...(work.state.filing ?? []), sentOf(draft)]
  setDraft(work, undefined)
  work.settled = { command: 'send' }
  work.ending = 'end'
}

/** Who they said they are is known from now on, here and wherever they come back. */
function remember(work: Work, person: Person, { name, email, account }: Filing): void {
  const known: { name?: string; email?: string; account?: string; accounts?: readonly string[] } = {}
  if (name !== undefined) known.name = name
  if (email !== undefined) known.email = email
  if (account !== undefined) known.account = account
  if (Object.keys(known).length === 0) return
  work.effects.push(Object.assign({ type: 'remember' as const, person: person.id }, known))
  if (account !== undefined && person.accounts[0] !== account)
    known.accounts = [account, ...person.accounts.filter((each) => each !== account)]
  work.state.person = Object.assign({}, person, known)
}

/** Sends it, unless the person has an open ticket about the same thing and has not said yet that this is another. */
function sendUnlessSame(work: Work, draft: Draft): void {
  if (work.state.person && asksWhetherSame(work, draft)) return
  send(work, draft)
}

function sentOf({
  id,
  revision,
  answers,
  origins,
  files,
  fileOrigins,
  suggested,
  followUpOf,
  handedOver,
  candidate,
  kept,
}: Draft): Draft {
  return {
    id,
    revision,
    answers,
    origins,
    files,
    fileOrigins,
    undo: [],
    ...(suggested && { suggested: { query: suggested.query, articles: [], isAgain: true } }),
    ...(followUpOf !== undefined && { followUpOf }),
    ...(handedOver && { handedOver }),
    ...(candidate !== undefined && { candidate, kept }),
  }
}

/** Asks for a person: offers to hand over what there is, and hands it over when that was offered. */
export function human(work: Work): void {
  const { live } = work.state
  if (live?.asks === 'handover') return handOver(work, live.missed ?? [])
  draftOf(work)
  offerPerson(work, live?.missed ?? [])
}

/** Offers a person, or to go on without the answer that was asked for. */
export function offerPerson(work: Work, missed: readonly Missed[]): void {
  const about = askedNow(work.state.live)
  note(work, 'handover', {})
  work.prompt = {
    asks: 'handover',
    ...(about !== undefined && questionOf(work.tree, about) && { about }),
    missed,
  }
}

/** Files what there is, for a person to take over. `missed` is what was not understood, word by word. */
function handOver(work: Work, missed: readonly Missed[]): void {
  const { candidate, ...draft } = draftOf(work)
  const missing = missingOf(work.tree, draft, pathThrough(work, draft.answers))
  const texts = missed.map(({ text }) => text)
  const said = candidate === undefined ? texts : [candidate, ...texts]
  send(work, { ...draft, handedOver: { missing, said } })
  if (work.ending === 'end') work.settled = { command: 'human' }
}

/** "Did it work?": still on its way, filed as a number, or not sent yet. */
export function wasItSent(work: Work): void {
  const { filing, filed, draft } = work.state
  askAgain(work)
  if (filing) {
    work.ending = draft || work.state.live ? 'ask' : 'say'
    return note(work, 'stillSending', {})
  }
  if (draft !== undefined) {
    const missing = missingOf(work.tree, draft, pathThrough(work, draft.answers))
    if (missing.length > 0) note(work, 'missing', { questions: missing.slice(0, 3) })
    return
  }
  const last = filed?.at(-1)
  if (last === undefined) return sayNothingAsked(work)
  note(work, 'alreadySent', { number: last.ticket })
  tellTicket(work, last.ticket)
}
