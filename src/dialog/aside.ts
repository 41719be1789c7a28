import { never } from '../errors.ts'
import { run } from './commands.ts'
import type { Act } from './facts.ts'
import { followUp } from './follow-up.ts'
import type { Heard } from './hear.ts'
import { setDaily } from './daily.ts'
import { sayFollow } from './issue.ts'
import { chooseLanguage } from './person.ts'
import { askAgain } from './prompts.ts'
import { solved } from './suggest.ts'
import { doTicketAct, rate, tellTicket, tellTickets } from './tickets.ts'
import { note, type Work } from './work.ts'

/** Whether an act is no answer to a question but something beside the form: it can be said at any time. */
export const isAside = (act: Act): boolean => asideOf(act) !== undefined

/** Carries out what is beside the form, the first of each kind that was named. */
export function runAside(work: Work, heard: Heard, acts: readonly Act[]): void {
  const done = new Set<Act['type']>()
  for (const act of acts) {
    if (done.has(act.type)) continue
    done.add(act.type)
    asideOf(act)?.(work, heard)
  }
}

/** What carries the act out; undefined for an answer, a courtesy or a sign. */
function asideOf(act: Act): ((work: Work, heard: Heard) => void) | undefined {
  switch (act.type) {
    case 'language':
      return (work) => chooseLanguage(work, act.language)
    case 'tickets':
      return (work) => tellList(work, act)
    case 'ticket':
      return (work) => actOnTicket(work, act)
    case 'rate':
      return (work) => rate(work, act.number, act.score)
    case 'command':
      return (work, { text }) => run(work, act.command, text)
    case 'solved':
      return (work) => saySolved(work, act.position)
    case 'issue':
      return (work, { text }) => sayFollow(work, act.act, text)
    case 'daily':
      return (work) => beDaily(work, act.isOn)
    case 'answer':
    case 'unclear':
    case 'change':
    case 'nonsense':
    case 'sentence':
    case 'greeting':
    case 'thanks':
    case 'works':
    case 'nod':
      return undefined
    default:
      return never(act)
  }
}

function actOnTicket(work: Work, act: Extract<Act, { type: 'ticket' }>): void {
  if (act.act === 'follow-up' && act.number !== 'last') followUp(work, act.number)
  else doTicketAct(work, act)
}

/** In a ticket's own thread "status" means that ticket. */
function tellList(work: Work, act: Extract<Act, { type: 'tickets' }>): void {
  const { topic, draft } = work.state
  if (topic !== undefined && draft === undefined) tellTicket(work, topic)
  else tellTickets(work, act, 1)
}

/** What is asked stays as it is. */
function beDaily(work: Work, isOn: boolean): void {
  setDaily(work, isOn)
  if (work.state.draft === undefined) work.ending = 'say'
  else askAgain(work)
}

function saySolved(work: Work, position: number): void {
  if (work.state.draft) return solved(work, position)
  note(work, 'welcomeThanks', {})
  work.ending = 'say'
}
