import type { Content, Notes } from '../dialog/content.ts'
import { isOver } from '../dialog/ticket.ts'
import { authorOf, cut, type Words } from './words.ts'

/**
 * What the support side did: who wrote on which ticket or what became of it, and how to answer, unless the ticket's card
 * below says how to reopen it instead. The comment itself is on the card; it is in here only when the card shows another
 * one, or there is no card.
 */
export function wordChange(
  words: Words,
  change: Notes['changedByDesk'],
  message: readonly Content[],
): string {
  const { notes, ticket } = words.phrases
  const { number, comment, status, priority } = change
  const subject = cut(change.subject, 120)
  const statusText = status === undefined ? undefined : ticket.status[status]
  if (comment === undefined && status === undefined && priority !== undefined) {
    return notes.deskRaised(number, subject, ticket.priority[priority])
  }
  if (comment === undefined) return notes.deskSet(number, subject, statusText ?? ticket.name(number))
  const isOnCard = message.some(
    (part) =>
      part.type === 'ticket' &&
      part.ticket.lastComment?.at === comment.at &&
      part.ticket.lastComment.text === comment.text,
  )
  const isDone = message.some((part) => part.type === 'ticket' && isOver(part.ticket))
  const lines = [
    notes.deskWrote(authorOf(words, comment), number, subject),
    ...(change.earlier ?? []).map((each) =>
      words.phrases.pair(authorOf(words, each), words.phrases.quote(each.text)),
    ),
    ...(isOnCard ? [] : [words.phrases.quote(comment.text)]),
    ...(statusText === undefined ? [] : [notes.deskAlsoSet(statusText)]),
    ...(change.thread ? [notes.replyHere] : isDone ? [] : [notes.replyByNumber(number)]),
  ]
  return lines.join(isOnCard && change.earlier === undefined ? ' ' : '\n')
}
