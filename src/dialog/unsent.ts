import { forgetReply } from './replies.ts'
import type { Work } from './work.ts'

/** Keeps what was meant for a ticket that is closed to words, for the request that follows it. The ticket does not have it. */
export function keepUnsent(work: Work, ticket: number, text: string, message: string | undefined): void {
  if (message !== undefined) forgetReply(work, message)
  work.state.unsent = { ticket, text, ...(message !== undefined && { message }) }
}

/** Keeps its words as they are after an edit; false when the message is not what is kept. */
export function correctUnsent({ state }: Work, message: string, text: string): boolean {
  if (state.unsent?.message !== message) return false
  state.unsent = { ...state.unsent, text: text.trim() }
  return true
}

/** Forgets it; false when the message is not what is kept. */
export function forgetUnsent({ state }: Work, message: string): boolean {
  if (state.unsent?.message !== message) return false
  state.unsent = undefined
  return true
}
