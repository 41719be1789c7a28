import type { Reply, State } from './state.ts'
import { note, unlessEmpty, type Work } from './work.ts'

/** How many of the last replies are known by their messages. */
const mostReplies = 20

/** Keeps which ticket a message went to, so that a change of the message is passed on. */
export function keepReply(work: Work, reply: Reply): void {
  const others = (work.state.replies ?? []).filter((each) => each.message !== reply.message)
  work.state.replies = [...others, reply].slice(-mostReplies)
}

/** Forgets a message that is gone. */
export function forgetReply(work: Work, message: string): void {
  const { replies = [] } = work.state
  work.state.replies = unlessEmpty(replies.filter((each) => each.message !== message))
}

/** The ticket that a message went to; undefined when it was no reply, or is long past. */
export const ticketOfReply = ({ replies }: State, message: string): number | undefined =>
  replies?.find((each) => each.message === message)?.ticket

/** Passes the new words of a reply on to its ticket, or says that a rating stays as it is; false when the message was no reply. */
export function correctReply(work: Work, message: string, text: string): boolean {
  const reply = work.state.replies?.find((each) => each.message === message)
  if (reply === undefined) return false
  const number = reply.ticket
  if (reply.isRating) {
    note(work, 'cannotRateAnew', { number })
    work.ending = 'say'
    return true
  }
  const requester = work.state.person?.id ?? ''
  const comment = { number, requester, text: text.trim(), files: [], message } as const
  work.effects.push({ type: 'comment', ...comment, isCorrection: true })
  return true
}
