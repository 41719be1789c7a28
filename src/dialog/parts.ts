import { type Joined, messageOf, type Origin, type Part, partsIn } from './state.ts'
import type { Question } from './tree.ts'

/** What one message brought to a text that several make. */
export interface Piece {
  readonly message: string
  readonly text: string
}

/** Cuts a text into what each message brought to it; what no part tells of came in none. */
export function piecesOf(text: string, parts: readonly Part[]): readonly Piece[] {
  let from = 0
  const known = parts.map(({ message, length }) => {
    const piece = text.slice(from, from + length)
    from += length + 1
    return { message, text: piece }
  })
  const rest = text.slice(from)
  return rest === '' ? known : [...known, { message: '', text: rest }]
}

export const partsOf = (pieces: readonly Piece[]): readonly Part[] =>
  pieces.map(({ message, text }) => ({ message, length: text.length }))

/** The answer that these pieces make. */
export const joinedText = (pieces: readonly Piece[], type: Question['type'] | undefined): string =>
  pieces.map(({ text }) => text).join(type === 'longText' ? '\n' : ' ')

/** Where a text comes from once a message was added to it, on a line of its own. */
export function withPiece(text: string, origin: Origin | undefined, { message, text: more }: Piece): Joined {
  const before = partsIn(origin) ?? [{ message: messageOf(origin) ?? '', length: text.length }]
  return { parts: [...before, { message, length: more.length }] }
}

/** Whether anything that comes from there came in this message. */
export const holdsFrom = (origin: Origin | undefined, message: string): boolean =>
  isFrom(messageOf(origin), message) ||
  partsIn(origin)?.some((part) => isFrom(part.message, message)) === true

/** The id under which messages are known that were read as one. */
export const asOne = (messages: readonly { readonly message: string }[]): string =>
  messages.map(({ message }) => message).join('\n')

/** Whether something came in this message, alone or read as one with others. */
export const isFrom = (from: string | undefined, message: string): boolean =>
  from === message || from?.split('\n').includes(message) === true
