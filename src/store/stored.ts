import type { Effect } from '../dialog/effect.ts'
import { isLanguage } from '../dialog/language.ts'
import type { State } from '../dialog/state.ts'
import { TerminalError } from '../errors.ts'
import type { Address, ConversationId } from '../message.ts'
import type { Unreadable } from './store.ts'

/**
 * How states, addresses and effects are kept as text, and events how long, the same in every store: JSON, in which a state begins with the
 * number of its format. Reading checks what a step relies on and no more, because it is done for every turn.
 */

/** How long the id of an event is kept: a day more than a store promises (S3). */
export const keepSeenMs = 8 * 24 * 60 * 60 * 1000

/** Raised when a state that was stored before can no longer be read as it is. */
const format = '{"v":3,'

export function writeState(state: State): string {
  return format + JSON.stringify(state).slice(1)
}

/** @throws TerminalError `store.unreadable`. */
export function readState(conversation: ConversationId, text: string): State {
  if (!text.startsWith(format)) throw unreadable(conversation, 'state', 'it is kept in another format')
  const state = parse(conversation, 'state', `{${text.slice(format.length)}`) as Partial<State>
  const isState =
    typeof state.tree === 'string' &&
    isLanguage(state.language) &&
    typeof state.drafts === 'number' &&
    typeof state.prompts === 'number'
  if (!isState) throw unreadable(conversation, 'state', 'a part of it is missing')
  return state as State
}

/** @throws TerminalError `store.unreadable`. */
export function readAddress(conversation: ConversationId, text: string): Address {
  const address = parse(conversation, 'address', text) as Partial<Address>
  if (typeof address.channel !== 'string') throw unreadable(conversation, 'address', 'it names no channel')
  return address as Address
}

export function readEffect(text: string): Effect | Unreadable {
  try {
    const effect = JSON.parse(text) as Effect | null
    if (typeof effect?.type === 'string') return effect
  } catch {
    // The parser's message quotes the text, which a person wrote, so it goes no further.
  }
  return { type: 'unreadable', text }
}

function parse(conversation: ConversationId, part: string, text: string): object {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null) return value
  } catch {
    // The parser's message quotes the text, which a person wrote, so it goes no further.
  }
  throw unreadable(conversation, part, 'it is not JSON')
}

function unreadable(conversation: ConversationId, part: string, why: string): TerminalError {
  return new TerminalError(
    'store.unreadable',
    `The stored ${part} of conversation "${conversation}" can't be read: ${why}. Was it written by a newer version?`,
  )
}
