import type { ServerResponse } from 'node:http'
import { verifySlackRequest } from '@slack/bolt'
import { z } from 'zod'
import type { Clock } from '../../clock.ts'
import { RetryableError } from '../../errors.ts'
import type { Log } from '../../log.ts'
import type { Route, RouteRequest } from '../route.ts'
import type { Bolt } from './bolt.ts'

export interface DoorOptions {
  readonly signingSecret: string
  readonly bolt: Bolt
  readonly clock: Clock
  readonly log: Log
}

/**
 * Where Slack calls.
 *
 * O1 only what Slack signed comes in, and only within five minutes of when it was signed;
 * O2 what is not acknowledged is sent again, so nothing is acknowledged that is not written down;
 * O3 what is turned away is in the log, by its reason.
 */
export function slackRoute({ signingSecret, bolt, clock, log }: DoorOptions): Route {
  const refuse = (response: ServerResponse, status: number, reason: string): void => {
    log.warn('channels.slack-refused', { reason, status }) // O3
    reply(response, status, { error: status === 401 ? 'unauthorized' : 'invalid' })
  }
  return {
    method: 'POST',
    path: '/slack/events',
    body: 'parsed',
    from: 'anywhere',
    async handle(request, response) {
      const forged = forgeryOf(request, signingSecret, clock.now())
      if (forged) return refuse(response, 401, forged) // O1
      const opened = open(request)
      if (opened === 'malformed') return refuse(response, 400, 'malformed')
      if ('answer' in opened) return reply(response, 200, opened.answer)
      try {
        const taken = await bolt.process(opened.body)
        if (taken === 'malformed') return refuse(response, 400, 'malformed')
        reply(response, 200, taken.response) // O2
      } catch (error) {
        if (!(error instanceof RetryableError)) throw error
        log.warn('channels.slack-not-acknowledged', {}, error)
        reply(response, 503, { error: 'busy' })
      }
    },
  }
}

const windowMs = 5 * 60_000

/** Why it can't be Slack; undefined when it is. */
function forgeryOf(
  { headers, rawBody = '' }: Pick<RouteRequest, 'headers' | 'rawBody'>,
  secret: string,
  now: number,
): string | undefined {
  const stamp = String(headers['x-slack-request-timestamp'] ?? '')
  const given = String(headers['x-slack-signature'] ?? '')
  if (!/^\d{1,12}$/.test(stamp) || given.length === 0) return 'unsigned'
  if (Math.abs(now - Number(stamp) * 1_000) > windowMs) return 'stale'
  try {
    verifySlackRequest({
      signingSecret: secret,
      body: rawBody,
      headers: { 'x-slack-signature': given, 'x-slack-request-timestamp': Number(stamp) },
      nowMilliseconds: now,
    })
    return undefined
  } catch {
    return 'forged-signature'
  }
}

const challengeSchema = z.object({ type: z.literal('url_verification'), challenge: z.string().max(500) })
const formSchema = z.object({ payload: z.string().optional(), ssl_check: z.string().optional() })

/** What is in it; the answer itself where it is only asked whether somebody is here. */
function open({
  body,
  headers,
}: RouteRequest): { readonly body: object } | { readonly answer: object } | 'malformed' {
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true
  if (!isForm) {
    const asked = challengeSchema.safeParse(body).data
    if (asked) return { answer: { challenge: asked.challenge } }
    return isObject(body) ? { body } : 'malformed'
  }
  const form = formSchema.safeParse(body).data
  if (!form) return 'malformed'
  if (form.ssl_check !== undefined) return { answer: {} }
  if (form.payload === undefined) return isObject(body) ? { body } : 'malformed'
  try {
    const payload: unknown = JSON.parse(form.payload)
    return isObject(payload) ? { body: payload } : 'malformed'
  } catch {
    return 'malformed'
  }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

function reply(response: ServerResponse, status: number, body: object | undefined): void {
  response.writeHead(status, body && { 'Content-Type': 'application/json' })
  response.end(body && JSON.stringify(body))
}
