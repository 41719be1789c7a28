import { createHmac } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { z } from 'zod'
import type { Clock } from '../../clock.ts'
import type { Route, RouteRequest } from '../route.ts'
import { createLimiter } from './limiter.ts'
import { json, refuse, tooMany } from './reply.ts'
import { cookieOf, isSame, readCookie } from './visitor.ts'

const name = 'ventanilla_desk'
const hoursOpen = 12

/** Who may see the desk page: whoever has the token. */
export interface DeskLogin {
  readonly routes: readonly Route[]
  /** Whether the request may pass; when not, it was answered. */
  passes(request: RouteRequest, response: ServerResponse): boolean
}

/** The token is exchanged for a cookie that ends after hours; wrong tokens are limited by address and altogether. */
export function createDeskLogin(options: {
  readonly token: string
  readonly secret: string
  readonly secure: boolean
  readonly clock: Clock
}): DeskLogin {
  const { token, secret, secure, clock } = options
  const byAddress = createLimiter({ burst: 5, perMinute: 5, clock })
  const altogether = createLimiter({ burst: 30, perMinute: 30, clock })
  const markOf = (until: string): string =>
    createHmac('sha256', secret).update(`desk\n${token}\n${until}`).digest('base64url')
  const cookie = (value: string, maxAge: number): string =>
    cookieOf(name, value, { maxAge, site: 'Strict', path: '/api/desk', secure })

  const post = { method: 'POST', body: 'parsed', from: 'own-page' } as const
  return {
    passes(request, response) {
      const [until = '', mark = ''] = (readCookie(request.headers.cookie, name) ?? '').split('.')
      if (until !== '' && isSame(mark, markOf(until)) && Number(until) > clock.now()) return true
      refuse(response, 401, 'no-token')
      return false
    },
    routes: [
      {
        ...post,
        path: '/api/desk/login',
        async handle(request, response) {
          const address = request.clientAddress
          const waitMs = Math.max(byAddress.take(address), altogether.take('all'))
          if (waitMs > 0) {
            tooMany(response, waitMs)
            return
          }
          const body = z.object({ token: z.string().max(200) }).safeParse(request.body)
          if (!body.success || !isSame(body.data.token.trim(), token)) {
            refuse(response, 401, 'wrong-token')
            return
          }
          const seconds = hoursOpen * 60 * 60
          const until = String(clock.now() + seconds * 1000)
          response.setHeader('Set-Cookie', cookie(`${until}.${markOf(until)}`, seconds))
          json(response, 200, { ok: true })
        },
      },
      {
        ...post,
        path: '/api/desk/logout',
        async handle(_request, response) {
          response.setHeader('Set-Cookie', cookie('', 0))
          json(response, 200, { ok: true })
        },
      },
    ],
  }
}
