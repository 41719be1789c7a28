import { isAside, runAside } from './aside.ts'
import type { Act, Command } from './facts.ts'
import type { Heard } from './hear.ts'
import { saysSomething } from './keep.ts'
import { isForWords } from './prompts.ts'
import type { State } from './state.ts'
import { isOver } from './ticket.ts'
import { commentRating, leaveUncommented } from './survey.ts'
import { askDesk, lookUp } from './tickets.ts'
import { note, type Work } from './work.ts'

/** Commands that are never meant for the desk: on a prompt that asks for the words, and in a ticket's own thread. */
const ours: { readonly [where in 'prompt' | 'thread']: readonly Command[] } = {
  prompt: ['cancel', 'back', 'help', 'new', 'skip'],
  thread: ['help', 'new', 'restart', 'resume', 'more', 'sent?'],
}

/**
 * A message where a plain text is meant for the desk: a ticket's own thread, or a prompt that asked for the words.
 * False where that is not so. "Yes", "no" and the like are words for the desk here.
 */
export function hearReply(work: Work, heard: Heard): boolean {
  const where = placeOf(work.state)
  if (where === undefined) return false
  const { acts } = heard.meaning
  const isRating = work.state.live?.asks === 'rateComment'
  const aside = acts.filter((act) => isAside(act) && isOurs(act, where))
  if (aside.length > 0) runAside(work, heard, aside)
  else if (isThanks(heard) && isRating) leaveUncommented(work)
  else if (isRating) commentRating(work, heard.text)
  else if (isThanks(heard)) {
    note(work, 'welcomeThanks', {})
    work.ending = 'say'
  } else if (where === 'thread' && isSaidToWork(heard) && isOverFor(work)) return true
  else {
    const { live, topic } = work.state
    const number = live?.ticket ?? topic ?? 0
    askDesk(work, { type: live?.asks === 'reopen' ? 'reopen' : 'comment', number, text: heard.text })
  }
  return true
}

/**
 * "It works now" in the thread of a solved ticket is good news, and would reopen it as a reply: the ticket is shown, where it can be
 * rated. In the thread of another it is news for the support side. False where it is that, or is not known yet.
 */
function isOverFor(work: Work): boolean {
  const ticket = lookUp(work, work.state.topic ?? 0)
  if (work.needs.length > 0) return true
  if (ticket === undefined || !isOver(ticket)) {
    work.content.length = 0
    return false
  }
  note(work, 'gladItWorks', {})
  work.content.push({ type: 'ticket', moment: 'status', ticket })
  work.ending = 'say'
  return true
}

const isSaidToWork = ({ meaning: { acts }, given }: Heard): boolean =>
  acts.some((act) => act.type === 'works') && given.length === 0

function placeOf({ live, topic, draft }: State): keyof typeof ours | undefined {
  if (isForWords(live)) return 'prompt'
  return topic !== undefined && draft === undefined && live === undefined ? 'thread' : undefined
}

function isOurs(act: Act, where: keyof typeof ours): boolean {
  if (act.type === 'command') return ours[where].includes(act.command)
  return act.type !== 'solved'
}

function isThanks({ meaning: { acts, rest }, given }: Heard): boolean {
  return acts.some((act) => act.type === 'thanks') && given.length === 0 && !saysSomething(rest)
}
