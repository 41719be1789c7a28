import type { PublicComment, TicketStatus } from '../../dialog/ticket.ts'
import type { Priority } from '../../dialog/tree.ts'
import { priorities } from '../../dialog/tree.ts'
import type { Client } from './client.ts'
import type { LedgerTicket } from './ledger.ts'
import { type Mapping, statusOf } from './mapping.ts'
import type { People } from './people.ts'
import {
  audits as auditsAnswer,
  type ZendeskAudit,
  type ZendeskAuditEvent,
  type ZendeskTicket,
} from './schemas.ts'

/** What happened to a ticket, read from its audits: the only place that tells who did what, and what is private. */
export interface History {
  /** Public comments after the first, which is the filing itself. */
  readonly comments: readonly PublicComment[]
  /** When it was solved the last time. */
  readonly solvedAt: number | undefined
  /** Of the last change that the requester may know of. */
  readonly changedAt: number
  readonly acts: readonly SupportAct[]
  /** Keys of our own writes. */
  readonly keys: ReadonlySet<string>
}

/** What the support side did at once, as far as the requester may know of it. */
export interface SupportAct {
  readonly id: string
  readonly at: number
  readonly comment?: PublicComment
  readonly status?: TicketStatus
  readonly priority?: Priority
}

const mostPages = 50

/** Every audit of the ticket, oldest first. */
export async function readAudits(client: Client, number: number): Promise<readonly ZendeskAudit[]> {
  const all: ZendeskAudit[] = []
  let after: string | undefined
  for (let page = 0; page < mostPages; page += 1) {
    const { audits, meta } = await client({
      method: 'GET',
      path: `/api/v2/tickets/${number}/audits`,
      query: { 'page[size]': 100, ...(after !== undefined && { 'page[after]': after }) },
      answer: auditsAnswer,
    })
    all.push(...audits)
    after = meta?.has_more === true ? (meta.after_cursor ?? undefined) : undefined
    if (after === undefined) break
  }
  return all.sort((a, b) => a.id - b.id)
}

/** Puts the audits together. A comment that is not said to be public is private. */
export async function historyOf(
  audits: readonly ZendeskAudit[],
  around: {
    readonly ticket: ZendeskTicket
    readonly known: LedgerTicket
    readonly mapping: Mapping
    readonly people: People
  },
): Promise<History> {
  const { ticket, known, mapping, people } = around
  const names = await people.names(
    audits.flatMap(({ events }) => events.filter(isPublicComment).map(({ author_id }) => author_id ?? 0)),
  )
  const keys = new Set<string>()
  const comments: PublicComment[] = []
  const acts: SupportAct[] = []
  let native = 'new'
  let custom: number | null = null
  let status: TicketStatus = 'open'
  let solvedAt: number | undefined
  let changedAt = Date.parse(ticket.created_at)

  for (const [position, audit] of audits.entries()) {
    const at = Date.parse(audit.created_at)
    const key = audit.metadata?.custom?.['ventanilla']
    const isOurs = typeof key === 'string'
    if (isOurs) keys.add(key)
    const isRequesters = isOurs || audit.author_id === ticket.requester_id
    let comment: PublicComment | undefined
    let priority: Priority | undefined
    for (const event of audit.events) {
      if (isPublicComment(event) && position > 0)
        comment = commentOf(event, { at, isOurs, ticket, known, names })
      if (event.field_name === 'status' && typeof event.value === 'string') native = event.value
      if (event.field_name === 'custom_status_id') custom = Number(event.value) || null
      if (event.field_name === 'priority' && event.type === 'Change') priority = priorityOf(event.value)
    }
    const became = statusOf(mapping, native, custom)
    const isNewStatus = position > 0 && became !== status
    status = became
    if (status !== 'solved' && status !== 'closed') solvedAt = undefined
    else solvedAt ??= at
    if (comment) comments.push(comment)
    if (position > 0 && (comment || isNewStatus || priority)) {
      changedAt = at
      if (!isRequesters)
        acts.push({
          id: String(audit.id),
          at,
          ...(comment && { comment }),
          ...(isNewStatus && { status: became }),
          ...(priority && { priority }),
        })
    }
  }
  return { comments, solvedAt, changedAt, acts, keys }
}

const isPublicComment = (event: ZendeskAuditEvent): boolean =>
  event.type === 'Comment' && event.public === true

export function priorityOf(value: unknown): Priority {
  return priorities.find((each) => each === value) ?? 'normal'
}

function commentOf(
  event: ZendeskAuditEvent,
  around: {
    readonly at: number
    readonly isOurs: boolean
    readonly ticket: ZendeskTicket
    readonly known: LedgerTicket
    readonly names: ReadonlyMap<number, string>
  },
): PublicComment {
  const { at, isOurs, ticket, known, names } = around
  const author = event.author_id ?? 0
  const fromSupport = !isOurs && author !== ticket.requester_id
  const name = names.get(author)
  return {
    author: (fromSupport ? name : (known.requesterName ?? name)) ?? '',
    fromSupport,
    text: (event.plain_body ?? (typeof event.body === 'string' ? event.body : '')).trim(),
    at,
    files: (event.attachments ?? [])
      .filter(({ malware_scan_result }) => malware_scan_result !== 'malware_found')
      .map(({ file_name, size, content_url }) => ({
        name: file_name ?? 'file',
        size: size ?? 0,
        ...(content_url?.startsWith('https://') === true && { url: content_url }),
      })),
  }
}
