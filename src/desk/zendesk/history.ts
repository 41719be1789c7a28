import { isOver, type PublicComment, type TicketStatus } from '../../dialog/ticket.ts'
import type { Priority } from '../../dialog/tree.ts'
import { priorities } from '../../dialog/tree.ts'
import type { Client } from './client.ts'
import type { LedgerTicket } from './ledger.ts'
import { type Mapping, statusOf } from './mapping.ts'
import { readPages } from './pages.ts'
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
  /** The newest audit, whatever is in it. */
  readonly lastAudit: number
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

/** Every audit of the ticket, oldest first. */
export async function readAudits(client: Client, number: number): Promise<readonly ZendeskAudit[]> {
  const pages = await readPages(client, { path: `/api/v2/tickets/${number}/audits`, answer: auditsAnswer })
  return pages.flatMap(({ audits }) => audits).sort((a, b) => a.id - b.id)
}

/** Puts the audits together. A comment that is not said to be public is private. */
export async function historyOf(
  audits: readonly ZendeskAudit[],
  around: {
    readonly ticket: ZendeskTicket
    readonly known: LedgerTicket
    readonly mapping: Mapping
    readonly people: People
    /** Who the requester is in the account, and was. */
    readonly users: readonly number[]
  },
): Promise<History> {
  const { ticket, mapping, people, users } = around
  const privacy = privacyIn(audits)
  const isPublicComment = (event: ZendeskAuditEvent): boolean =>
    event.type === 'Comment' && (privacy.get(event.id ?? 0) ?? event.public) === true
  const names = await people.names(
    audits.flatMap(({ events }) => events.filter(isPublicComment).map(({ author_id }) => author_id ?? 0)),
  )
  const isTheirs = (user: number): boolean => user === ticket.requester_id || users.includes(user)
  const keys = new Set<string>()
  const comments: PublicComment[] = []
  const acts: SupportAct[] = []
  let fields: Fields = { status: 'new', customStatus: null }
  let status: TicketStatus = 'open'
  let solvedAt: number | undefined
  let changedAt = Date.parse(ticket.created_at)

  for (const [position, { id, created_at, author_id, events, metadata }] of audits.entries()) {
    const isFiling = position === 0
    const at = Date.parse(created_at)
    const key = metadata?.custom?.['ventanilla']
    const isOurs = typeof key === 'string'
    if (isOurs) keys.add(key)
    const said = isFiling ? undefined : events.findLast(isPublicComment)
    const isSaidByThem = isOurs || isTheirs(said?.author_id ?? 0)
    const comment = said && commentOf(said, { ...around, at, names, isTheirs: isSaidByThem })
    const priority = priorityIn(events)
    fields = fieldsAfter(fields, events)
    const became = statusOf(mapping, fields.status, fields.customStatus)
    const isNewStatus = became !== status
    status = became
    solvedAt = isOver({ status }) ? (solvedAt ?? at) : undefined
    if (comment) comments.push(comment)
    if (isFiling || !(comment || isNewStatus || priority)) continue
    changedAt = at
    if (isOurs || isTheirs(author_id)) continue
    acts.push({
      id: String(id),
      at,
      ...(comment && { comment }),
      ...(isNewStatus && { status }),
      ...(priority && { priority }),
    })
  }
  return { comments, solvedAt, changedAt, acts, lastAudit: audits.at(-1)?.id ?? 0, keys }
}

/** The status as the account keeps it: its own name for it, and the custom one, if any. */
interface Fields {
  readonly status: string
  readonly customStatus: number | null
}

function fieldsAfter(before: Fields, events: readonly ZendeskAuditEvent[]): Fields {
  let { status, customStatus } = before
  for (const { field_name, value } of events) {
    if (field_name === 'status' && typeof value === 'string') status = value
    if (field_name === 'custom_status_id') customStatus = Number(value) || null
  }
  return { status, customStatus }
}

/** What the priority became; undefined where it was not changed. */
function priorityIn(events: readonly ZendeskAuditEvent[]): Priority | undefined {
  const change = events.findLast(({ field_name, type }) => field_name === 'priority' && type === 'Change')
  return change && priorityOf(change.value)
}

/** What became of comments that were made private, or public, later: the last word counts for all of them. */
function privacyIn(audits: readonly ZendeskAudit[]): ReadonlyMap<number, boolean> {
  const changes = audits.flatMap(({ events }) => events.filter(({ type }) => type === 'CommentPrivacyChange'))
  return new Map(changes.map((event) => [event.comment_id ?? 0, event.public === true]))
}

export function priorityOf(value: unknown): Priority {
  return priorities.find((each) => each === value) ?? 'normal'
}

function commentOf(
  event: ZendeskAuditEvent,
  around: {
    readonly at: number
    readonly isTheirs: boolean
    readonly known: LedgerTicket
    readonly names: ReadonlyMap<number, string>
  },
): PublicComment {
  const { at, isTheirs, known, names } = around
  const fromSupport = !isTheirs
  const name = names.get(event.author_id ?? 0)
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
