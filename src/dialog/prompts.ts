import type { Command } from './facts.ts'
import type { Live } from './state.ts'
import type { Work } from './work.ts'

/** The prompts that the program has of its own, and what can be pressed on each. */
const own: Readonly<Record<string, readonly Command[]>> = {
  review: ['send', 'change', 'cancel'],
  resume: ['continue', 'new'],
  handover: ['human', 'continue'],
  change: ['cancel'],
  clarify: ['back', 'human'],
  reply: ['cancel', 'new'],
  reopen: ['cancel'],
  rateComment: ['skip'],
  same: ['yes', 'no'],
}

/** Whether this is no question of the tree but one of the program's own. */
export function isOwn(asks: string | undefined): boolean {
  return asks !== undefined && Object.hasOwn(own, asks)
}

/** What can be pressed on a prompt of the program's own. */
export const commandsOf = (asks: string): readonly Command[] => (isOwn(asks) ? (own[asks] ?? []) : [])

/** A prompt of the program's own that stands in front of the questions; the review comes after them by itself. */
export function isInFront(live: Live | undefined): boolean {
  return live !== undefined && live.asks !== 'review' && isOwn(live.asks)
}

/** The question of the tree that an answer given now is for. */
export function askedNow(live: Live | undefined): string | undefined {
  return live?.asks === 'clarify' || live?.asks === 'handover' ? live.about : live?.asks
}

/** Asks a prompt that stands in front once more after what was said in between, unless something else is asked by now. */
export function askAgain(work: Work): void {
  const live = work.state.live
  if (live && work.prompt === undefined && isInFront(live)) work.prompt = promptOf(live)
}

/** A live prompt of the program's own, to be asked again. */
export function promptOf(live: Live): NonNullable<Work['prompt']> {
  const { id: _, draft: __, proposal: ___, ...prompt } = live
  return prompt
}

/** Whether plain words are asked for, for a ticket: they are taken as they are. */
export const isForWords = (live: Live | undefined): boolean =>
  live?.asks === 'reply' || live?.asks === 'reopen' || live?.asks === 'rateComment'
