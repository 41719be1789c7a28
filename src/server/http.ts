import { randomUUID } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import restify from 'restify'
import type { Route, RouteRequest } from '../channels/route.ts'
import { type Clock, systemClock } from '../clock.ts'
import { RetryableError } from '../errors.ts'
import type { Log } from '../log.ts'
import { createClientAddressOf } from './client-address.ts'
import { close, listen, urlOf } from './listening.ts'
import { hostProblem, originProblem } from './same-origin.ts'

export interface HttpOptions {
  readonly host: string
  /** 0 takes a free one. */
  readonly port: number
  readonly routes: readonly Route[]
  /** Whether the process can serve now; what `GET /readyz` answers. */
  ready(): Promise<boolean>
  /** Names the server answers to, beside the loopback names while it is bound to loopback. Empty off loopback: any. */
  readonly hostNames: readonly string[]
  /** Addresses and ranges of our own proxies, which say whose request they pass on. */
  readonly proxies?: readonly string[]
  /** The largest body that is read whole, in bytes. */
  readonly maxBodyBytes: number
  readonly log: Log
  readonly clock?: Clock
}

export interface HttpServer {
  readonly url: string
  readonly port: number
  /**
   * Takes no new request, lets the ones under way end for some seconds, ends what is left then, and resolves. Streams
   * without an end are the business of the channels, which end them first.
   */
  close(): Promise<void>
}

/** Serves the routes. Resolves once it listens. @throws TerminalError `server.no-port` when it can't. */
export async function startHttp(options: HttpOptions): Promise<HttpServer> {
  const server = restify.createServer({ name: '', noWriteContinue: false })
  // restify hears it and does nothing: a connection that offers another protocol would stay open without an answer, for ever.
  server.server.removeAllListeners('upgrade')
  const clientAddress = createClientAddressOf(options.proxies ?? [])
  server.pre((request, response, next) => {
    setCommonHeaders(request, response)
    Object.assign(request, { clientAddress: clientAddress(request) })
    return next()
  })
  server.on(
    'restifyError',
    (request, response, error: { statusCode?: number; toJSON?: () => unknown }, done) => {
      const status = error.statusCode ?? 500
      if (unreadable.has(status)) options.log.warn('server.refused', problemOf(request, status))
      if (!response.headersSent) response.setHeader('Content-Type', 'application/json')
      error.toJSON = () => ({ error: codeOf(status) })
      done()
    },
  )
  for (const route of [...health(options), ...options.routes]) mount(server, route, options)

  await listen(server, options)
  const { port } = server.address()
  const { clock = systemClock } = options
  return { url: urlOf(options.host, port), port, close: () => close(server, clock) }
}

function mount(server: restify.Server, route: Route, options: HttpOptions): void {
  const parsers =
    route.body === 'parsed'
      ? [guardBody(options), restify.plugins.bodyReader({ maxBodySize: options.maxBodyBytes }), parseBody]
      : []
  const verb = ({ GET: 'get', POST: 'post', PUT: 'put' } as const)[route.method]
  const answer = async (request: restify.Request, response: restify.Response): Promise<void> => {
    try {
      await route.handle(request as unknown as RouteRequest, response)
    } catch (error) {
      fail(error, route, request, response, options.log)
    }
  }
  const handlers = [guardOrigin(route, options), ...parsers, answer]
  server[verb](route.path, ...handlers)
  // Node keeps the body of an answer to HEAD back.
  if (route.method === 'GET' && !route.endless) server.head(route.path, ...handlers)
}

const parserOptions = { mapParams: false, bodyReader: true }
const [parseForm] = restify.plugins.urlEncodedBodyParser(parserOptions)
const [parseJson] = restify.plugins.jsonBodyParser(parserOptions)

/** One parser by the type of the body: each of them would put its own result in the place of the raw text. */
const parseBody: restify.RequestHandler = (request, response, next) => {
  const isForm = request.contentType() === 'application/x-www-form-urlencoded'
  const parse = isForm ? parseForm : parseJson
  return parse?.(request, response, next)
}

function guardOrigin(route: Route, options: HttpOptions): restify.RequestHandler {
  return (request, response, next) => {
    const problem =
      route.from === 'anywhere'
        ? undefined
        : (hostProblem(request.headers.host, options) ??
          (route.method === 'GET' ? undefined : originProblem(request.headers)))
    if (!problem) return next()
    options.log.warn('server.refused', { path: route.path, problem })
    refuse(response, 403, problem)
    return next(false)
  }
}

/** restify unpacks a compressed body without a limit, and reads an oversized one to its end: both end here. */
function guardBody({ maxBodyBytes, log }: HttpOptions): restify.RequestHandler {
  return (request, response, next) => {
    const encoding = request.headers['content-encoding']
    const length = Number(request.headers['content-length'] ?? 0)
    if ((encoding === undefined || encoding === 'identity') && length <= maxBodyBytes) return next()
    response.setHeader('Connection', 'close')
    const status = length > maxBodyBytes ? 413 : 415
    log.warn('server.refused', problemOf(request, status))
    refuse(response, status)
    return next(false)
  }
}

function setCommonHeaders(request: restify.Request, response: restify.Response): void {
  const given = request.headers['x-request-id']
  response.setHeader(
    'X-Request-Id',
    typeof given === 'string' && /^[\w.-]{1,64}$/.test(given) ? given : randomUUID(),
  )
  response.setHeader('X-Content-Type-Options', 'nosniff')
  response.setHeader('Referrer-Policy', 'no-referrer')
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin')
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin')
  response.setHeader('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()')
  response.setHeader('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'; base-uri 'none'")
  response.setHeader('Cache-Control', 'no-store')
}

function fail(
  error: unknown,
  route: Route,
  request: restify.Request,
  response: restify.Response,
  log: Log,
): void {
  const retryable = error instanceof RetryableError
  const fields = { path: route.path, request: String(response.getHeader('X-Request-Id')) }
  if (retryable) log.warn('server.busy', { ...fields, code: error.code }, error)
  else if (!request.destroyed || request.complete) log.error('server.failed', fields, error)
  if (response.headersSent) {
    response.destroy()
    return
  }
  if (retryable) response.setHeader('Retry-After', String(Math.ceil((error.retryAfterMs ?? 1000) / 1000)))
  refuse(response, retryable ? 503 : 500)
  // What is left of the body would stand before the next request of the connection, and keep it waiting.
  request.resume()
}

function refuse(response: restify.Response, status: number, code = codeOf(status)): void {
  response.writeHead(status, { 'Content-Type': 'application/json' })
  response.end(JSON.stringify({ error: code }))
}

/** What a body is refused with before anybody looks into it. */
const unreadable = new Set([400, 413, 415])

const problemOf = (request: restify.Request, status: number) => ({
  path: request.path(),
  problem: codeOf(status),
})

function codeOf(status: number): string {
  const codes: Readonly<Record<number, string>> = {
    400: 'invalid',
    403: 'forbidden',
    404: 'not-found',
    405: 'not-allowed',
    413: 'too-large',
    415: 'unsupported-type',
    503: 'busy',
  }
  return codes[status] ?? (status < 500 ? 'invalid' : 'failed')
}

function health(options: HttpOptions): readonly Route[] {
  const say = (response: ServerResponse, ok: boolean): void => {
    response.writeHead(ok ? 200 : 503, { 'Content-Type': 'application/json' })
    response.end(JSON.stringify({ ok }))
  }
  const base = { method: 'GET', body: 'none', from: 'anywhere' } as const
  return [
    { ...base, path: '/healthz', handle: async (_request, response) => say(response, true) },
    {
      ...base,
      path: '/readyz',
      handle: async (_request, response) => say(response, await options.ready().catch(() => false)),
    },
  ]
}
