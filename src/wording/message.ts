import type { Content } from '../dialog/content.ts'
import type { Effect } from '../dialog/effect.ts'
import { isOwn } from '../dialog/prompts.ts'
import type { Tree } from '../dialog/tree.ts'
import { never } from '../errors.ts'
import type { Reader } from '../i18n/dates.ts'
import type { Button, Outgoing, Part } from '../message.ts'
import { wordAnswered } from './answered.ts'
import { wordIssue } from './issue.ts'
import { wordNote } from './note.ts'
import { wordOwnPrompt } from './own-prompt.ts'
import { plainText } from './plain-text.ts'
import { wordQuestion } from './question.ts'
import { wordReview } from './review.ts'
import { wordTicket } from './ticket.ts'
import { wordTickets } from './tickets.ts'
import { type Words, wordsFor } from './words.ts'

export type Say = Extract<Effect, { type: 'say' }>

/** Who reads a message, and when. */
export interface Around {
  /** The message's id, the same for every try. */
  readonly id: string
  /** The person's zone: what times are told in. */
  readonly timeZone: string
  /** Epoch ms: what "today" is. */
  readonly at: number
}

/** Puts a message into words: everything the step decided to show, in the language it decided on. */
export function wordMessage(tree: Tree, say: Say, around: Around): Outgoing {
  const words = wordsFor(tree, say.language)
  const reader: Reader = { locale: say.language, timeZone: around.timeZone, now: around.at }
  const parts = withOnePrimary(
    say.content.flatMap((content) => wordContent(words, content, say.content, reader)),
  )
  return {
    id: around.id,
    slot: say.slot,
    ...(say.replaces && { replaces: say.replaces }),
    language: say.language,
    parts,
    ...(say.marks && { marks: say.marks }),
    text: plainText(parts, words.phrases),
  }
}

function wordContent(
  words: Words,
  content: Content,
  message: readonly Content[],
  reader: Reader,
): readonly Part[] {
  switch (content.type) {
    case 'note':
      return [wordNote(words, content, message, reader)]
    case 'ask':
      return isOwn(content.asks) || content.asks === 'start'
        ? wordOwnPrompt(words, content)
        : wordQuestion(words, content)
    case 'answered':
      return [wordAnswered(words, content)]
    case 'review':
      return wordReview(words, content)
    case 'ticket':
      return wordTicket(words, content, reader)
    case 'tickets':
      return [wordTickets(words, content, reader)]
    case 'issue':
      return wordIssue(words, content)
    default:
      return never(content)
  }
}

/** One button at most leads; the one of the last part, which is what the message comes to. A list's filter in force is not such a button. */
function withOnePrimary(parts: readonly Part[]): readonly Part[] {
  let isTaken = false
  const calm = (buttons: readonly Button[]): readonly Button[] =>
    buttons.map((button) => {
      if (button.style !== 'primary') return button
      if (isTaken) return { ...button, style: 'plain' }
      isTaken = true
      return button
    })
  return parts
    .toReversed()
    .map((part): Part => {
      switch (part.type) {
        case 'prompt':
        case 'buttons':
          return { ...part, buttons: calm(part.buttons) }
        case 'ticket':
          return { ...part, ticket: { ...part.ticket, buttons: calm(part.ticket.buttons) } }
        case 'tickets':
          return {
            ...part,
            tickets: part.tickets.map((ticket) => ({
              ...ticket,
              buttons: ticket.buttons.map((button) => ({ ...button, style: 'plain' })),
            })),
          }
        default:
          return part
      }
    })
    .toReversed()
}
