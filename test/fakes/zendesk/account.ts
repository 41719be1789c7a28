/** The state of the stand-in for an account: users, tickets, audits. Ids are numbers, times have a second's resolution. */

export interface User {
  readonly id: number
  name: string
  email: string | null
  role: 'end-user' | 'agent' | 'admin'
  external_id: string | null
  readonly since: number
}

export interface AuditEvent {
  readonly id: number
  readonly type: string
  readonly [name: string]: unknown
}

export interface Audit {
  readonly id: number
  readonly ticket_id: number
  readonly created_at: string
  readonly author_id: number
  readonly metadata: { readonly system: object; readonly custom: object }
  readonly events: readonly AuditEvent[]
  readonly via: { readonly channel: string }
}

export interface StoredTicket {
  readonly id: number
  fields: Record<string, unknown>
  readonly audits: Audit[]
  /** Of each update, epoch ms, by who did it: 30 in 10 minutes. */
  readonly updates: number[]
}

export interface Upload {
  readonly token: string
  readonly file_name: string
  readonly size: number
  readonly until: number
  isUsed: boolean
}

/** Refused with this status and body. */
export class Refusal extends Error {
  readonly status: number
  readonly body: object

  constructor(status: number, body: object) {
    super(JSON.stringify(body))
    this.status = status
    this.body = body
  }
}

export const notFound = (): Refusal => new Refusal(404, { error: 'RecordNotFound', description: 'Not found' })
const invalid = (field: string, error: string): Refusal =>
  new Refusal(422, {
    error: 'RecordInvalid',
    description: 'Record validation errors',
    details: { [field]: [{ description: `${field}: ${error}`, error }] },
  })

type Written = Readonly<Record<string, unknown>>

export class Account {
  readonly users = new Map<number, User>()
  readonly tickets = new Map<number, StoredTicket>()
  readonly uploads = new Map<string, Upload>()
  readonly organizations = new Map<
    number,
    { id: number; name: string; external_id: string | null; members: number[] }
  >()
  readonly now: () => number
  readonly self: User
  private last = 6_130_000_000_000
  private lastTicket = 4_000

  constructor(now: () => number) {
    this.now = now
    this.self = this.addUser({ name: 'Integration', email: 'integration@acme.example', role: 'admin' })
  }

  id(): number {
    this.last += 1
    return this.last
  }

  /** The next ticket gets this number, or the first after it that is free. */
  numberFrom(first: number): void {
    this.lastTicket = first - 1
    while (this.tickets.has(this.lastTicket + 1)) this.lastTicket += 1
  }

  time(): string {
    return new Date(Math.floor(this.now() / 1000) * 1000).toISOString().replace('.000Z', 'Z')
  }

  addUser(user: {
    name: string
    email: string | null
    role?: User['role']
    external_id?: string | null
  }): User {
    const added: User = { role: 'end-user', external_id: null, ...user, id: this.id(), since: this.now() }
    this.users.set(added.id, added)
    return added
  }

  userByEmail(email: string): User | undefined {
    return [...this.users.values()].find((user) => user.email?.toLowerCase() === email.toLowerCase())
  }

  ticket(id: number): StoredTicket {
    const found = this.tickets.get(id)
    if (!found || found.fields['status'] === 'deleted') throw notFound()
    return found
  }

  /** Files a ticket for `author`. */
  create(given: Written, author: number): StoredTicket {
    const comment = given['comment'] as Written | undefined
    if (!comment || !(comment['body'] || comment['html_body'])) throw invalid('description', 'BlankValue')
    const requester = (given['requester_id'] as number | undefined) ?? author
    if (!this.users.has(requester)) throw invalid('requester', 'InvalidValue')
    const source = given['via_followup_source_id'] as number | undefined
    if (source !== undefined && this.tickets.get(source)?.fields['status'] !== 'closed') {
      throw invalid('via_followup_source_id', 'InvalidValue')
    }
    this.lastTicket += 1
    const id = this.lastTicket
    const time = this.time()
    const submitter = (given['submitter_id'] as number | undefined) ?? author
    const ticket: StoredTicket = {
      id,
      fields: {
        id,
        url: `https://acme.zendesk.com/api/v2/tickets/${id}.json`,
        external_id: given['external_id'] ?? null,
        subject: given['subject'] ?? null,
        description: comment['body'] ?? comment['html_body'],
        status: given['status'] ?? 'new',
        custom_status_id: null,
        priority: given['priority'] ?? null,
        type: given['type'] ?? null,
        requester_id: requester,
        submitter_id: submitter,
        assignee_id: null,
        organization_id: given['organization_id'] ?? null,
        tags: given['tags'] ?? [],
        custom_fields: given['custom_fields'] ?? [],
        followup_ids: [],
        created_at: time,
        updated_at: time,
      },
      audits: [],
      updates: [],
    }
    this.tickets.set(id, ticket)
    this.audit(ticket, author, given, [
      this.commentEvent(comment, submitter),
      ...['subject', 'status', 'priority', 'type'].flatMap((name) =>
        ticket.fields[name] == null
          ? []
          : [{ id: this.id(), type: 'Create', field_name: name, value: ticket.fields[name] }],
      ),
    ])
    return ticket
  }

  /** Changes a ticket as `author`. */
  update(id: number, given: Written, author: number): StoredTicket {
    const ticket = this.ticket(id)
    const { fields } = ticket
    const changed = (name: string) => given[name] !== undefined && given[name] !== fields[name]
    if (fields['status'] === 'closed') throw invalid('status', 'InvalidValue')
    if (given['safe_update'] !== undefined && given['updated_stamp'] !== fields['updated_at']) {
      throw new Refusal(409, { error: 'UpdateConflict', description: 'Safe Update prevented the update' })
    }
    if (given['status'] === 'new' && fields['status'] !== 'new') throw invalid('status', 'InvalidValue')
    const assignee = given['assignee_id'] ?? fields['assignee_id']
    if (given['status'] === 'solved' && assignee == null) throw invalid('assignee_id', 'BlankValue')
    const events: AuditEvent[] = []
    const comment = given['comment'] as Written | undefined
    if (comment) {
      const event = this.commentEvent(comment, (comment['author_id'] as number | undefined) ?? author)
      events.push(event)
      const by = this.users.get(event['author_id'] as number)
      const wakes = ['pending', 'solved', 'hold'].includes(String(fields['status']))
      if (event['public'] === true && by?.role === 'end-user' && wakes && given['status'] === undefined) {
        given = { ...given, status: 'open' }
      }
    }
    for (const name of ['status', 'custom_status_id', 'priority', 'type', 'assignee_id', 'tags', 'subject']) {
      if (!changed(name)) continue
      const before = fields[name]
      events.push({
        id: this.id(),
        type: 'Change',
        field_name: name,
        value: given[name],
        previous_value: before,
      })
      fields[name] = given[name]
    }
    fields['updated_at'] = this.time()
    this.audit(ticket, author, given, events)
    return ticket
  }

  private audit(ticket: StoredTicket, author: number, given: Written, events: readonly AuditEvent[]): void {
    ticket.audits.push({
      id: this.id(),
      ticket_id: ticket.id,
      created_at: this.time(),
      author_id: author,
      metadata: { system: {}, custom: (given['metadata'] as object | undefined) ?? {} },
      events,
      via: { channel: 'api' },
    })
  }

  private commentEvent(comment: Written, author: number): AuditEvent {
    const tokens = (comment['uploads'] as readonly string[] | undefined) ?? []
    const attachments = tokens.map((token) => {
      const upload = this.uploads.get(token)
      if (!upload || upload.isUsed || upload.until < this.now()) throw invalid('uploads', 'InvalidValue')
      return upload
    })
    for (const upload of attachments) upload.isUsed = true
    const body = String(comment['body'] ?? comment['html_body'])
    return {
      id: this.id(),
      type: 'Comment',
      author_id: author,
      body,
      plain_body: body,
      html_body: String(comment['html_body'] ?? comment['body']),
      public: comment['public'] ?? true,
      attachments: attachments.map(({ file_name, size, token }) => ({
        id: this.id(),
        file_name,
        size,
        content_type: 'application/octet-stream',
        content_url: `https://acme.zendesk.com/attachments/token/${token}/?name=${encodeURIComponent(file_name)}`,
        malware_scan_result: 'not_scanned',
      })),
    }
  }
}
