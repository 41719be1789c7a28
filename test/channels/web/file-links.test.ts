import { Readable } from 'node:stream'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createFileLinks, type FileLinks } from '../../../src/channels/web/file-links.ts'
import { silent } from '../../../src/log.ts'
import { type HttpServer, startHttp } from '../../../src/server/http.ts'

const dayMs = 86_400_000
let now: number
let server: HttpServer
let links: FileLinks
let opened: readonly unknown[][]

beforeEach(async () => {
  now = Date.UTC(2026, 10, 24)
  opened = []
  const clock = { now: () => now, after: () => () => undefined }
  links = createFileLinks({ secret: 'a secret for tests', clock, pageUrl: () => `${server.url}/` })
  const route = links.route(async (...asked) => {
    opened = [...opened, asked]
    if (asked[0] !== 1042 || asked[1] !== 'f1') return undefined
    const file = { id: 'f1', name: 'pasos.html', type: 'text/html', size: 4 }
    return { file, bytes: () => Readable.from([Buffer.from('<b/>')]) }
  })
  const hostNames: readonly string[] = []
  const common = { host: '127.0.0.1', port: 0, ready: async () => true, hostNames, proxies: hostNames }
  server = await startHttp({ ...common, routes: [route], maxBodyBytes: 1000, log: silent, clock })
})
afterEach(() => server.close())

it('opens the file for whoever has the link, as a download that can do nothing', async () => {
  const response = await fetch(links.url(1042, 'f1') ?? '')
  expect([response.status, await response.text()]).toEqual([200, '<b/>'])
  expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="pasos.html"/)
  expect(response.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'")
  expect(response.headers.get('cache-control')).toBe('no-store')
})

it('gives one link a day, and none before the page has an address', () => {
  const first = links.url(1042, 'f1')
  now += dayMs - 1
  expect(links.url(1042, 'f1')).toBe(first)
  now += 1
  expect(links.url(1042, 'f1')).not.toBe(first)
  const early = {
    secret: 'x',
    clock: { now: () => now, after: () => () => undefined },
    pageUrl: () => undefined,
  }
  expect(createFileLinks(early).url(1042, 'f1')).toBeUndefined()
})

it.each([
  ['another ticket', (link: string) => link.replace('/1042/', '/1041/')],
  ['another file', (link: string) => link.replace('/f1/', '/f2/')],
  [
    'a later end',
    (link: string) => link.replace(/\/(\d+)\/([\w-]+)$/, (_, day, mark) => `/${Number(day) + 1}/${mark}`),
  ],
  ['another mark', (link: string) => link.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))],
  ['no mark', (link: string) => link.replace(/[^/]+$/, '-')],
])('opens nothing by a link changed to %s, and does not look for it', async (_what, change) => {
  const response = await fetch(change(links.url(1042, 'f1') ?? ''))
  expect(response.status).toBe(404)
  expect(opened).toEqual([])
})

it('says after a month, in three languages, where a new link is', async () => {
  const link = links.url(1042, 'f1') ?? ''
  now += 30 * dayMs
  expect((await fetch(link)).status).toBe(200)
  now += dayMs
  const response = await fetch(link)
  expect(response.status).toBe(404)
  expect(await response.text()).toMatch(/nuevo[^]*novo[^]*new link/)
})
