import { createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { z } from 'zod'
import type { Clock } from '../../clock.ts'
import type { Log } from '../../log.ts'

export interface WebhookOptions {
  readonly secret: string
  /** Notes that tickets changed; durable when it resolves. */
  readonly heard: (numbers: readonly number[]) => Promise<void>
  readonly clock: Clock
  readonly log: Log
}

/** Where the account tells of changes: answers a request whose body was read whole. */
export type Webhook = (
  request: IncomingMessage & { readonly body?: unknown; readonly rawBody?: string },
  response: ServerResponse,
) => Promise<void>

/** The path Zendesk is told. */
export const webhookPath = '/hooks/zendesk'
/** Zendesk signs tests of a webhook that does not exist yet with this; anybody can. */
const publicSecret = 'dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ=='
/** A request is at most so old, or so far ahead. */
export const toleranceMs = 5 * 60_000

/** What a trigger sends, or an event: the ticket alone is read, because the account itself is asked for the rest. */
const payload = z.union([
  z.object({ ticket: z.coerce.number().int().positive() }),
  z
    .object({ subject: z.string().regex(/^zen:ticket:\d+$/) })
    .transform(({ subject }) => ({ ticket: Number(subject.slice('zen:ticket:'.length)) })),
])

/**
 * Hears that a ticket changed. Only requests that the account signed, and not long ago, count; one that is replayed makes
 * the ticket be looked at again, which tells nothing twice.
 */
export function createWebhook({ secret, heard, clock, log }: WebhookOptions): Webhook {
  return async (request, response) => {
    const end = (status: number): void => {
      response.writeHead(status, status === 503 ? { 'Retry-After': '5' } : {})
      response.end()
    }
    const problem = problemOf(request.headers, request.rawBody ?? '', { secret, now: clock.now() })
    if (problem !== undefined) {
      log.warn('desk.webhook-refused', { problem })
      return end(401)
    }
    const parsed = payload.safeParse(request.body)
    if (!parsed.success) {
      log.warn('desk.webhook-ignored', { problem: 'it names no ticket' })
      return end(204)
    }
    try {
      await heard([parsed.data.ticket])
      end(204)
    } catch (error) {
      // Zendesk sends again after 503, and after no other failure.
      log.warn('desk.webhook-failed', {}, error)
      end(503)
    }
  }
}

function problemOf(
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
  body: string,
  { secret, now }: { readonly secret: string; readonly now: number },
): string | undefined {
  const signature = headers['x-zendesk-webhook-signature']
  const timestamp = headers['x-zendesk-webhook-signature-timestamp']
  if (typeof signature !== 'string' || typeof timestamp !== 'string') return 'it is not signed'
  if (secret === publicSecret) return 'the secret is the public one for tests'
  if (!isSame(signature, signatureOf(secret, timestamp, body))) return 'the signature is wrong'
  const at = Date.parse(timestamp)
  if (Number.isNaN(at) || Math.abs(now - at) > toleranceMs) return 'it is too old, or the clock here is wrong'
  return undefined
}

/** The signature of a request: over the timestamp and the body, with the secret as it stands. */
export const signatureOf = (secret: string, timestamp: string, body: string): string =>
  createHmac('sha256', secret)
    .update(timestamp + body)
    .digest('base64')

function isSame(given: string, right: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(right)]
  return a.length === b.length && timingSafeEqual(a, b)
}
