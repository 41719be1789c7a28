import type { Part, TicketView } from '../../../message.ts'
import type { Press, Reader } from './actions.ts'
import type { Element } from './element.ts'
import { linkOf, textOf } from './text.ts'

/** A ticket as it stands, with what was said last. */
export function ticketOf(ticket: TicketView, { phrases }: Reader): readonly Element[] {
  const { number, statusText, subject, meaning, priorityText, created, updated, lastComment, url } = ticket
  return [
    {
      type: 'Container',
      style: 'emphasis',
      items: [
        linkOf(`${phrases.ticket.name(number)} · ${statusText}`, url, { weight: 'Bolder', size: 'Medium' }),
        ...textOf(subject, { weight: 'Bolder' }),
        ...textOf(meaning),
        ...textOf(phrases.pair(phrases.ticket.priorityLabel, priorityText), { isSubtle: true }),
        ...textOf(`${created} · ${updated}`, { isSubtle: true, size: 'Small' }, { spacing: 'None' }),
        ...(lastComment ? commentOf(lastComment) : []),
      ],
    },
  ]
}

function commentOf({ heading, text, files }: NonNullable<TicketView['lastComment']>): readonly Element[] {
  return [
    ...textOf(heading, { isSubtle: true, size: 'Small' }),
    ...textOf(text, {}, { spacing: 'Small' }),
    ...files.map(({ name, url }) => linkOf(`📎 ${name}`, url)),
  ]
}

type Tickets = Extract<Part, { type: 'tickets' }>

/** The person's tickets, one below the other. */
export function ticketsOf({ title, tickets, empty }: Tickets, { phrases }: Reader): readonly Element[] {
  return [
    ...textOf(title, { weight: 'Bolder', size: 'Medium' }),
    ...(tickets.length === 0 ? textOf(empty) : []),
    ...tickets.map(
      (ticket): Element => ({
        type: 'Container',
        separator: true,
        items: [
          linkOf(`#${ticket.number} · ${ticket.statusText}`, ticket.url, { weight: 'Bolder' }),
          ...textOf(ticket.subject, {}, { spacing: 'None' }),
          ...textOf(
            `${phrases.pair(phrases.ticket.priorityLabel, ticket.priorityText)} · ${ticket.updated}`,
            { isSubtle: true, size: 'Small' },
            { spacing: 'None' },
          ),
        ],
      }),
    ),
  ]
}

/** Other pages first, then what can be done with each ticket, then the filters. */
export function pressesOfTickets({ tickets, filters, pager }: Tickets): readonly Press[] {
  return [
    ...pager.map(({ label, choice, style }) => ({ title: label, choice, style })),
    ...tickets.flatMap(({ number, buttons }) =>
      buttons.map(({ label, choice, style }) => ({ title: `#${number} · ${label}`, choice, style })),
    ),
    // The filter in force is no button that leads.
    ...filters.map(({ label, choice, style }) => ({
      title: style === 'primary' ? `✓ ${label}` : label,
      choice,
      style: 'plain' as const,
      isMinor: true as const,
    })),
  ]
}
