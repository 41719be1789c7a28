import { encode, type TicketChoice } from '../dialog/choice.ts'
import type { TicketContent } from '../dialog/content.ts'
import type { Language } from '../dialog/language.ts'
import type { Ticket } from '../dialog/ticket.ts'
import type { Tree } from '../dialog/tree.ts'
import { appointmentFor, momentFor, type Reader } from '../i18n/dates.ts'
import type { Button, Part, TicketView } from '../message.ts'
import { readCorrection } from './correction.ts'
import { authorOf, type Words, wordsFor } from './words.ts'

/** A ticket: just filed with what comes next, or as it stands with what can be done. */
export function wordTicket(words: Words, content: TicketContent, reader: Reader): readonly Part[] {
  const { ticket } = words.phrases
  const { number } = content.ticket
  const card: Part = { type: 'ticket', ticket: viewOf(words, content.ticket, reader, content.moment) }
  if (content.moment !== 'filed') return [card, ...rateOf(words, content.ticket, reader)]
  return [
    { type: 'text', tone: 'title', text: ticket.filed(number) },
    card,
    { type: 'text', tone: 'plain', text: ticket.whatNext },
    { type: 'text', tone: 'quiet', text: ticket.howToFollow(number) },
  ]
}

/** A ticket as it stands, for somebody who looks it up outside of a conversation. */
export function wordTicketView(
  tree: Tree,
  ticket: Ticket,
  { language, timeZone, at }: { readonly language: Language; readonly timeZone: string; readonly at: number },
): TicketView {
  return viewOf(wordsFor(tree, language), ticket, { locale: language, timeZone, now: at }, 'status')
}

/** A ticket in words. */
export function viewOf(
  words: Words,
  ticket: Ticket,
  reader: Reader,
  moment: TicketContent['moment'],
): TicketView {
  const phrases = words.phrases.ticket
  const priority = phrases.priority[ticket.priority]
  return {
    number: ticket.number,
    subject: ticket.subject,
    status: ticket.status,
    statusText: phrases.status[ticket.status],
    meaning: meaningOf(words, ticket, reader),
    priority: ticket.priority,
    priorityText: moment === 'filed' ? phrases.initialPriority(priority) : priority,
    ...(ticket.url !== undefined && { url: ticket.url }),
    created: phrases.created(momentFor(reader, ticket.createdAt)),
    updated: phrases.updated(momentFor(reader, ticket.updatedAt)),
    ...lastComment(words, ticket, reader),
    buttons: [...buttonsOf(words, ticket, reader), ...hushOf(words, ticket, moment)],
  }
}

const canReopen = ({ status, reopenUntil }: Ticket, { now }: Reader): boolean =>
  status === 'solved' && (reopenUntil === undefined || reopenUntil > now)

function meaningOf(words: Words, ticket: Ticket, reader: Reader): string {
  const phrases = words.phrases.ticket
  const score = ticket.rating === undefined ? undefined : phrases.scores[ticket.rating - 1]
  return [
    phrases.meaning[ticket.status],
    ...(canReopen(ticket, reader) && ticket.reopenUntil !== undefined
      ? [phrases.reopenUntil(appointmentFor(reader, ticket.reopenUntil))]
      : []),
    ...(score === undefined ? [] : [phrases.rated(score)]),
  ].join(' ')
}

function lastComment(
  words: Words,
  { lastComment: comment }: Ticket,
  reader: Reader,
): Pick<TicketView, 'lastComment'> | undefined {
  if (comment === undefined) return undefined
  const { supportWrote, youWrote } = words.phrases.ticket
  const when = momentFor(reader, comment.at)
  const { text, fromSupport, files } = comment
  return {
    lastComment: {
      heading: fromSupport ? supportWrote(authorOf(words, comment), when) : youWrote(when),
      text: fromSupport ? text : readCorrection(words.language, text),
      fromSupport,
      files,
    },
  }
}

function buttonsOf(words: Words, ticket: Ticket, reader: Reader): readonly Button[] {
  switch (ticket.status) {
    case 'open':
      return [act(words, ticket, 'reply'), act(words, ticket, 'solve')]
    case 'pending':
      return [act(words, ticket, 'reply', 'primary'), act(words, ticket, 'solve')]
    case 'solved':
      return canReopen(ticket, reader) ? [act(words, ticket, 'reopen')] : [another(words)]
    case 'closed':
      return [act(words, ticket, 'follow-up')]
  }
}

/** What is pushed can be hushed where it is seen; a ticket that is muted says so by what takes that back. */
function hushOf(words: Words, ticket: Ticket, moment: TicketContent['moment']): readonly Button[] {
  if (ticket.status === 'closed') return []
  if (ticket.isMuted) return [act(words, ticket, 'unmute')]
  return moment === 'changed' ? [act(words, ticket, 'mute')] : []
}

function act(
  words: Words,
  { number }: Ticket,
  act: Exclude<TicketChoice, 'rate'>,
  style: Button['style'] = 'plain',
): Button {
  return { choice: encode({ type: 'ticket', act, number }), label: words.phrases.ticket.act[act], style }
}

/** A new ticket belongs to no draft yet. */
const another = (words: Words): Button => ({
  choice: encode({ type: 'command', draft: 0, prompt: 0, command: 'new' }),
  label: words.phrases.commands.new,
  style: 'plain',
})

/** The survey, once the ticket is solved and while it is open to it. */
function rateOf(words: Words, ticket: Ticket, reader: Reader): readonly Part[] {
  if (ticket.rating !== undefined || !canReopen(ticket, reader)) return []
  const { rate, scores } = words.phrases.ticket
  const { number } = ticket
  return [
    { type: 'text', tone: 'plain', text: rate },
    {
      type: 'buttons',
      buttons: scores.map((label, at) => ({
        choice: encode({ type: 'ticket', act: 'rate', number, value: String(at + 1) }),
        label: `${at + 1} · ${label}`,
        style: 'plain',
      })),
    },
  ]
}
