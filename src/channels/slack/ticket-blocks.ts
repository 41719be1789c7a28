import { phrasesIn } from '../../i18n/speak.ts'
import type { Language } from '../../dialog/language.ts'
import type { Part, TicketView } from '../../message.ts'
import type { MessageBlock, Run } from './blocks.ts'
import { buttonRow, type Count } from './press.ts'
import { aside, paragraphs, quoted, rich, runsOf, title } from './text.ts'

/** How each status looks at a glance; what it means is said in words. */
const marks = {
  open: 'large_blue_circle',
  pending: 'large_orange_circle',
  solved: 'large_green_circle',
  closed: 'white_circle',
} as const

/** A ticket with all that its requester may know. */
export function ticketBlocks(ticket: TicketView, language: Language, count: Count): readonly MessageBlock[] {
  const { statusText, meaning, created, updated, lastComment, buttons } = ticket
  const files = (lastComment?.files ?? []).map(({ name, url }) =>
    [name, url].filter((each) => each).join(' '),
  )
  return [
    headOf(ticket),
    ...aside([statusText, priorityOf(ticket, language), created, updated].join(' · ')),
    ...aside(meaning),
    ...(lastComment
      ? [
          ...paragraphs(lastComment.heading, true),
          ...quoted(lastComment.text),
          ...paragraphs(files.join('\n')),
        ]
      : []),
    ...buttonRow(buttons, count),
  ]
}

/** A list of tickets, each in two lines: a page of them is one message. */
export function listBlocks(
  { title: heading, tickets, empty, filters, pager }: Extract<Part, { type: 'tickets' }>,
  language: Language,
  count: Count,
): readonly MessageBlock[] {
  return [
    ...title(heading),
    ...(tickets.length === 0 ? paragraphs(empty) : []),
    ...tickets.flatMap((ticket) => [
      headOf(ticket),
      ...aside([ticket.statusText, priorityOf(ticket, language), ticket.updated].join(' · ')),
      ...buttonRow(ticket.buttons, count),
      { type: 'divider' } as const,
    ]),
    ...buttonRow(filters, count),
    ...buttonRow(pager, count),
  ]
}

/** Its number leads to where it is read on the web. */
function headOf({ number, subject, status, url }: TicketView): MessageBlock {
  const name: Run = url?.startsWith('https://')
    ? { type: 'link', url, text: `#${number}` }
    : { type: 'text', text: `#${number}` }
  const sign = { type: 'emoji', name: marks[status] } as const
  return rich(
    sign,
    { type: 'text', text: ' ' },
    name,
    { type: 'text', text: ' · ' },
    ...runsOf(subject, true),
  )
}

const priorityOf = ({ priorityText }: TicketView, language: Language): string => {
  const { pair, ticket } = phrasesIn(language)
  return pair(ticket.priorityLabel, priorityText)
}
