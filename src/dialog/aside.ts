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
export function isAside(act: Act): boolean {
  return (
    act.type === 'language' ||
    act.type === 'tickets' ||
    act.type === 'ticket' ||
    act.type === 'rate' ||
    act.type === 'solved' ||
    act.type === 'issue' ||
    act.type === 'daily' ||
    act.type === 'command'
  )
}

/** Carries out what is beside the form, the first of each kind that was named. */
export function runAside(work: Work, heard: Heard, acts: readonly Act[]): void {
  const done = new Set<Act['type']>()
  for (const act of acts) {
    if (done.has(act.type)) continue
    done.add(act.type)
    if (act.type === 'language') chooseLanguage(work, act.language)
    else if (act.type === 'tickets') tellList(work, act)
    else if (act.type === 'ticket' && act.act === 'follow-up' && act.number !== 'last')
      followUp(work, act.number)
    else if (act.type === 'ticket') doTicketAct(work, act)
    else if (act.type === 'rate') rate(work, act.number, act.score)
    else if (act.type === 'command') run(work, act.command, heard.text)
    else if (act.type === 'solved') saySolved(work, act.position)
    else if (act.type === 'issue') sayFollow(work, act.act, heard.text)
    else if (act.type === 'daily') beDaily(work, act.isOn)
  }
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
