import { createHash, randomUUID } from 'node:crypto'
import { type Account, notFound, Refusal, type StoredTicket } from './account.ts'
import { type Answer, type Asked, json, type Route } from './exchange.ts'
import { tooMany } from './too-many.ts'

const keyLifeMs = 2 * 3_600_000

/** On whose behalf it is asked. */
const userIn = ({ headers }: Asked): number => Number(headers['x-on-behalf-of'])

/** Tickets, their audits, uploads and the export. */
export function ticketRoutes(account: Account): readonly Route[] {
  const { now } = account
  const keys = new Map<string, { readonly at: number; readonly digest: string; readonly answer: Answer }>()
  const shown = ({ fields }: StoredTicket) => fields
  const listed = (tickets: readonly StoredTicket[]): Answer => ({
    status: 200,
    body: { tickets: tickets.map(shown), count: tickets.length },
  })
  const idempotent = (asked: Asked, work: () => Answer): Answer => {
    const key = asked.headers['idempotency-key']
    if (typeof key !== 'string') return work()
    const digest = createHash('sha256').update(asked.body).digest('hex')
    const before = keys.get(key)
    if (before && before.at + keyLifeMs > now()) {
      if (before.digest !== digest) {
        throw new Refusal(400, {
          error: 'IdempotentRequestError',
          description: "Request parameters don't match the given idempotency key",
        })
      }
      return { ...before.answer, headers: { 'x-idempotency-lookup': 'hit' } }
    }
    const made = work()
    keys.set(key, { at: now(), digest, answer: made })
    return { ...made, headers: { 'x-idempotency-lookup': 'miss' } }
  }
  return [
    [
      'POST',
      /^\/api\/v2\/tickets$/,
      (asked) =>
        idempotent(asked, () => {
          const ticket = account.create(json(asked).ticket, account.self.id)
          return { status: 201, body: { ticket: { ...shown(ticket) }, audit: ticket.audits[0] } }
        }),
    ],
    [
      'GET',
      /^\/api\/v2\/tickets$/,
      ({ query }) =>
        listed(
          [...account.tickets.values()].filter(
            ({ fields }) => fields['external_id'] === query.get('external_id'),
          ),
        ),
    ],
    [
      'GET',
      /^\/api\/v2\/tickets\/show_many$/,
      ({ query }) =>
        listed((query.get('ids') ?? '').split(',').flatMap((id) => account.tickets.get(Number(id)) ?? [])),
    ],
    [
      'GET',
      /^\/api\/v2\/tickets\/(\d+)$/,
      (_, id) => ({ status: 200, body: { ticket: shown(account.ticket(Number(id))) } }),
    ],
    [
      'PUT',
      /^\/api\/v2\/tickets\/(\d+)$/,
      (asked, id) => {
        const { updates } = account.ticket(Number(id))
        const recent = updates.filter((at) => at > now() - 600_000)
        if (recent.length >= 30)
          throw tooMany(600, { 'zendesk-ratelimit-per-ticket-updates': 'total=30; remaining=0; resets=600' })
        updates.push(now())
        const ticket = account.update(Number(id), json(asked).ticket, account.self.id)
        return { status: 200, body: { ticket: shown(ticket), audit: ticket.audits.at(-1) } }
      },
    ],
    [
      'PUT',
      /^\/api\/v2\/requests\/(\d+)$/,
      (asked, id) => {
        const ticket = account.ticket(Number(id))
        const by = userIn(asked)
        if (ticket.fields['requester_id'] !== by) throw notFound()
        const { comment } = json(asked).request
        account.update(ticket.id, { comment: { ...comment, public: true, author_id: by } }, by)
        const { subject, status, created_at, updated_at } = ticket.fields
        const request = { id: ticket.id, subject, status, created_at, updated_at, requester_id: by }
        return { status: 200, body: { request } }
      },
    ],
    [
      'POST',
      /^\/api\/v2\/tickets\/(\d+)\/satisfaction_rating$/,
      (asked, id) => {
        const { fields } = account.ticket(Number(id))
        const by = userIn(asked)
        if (fields['requester_id'] !== by) throw new Refusal(403, { error: 'Forbidden' })
        const { score, comment } = json(asked).satisfaction_rating
        fields['satisfaction_rating'] = { score, comment: comment ?? null }
        const of = {
          ticket_id: Number(id),
          requester_id: by,
          assignee_id: fields['assignee_id'],
          group_id: null,
        }
        return { status: 200, body: { satisfaction_rating: [{ id: account.id(), ...of, score, comment }] } }
      },
    ],
    [
      'GET',
      /^\/api\/v2\/tickets\/(\d+)\/audits$/,
      ({ query }, id) => {
        const size = Number(query.get('page[size]') ?? 100)
        const from = Number(query.get('page[after]') ?? 0)
        const all = account.ticket(Number(id)).audits
        const has_more = from + size < all.length
        return {
          status: 200,
          body: {
            audits: all.slice(from, from + size),
            meta: { has_more, after_cursor: String(from + size) },
          },
        }
      },
    ],
    [
      'POST',
      /^\/api\/v2\/uploads$/,
      ({ query, size }) => {
        const token = randomUUID()
        const upload = {
          token,
          file_name: query.get('filename') ?? '',
          size,
          until: now() + 3_600_000,
          isUsed: false,
        }
        account.uploads.set(token, upload)
        return { status: 201, body: { upload: { token, expires_at: new Date(upload.until).toISOString() } } }
      },
    ],
    [
      'GET',
      /^\/api\/v2\/incremental\/tickets\/cursor$/,
      ({ query }) => {
        const from = query.has('cursor')
          ? Number(query.get('cursor'))
          : Number(query.get('start_time')) * 1000
        const until = now() - 60_000
        const changed = [...account.tickets.values()].filter(({ fields }) => {
          const at = Date.parse(String(fields['updated_at']))
          return at >= from && at <= until
        })
        return {
          status: 200,
          body: {
            tickets: changed.map(shown),
            after_cursor: String(Math.max(from, until)),
            end_of_stream: true,
          },
        }
      },
    ],
  ]
}
