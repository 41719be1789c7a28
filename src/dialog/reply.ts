import { isAside, runAside } from './aside.ts'
import type { Act, Command } from './facts.ts'
import type { Heard } from './hear.ts'
import { saysSomething } from './keep.ts'
import { isForWords } from './prompts.ts'
import { hearSign, isBareScore } from './sign.ts'
import type { State } from './state.ts'
import { commentRating, leaveUncommented } from './survey.ts'
import { askDesk } from './tickets.ts'
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
  else if (isRating && (isThanks(heard) || saysNoMore(work, heard))) leaveUncommented(work)
  else if (isRating) commentRating(work, heard.text)
  else if (isThanks(heard)) {
    note(work, 'welcomeThanks', {})
    work.ending = 'say'
  } else {
    const { live, topic } = work.state
    const number = live?.ticket ?? topic ?? 0
    if (hearSign(work, heard, number) || work.needs.length > 0) return true
    work.content.length = 0
    askDesk(work, { type: live?.asks === 'reopen' ? 'reopen' : 'comment', number, text: heard.text })
  }
  return true
}

/** A nod, or the score that was given, said once more: there is no comment in it. */
function saysNoMore({ state: { live } }: Work, { meaning: { acts }, given }: Heard): boolean {
  const [only] = acts
  if (only === undefined || acts.length > 1 || given.length > 0) return false
  return (only.type === 'nod' && only.isYes) || (only.type === 'rate' && only.score === live?.score)
}

function placeOf({ live, topic, draft }: State): keyof typeof ours | undefined {
  if (isForWords(live)) return 'prompt'
  return topic !== undefined && draft === undefined && live === undefined ? 'thread' : undefined
}

function isOurs(act: Act, where: keyof typeof ours): boolean {
  if (act.type === 'command') return ours[where].includes(act.command)
  return act.type !== 'solved' && !isBareScore(act)
}

function isThanks({ meaning: { acts, rest }, given }: Heard): boolean {
  return acts.some((act) => act.type === 'thanks') && given.length === 0 && !saysSomething(rest)
}
