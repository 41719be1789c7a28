import type { Support } from '../../../src/desk/support.ts'
import type { SupportTicketWhole } from '../../../src/desk/support-ticket.ts'
import type { TicketRequest } from '../../../src/dialog/ticket.ts'
import { statusOf, parseMapping } from '../../../src/desk/zendesk/mapping.ts'
import { priorityOf } from '../../../src/desk/zendesk/history.ts'
import type { Account, AuditEvent, StoredTicket } from '../../fakes/zendesk/account.ts'

const mapping = parseMapping({}, 'none')

/** Tickets as agents see them in the account, with what they were filed with. */
export function ticketsAt(
  account: Account,
  filed: ReadonlyMap<number, TicketRequest>,
): Pick<Support, 'list' | 'get'> {
  const whole = (ticket: StoredTicket): SupportTicketWhole => {
    const { id, fields, audits } = ticket
    const request = filed.get(id)
    const comments = audits.flatMap(({ events, created_at }) =>
      events.filter(({ type }) => type === 'Comment').map((event) => ({ event, at: Date.parse(created_at) })),
    )
    const [first, ...later] = comments
    return {
      number: id,
      subject: String(fields['subject']),
      status: statusOf(mapping, String(fields['status'])),
      priority: priorityOf(fields['priority']),
      createdAt: Date.parse(String(fields['created_at'])),
      updatedAt: Date.parse(String(fields['updated_at'])),
      ...(request?.account !== undefined && { account: request.account }),
      description: request?.description ?? '',
      language: request?.language ?? '',
      tags: request?.tags ?? [],
      answers: request?.answers ?? [],
      files: filesOf(first?.event),
      history: [],
      comments: later.map(({ event, at }) => {
        const author = account.users.get(Number(event['author_id']))
        return {
          author: author?.name ?? '',
          fromSupport: author?.role !== 'end-user',
          isPublic: event['public'] === true,
          text: String(event['body']),
          at,
          files: filesOf(event),
        }
      }),
    }
  }
  return {
    async list() {
      const tickets = [...account.tickets.values()]
        .map(whole)
        .sort((a, b) => b.updatedAt - a.updatedAt || b.number - a.number)
      return { tickets, total: tickets.length }
    },
    async get(number) {
      const ticket = account.tickets.get(number)
      return ticket && whole(ticket)
    },
  }
}

const filesOf = (event: AuditEvent | undefined): SupportTicketWhole['files'] =>
  ((event?.['attachments'] ?? []) as readonly { id: number; file_name: string; size: number }[]).map(
    ({ id, file_name, size }) => ({
      id: String(id),
      name: file_name,
      type: 'application/octet-stream',
      size,
    }),
  )
