import { request } from 'node:http'
import { connect, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import type { Route } from '../../src/channels/route.ts'
import type { Clock } from '../../src/clock.ts'
import { RetryableError } from '../../src/errors.ts'
import { silent } from '../../src/log.ts'
import { type HttpServer, startHttp } from '../../src/server/http.ts'

let server: HttpServer | undefined
afterEach(() => server?.close())

const route = (part: Partial<Route>): Route => ({
  method: 'POST',
  path: '/try',
  body: 'parsed',
  from: 'anywhere',
  handle: async (got, response) => {
    response.end(JSON.stringify({ body: got.body, rawBody: got.rawBody }))
  },
  ...part,
})
async function start(
  routes: readonly Route[] = [route({})],
  more: { ready?: () => Promise<boolean>; port?: number; clock?: Clock; proxies?: readonly string[] } = {},
) {
  server = await startHttp({
    host: '127.0.0.1',
    port: 0,
    routes,
    ready: async () => true,
    hostNames: [],
    maxBodyBytes: 1000,
    log: silent,
    ...more,
  })
  return server
}
const post = (
  url: string,
  body: string,
  headers: Record<string, string> = { 'Content-Type': 'application/json' },
) => fetch(`${url}/try`, { method: 'POST', body, headers })

/** Sends text as it is, and hears all that comes back. */
function speak(port: number, text: string): { readonly socket: Socket; readonly heard: () => string } {
  const socket = connect(port, '127.0.0.1')
  let heard = ''
  socket.on('data', (data) => {
    heard += data.toString()
  })
  socket.on('error', () => undefined)
  socket.write(text)
  return { socket, heard: () => heard }
}
const upload = (length: number): string =>
  `POST /try HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${length}\r\n\r\n`

describe('the server', () => {
  it('gives a route the body, and the text it was', async () => {
    const { url } = await start()
    expect(await (await post(url, '{"a": 1}')).json()).toEqual({ body: { a: 1 }, rawBody: '{"a": 1}' })
    const form = await post(url, 'payload=%7B%7D', { 'Content-Type': 'application/x-www-form-urlencoded' })
    expect(await form.json()).toEqual({ body: { payload: '{}' }, rawBody: 'payload=%7B%7D' })
  })

  it.each([
    ['what is not JSON', '{"a": secret', {}, 400, 'invalid'],
    ['a body over the limit', JSON.stringify('x'.repeat(1001)), {}, 413, 'too-large'],
    ['a compressed body', 'x', { 'Content-Encoding': 'gzip' }, 415, 'unsupported-type'],
  ])('refuses %s, and says no more than that', async (_what, body, headers, status, error) => {
    const { url } = await start()
    const response = await post(url, body, { 'Content-Type': 'application/json', ...headers })
    expect([response.status, await response.json()]).toEqual([status, { error }])
  })

  it('refuses a body over the limit that did not say its length', async () => {
    const { url } = await start()
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(JSON.stringify('x'.repeat(2000))))
        controller.close()
      },
    })
    const response = await fetch(`${url}/try`, {
      method: 'POST',
      body,
      duplex: 'half',
      headers: { 'Content-Type': 'application/json' },
    })
    expect(response.status).toBe(413)
  })

  it('never says what went wrong', async () => {
    const { url } = await start([route({ handle: () => Promise.reject(new Error('the secret reason')) })])
    const response = await post(url, '{}')
    expect([response.status, await response.text()]).toEqual([500, '{"error":"failed"}'])
  })

  it('asks to try again when the failure may pass', async () => {
    const busy = new RetryableError('store.busy', 'busy', { retryAfterMs: 2500 })
    const { url } = await start([route({ handle: () => Promise.reject(busy) })])
    const response = await post(url, '{}')
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '3'])
  })

  it('answers what is not there, and the wrong method, in the same plain way', async () => {
    const { url } = await start()
    const missing = await fetch(`${url}/nothing/%3Cscript%3E`)
    expect([missing.status, await missing.json()]).toEqual([404, { error: 'not-found' }])
    const wrong = await fetch(`${url}/try`)
    expect([wrong.status, await wrong.json()]).toEqual([405, { error: 'not-allowed' }])
  })

  it('sends the headers of a careful server, and not its name', async () => {
    const { url } = await start()
    for (const { headers } of [await post(url, '{}'), await fetch(`${url}/nothing`)]) {
      expect(headers.get('server')).toBeNull()
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
      expect(headers.get('x-request-id')).toMatch(/^[\w-]{36}$/)
    }
  })

  it('keeps a request id it is given, when it is one', async () => {
    const { url } = await start()
    const idOf = async (id: string) =>
      (await post(url, '{}', { 'X-Request-Id': id })).headers.get('x-request-id')
    expect(await idOf('abc-1')).toBe('abc-1')
    expect(await idOf('a<b>')).not.toBe('a<b>')
  })

  it('answers a page only under a name of its own', async () => {
    const { port } = await start([route({ method: 'GET', body: 'none', from: 'own-page' })])
    const statusAs = (host: string) =>
      new Promise((resolve, reject) => {
        request({ port, host: '127.0.0.1', path: '/try', headers: { Host: host } }, (response) => {
          response.resume()
          resolve(response.statusCode)
        })
          .on('error', reject)
          .end()
      })
    expect(await statusAs(`localhost:${port}`)).toBe(200)
    expect(await statusAs('rebound.example')).toBe(403)
    expect(await statusAs('localhost.evil.example')).toBe(403)
  })

  it('tells whether it lives and whether it is ready', async () => {
    const { url } = await start([], { ready: () => Promise.reject(new Error('no store')) })
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
    expect((await fetch(`${url}/readyz`)).status).toBe(503)
  })

  it('answers with the head alone whoever asks for no more, but of what has no end', async () => {
    const get = { method: 'GET', body: 'none' } as const
    const { url } = await start([route(get), route({ ...get, path: '/endless', endless: true })])
    const head = await fetch(`${url}/try`, { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
    expect((await fetch(`${url}/healthz`, { method: 'HEAD' })).status).toBe(200)
    expect((await fetch(`${url}/endless`, { method: 'HEAD' })).status).toBe(405)
  })

  it('tells a route whose request it is, behind a proxy of ours too', async () => {
    const asked = route({ handle: async (got, response) => void response.end(got.clientAddress) })
    const headers = { 'X-Forwarded-For': '8.8.8.8, 198.51.100.1' }
    const direct = await start([asked])
    expect(await (await post(direct.url, '', headers)).text()).toBe('127.0.0.1')
    await direct.close()
    const behind = await start([asked], { proxies: ['127.0.0.0/8'] })
    expect(await (await post(behind.url, '', headers)).text()).toBe('198.51.100.1')
  })

  it('closes when the request under way has ended, and not seconds after', async () => {
    let release = (): void => {}
    const entered = new Promise<void>((enter) => {
      void start([
        route({
          handle: (_request, response) => {
            enter()
            return new Promise((resolve) => {
              release = () => {
                response.end('done')
                resolve()
              }
            })
          },
        }),
      ]).then(({ url }) => {
        answer = post(url, '{}').then((response) => response.text())
      })
    })
    let answer: Promise<string> | undefined
    await entered
    const startedAt = Date.now()
    const closed = server?.close()
    release()
    await closed
    expect(await answer).toBe('done')
    expect(Date.now() - startedAt).toBeLessThan(2000)
    server = undefined
  })

  it('ends a request that does not end by itself, once it was waited for', async () => {
    const rings: (() => void)[] = []
    const clock: Clock = {
      now: () => 0,
      after(_delayMs, ring) {
        rings.push(ring)
        return () => undefined
      },
    }
    let enter = (): void => {}
    const entered = new Promise<void>((resolve) => {
      enter = resolve
    })
    const slow = route({
      body: 'stream',
      handle: async (got, response) => {
        enter()
        for await (const _ of got);
        response.end()
      },
    })
    const { port } = await start([slow], { clock })
    const { socket } = speak(port, `${upload(1000)}only half`)
    const ended = new Promise((resolve) => socket.once('close', resolve))
    await entered
    const closed = server?.close()
    server = undefined
    for (const ring of rings) ring()
    await Promise.all([closed, ended])
    expect(rings).toHaveLength(1)
  })

  it('keeps a connection in use when it stopped reading a request halfway', async () => {
    const refusing = route({
      body: 'stream',
      handle: async (got) => {
        for await (const _ of got.iterator({ destroyOnReturn: false })) break
        throw new RetryableError('files.unavailable', 'The disk is full.')
      },
    })
    const { port } = await start([refusing])
    const { socket, heard } = speak(port, upload(1_000_000) + 'x'.repeat(1_000_000))
    socket.write('GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n')
    await new Promise((resolve) => socket.once('close', resolve))
    expect(heard().match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 503', 'HTTP/1.1 200'])
  })

  it('answers over the connection as it is who offers to change it for another', async () => {
    const { port } = await start()
    const offers = ['websocket', 'h2c'].map((protocol) => `Connection: Upgrade\r\nUpgrade: ${protocol}\r\n`)
    const asked = offers.map((offer) =>
      speak(port, `GET /healthz HTTP/1.1\r\nHost: localhost\r\n${offer}\r\n`),
    )
    const ended = asked.map(({ socket }) => new Promise((resolve) => socket.once('close', resolve)))
    await Promise.all(asked.map(({ socket }) => new Promise((resolve) => socket.once('data', resolve))))
    expect(asked.map(({ heard }) => heard().slice(0, 12))).toEqual(['HTTP/1.1 200', 'HTTP/1.1 200'])
    // What was handed to another protocol would keep the server open.
    await Promise.all([server?.close(), ...ended])
    expect(asked.map(({ socket }) => socket.destroyed)).toEqual([true, true])
  })

  it('says in plain words that it can’t listen there', async () => {
    const { port } = await start()
    await expect(start([], { port })).rejects.toMatchObject({
      code: 'server.no-port',
      message: expect.stringContaining(`Port ${port} of 127.0.0.1 is taken`),
    })
  })
})
