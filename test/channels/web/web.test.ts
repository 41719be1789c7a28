import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PageEntry, Session, Visit } from '../../../src/channels/web/entry.ts'
import { type ScriptedServer, maxFileBytes, startScripted } from '../../pages/scripted-server.ts'
import { type Browser, createBrowser, rootWithPages } from './browser.ts'

const root = rootWithPages()
let server: ScriptedServer

beforeAll(async () => {
  server = await startScripted({ root })
})
afterAll(async () => {
  await server.close()
  rmSync(root, { recursive: true })
})

type Answered = { readonly entries: readonly PageEntry[]; readonly more?: boolean }

async function visit(url = server.url): Promise<{ browser: Browser; at: string; conversation: string }> {
  const browser = createBrowser(url)
  const { conversation } = await browser.get<Session>('/api/session')
  return { browser, conversation, at: `/api/conversations/${conversation}` }
}
const said = (text: string, more: object = {}) => ({ id: randomUUID(), type: 'said', text, ...more })
const textsOf = (entries: readonly PageEntry[]) =>
  entries.map(({ body }) =>
    body.kind === 'person'
      ? `person: ${'text' in body.did ? body.did.text : body.did.label}`
      : `bot: ${body.message.parts.map((part) => ('text' in part ? part.text : part.type)).join(' ')}`,
  )

/** The events of a stream, one by one, as blocks of lines. */
async function* blocksOf(response: Response): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
    rest += chunk
    const blocks = rest.split('\n\n')
    rest = blocks.pop() ?? ''
    yield* blocks
  }
}
async function nextEntry(blocks: AsyncGenerator<string>): Promise<{ id: string; entry: PageEntry }> {
  for (;;) {
    const { value, done } = await blocks.next()
    if (done) throw new Error('the stream ended')
    const id = /^id: (.*)$/m.exec(value)?.[1]
    const data = /^data: (.*)$/m.exec(value)?.[1]
    if (id !== undefined && data !== undefined) return { id, entry: JSON.parse(data) as PageEntry }
  }
}

describe('a conversation', () => {
  it('answers an event with what was said since', async () => {
    const { browser, at } = await visit()
    const first = (await (await browser.post(`${at}/events`, said('hola'))).json()) as Answered
    expect(textsOf(first.entries)).toEqual(['person: hola', 'bot: Recibido: hola'])
    const after = first.entries.at(-1)!.position
    const second = (await (await browser.post(`${at}/events`, said('otra', { after }))).json()) as Answered
    expect(textsOf(second.entries)).toEqual(['person: otra', 'bot: Recibido: otra'])
  })

  it('shows both sides after a reload, in the same conversation', async () => {
    const { browser, at, conversation } = await visit()
    await browser.post(`${at}/events`, said('hola'))
    expect((await browser.get<Session>('/api/session')).conversation).toBe(conversation)
    const { entries, more } = await browser.get<Answered>(`${at}/entries?after=0`)
    expect(textsOf(entries)).toEqual(['person: hola', 'bot: Recibido: hola'])
    expect(more).toBe(false)
  })

  it('writes and accepts an event once, however often it is sent', async () => {
    const { browser, at, conversation } = await visit()
    const event = said('una vez')
    await Promise.all([1, 2, 3].map(() => browser.post(`${at}/events`, event)))
    const { entries } = await browser.get<Answered>(`${at}/entries`)
    expect(textsOf(entries)).toEqual(['person: una vez', 'bot: Recibido: una vez'])
    expect(server.inbounds.filter((inbound) => inbound.conversation === `web:${conversation}`)).toHaveLength(
      1,
    )
  })

  it('hides why an event failed, and takes it when it is tried again', async () => {
    const { browser, at } = await visit()
    const event = said('de nuevo')
    server.failNext(1)
    const failed = await browser.post(`${at}/events`, event)
    expect([failed.status, await failed.json()]).toEqual([500, { error: 'failed' }])
    const again = (await (await browser.post(`${at}/events`, event)).json()) as Answered
    expect(textsOf(again.entries)).toEqual(['person: de nuevo', 'bot: Recibido: de nuevo'])
  })

  it('refuses what is not an event', async () => {
    const { browser, at } = await visit()
    const response = await browser.post(`${at}/events`, { id: 'x', type: 'filed' })
    expect([response.status, await response.json()]).toEqual([422, { error: 'invalid' }])
  })

  it('says at which field a form is wrong, and accepts nothing then', async () => {
    const { browser, at, conversation } = await visit()
    const form = { id: randomUUID(), type: 'submitted', page: 'technical', draft: 1, label: 'x' }
    const wrong = await browser.post(`${at}/events`, { ...form, answers: { details: null } })
    expect(wrong.status).toBe(422)
    expect(await wrong.json()).toMatchObject({ error: 'problems', problems: { impact: 'Elige una opción.' } })
    expect(server.inbounds.some((inbound) => inbound.conversation === `web:${conversation}`)).toBe(false)
    const right = await browser.post(`${at}/events`, { ...form, answers: { details: 'x', impact: 'low' } })
    expect(right.status).toBe(200)
  })

  it('serves a page as a form, and only a page there is', async () => {
    const { browser, at } = await visit()
    expect(await browser.get(`${at}/form?page=technical`)).toMatchObject({ page: 'technical' })
    expect((await browser.fetch(`${at}/form?page=nothing`)).status).toBe(404)
  })

  it('lists the visitor’s conversations, newest first, by their first words', async () => {
    const { browser, at, conversation } = await visit()
    await browser.post(`${at}/events`, said('mi tienda no carga'))
    const started = (await (await browser.post('/api/conversations', {})).json()) as Session
    const visits = await browser.get<readonly Visit[]>('/api/conversations')
    expect(visits.map((each) => each.conversation)).toEqual([started.conversation, conversation])
    expect(visits[1]?.title).toBe('mi tienda no carga')
    expect((await browser.get<Session>('/api/session')).conversation).toBe(started.conversation)
  })

  it.each([
    ['pt-BR,pt;q=0.9,en;q=0.8', '', 'pt'],
    ['fr,en;q=0.4', '', 'en'],
    ['en;q=0.4, es-AR;q=0.9', '', 'es'],
    ['fr', '', 'es'],
    ['en', '?lang=pt', 'pt'],
    ['en', '?lang=xx', 'en'],
  ])('takes the language from %s%s', async (accepted, query, language) => {
    const response = await createBrowser(server.url).fetch(`/api/session${query}`, {
      headers: { 'Accept-Language': accepted },
    })
    expect(((await response.json()) as Session).language).toBe(language)
  })
})

describe('the stream', () => {
  it('tells what was said before and what is said from now on', async () => {
    const { browser, at, conversation } = await visit()
    await browser.post(`${at}/events`, said('antes'))
    const blocks = blocksOf(await browser.fetch(`${at}/stream`))
    const seen = [(await nextEntry(blocks)).entry, (await nextEntry(blocks)).entry]
    await server.say(`web:${conversation}`, 'después')
    seen.push((await nextEntry(blocks)).entry)
    expect(textsOf(seen)).toEqual(['person: antes', 'bot: Recibido: antes', 'bot: Recibido: después'])
    await blocks.return(undefined)
  })

  it('goes on after the last entry that a reconnecting page had', async () => {
    const { browser, at, conversation } = await visit()
    await browser.post(`${at}/events`, said('uno'))
    const first = blocksOf(await browser.fetch(`${at}/stream`))
    await nextEntry(first)
    const { id } = await nextEntry(first)
    await first.return(undefined)
    await server.say(`web:${conversation}`, 'perdido')
    const second = blocksOf(await browser.fetch(`${at}/stream?after=0`, { headers: { 'Last-Event-ID': id } }))
    expect(textsOf([(await nextEntry(second)).entry])).toEqual(['bot: Recibido: perdido'])
    await second.return(undefined)
  })

  it('says that an answer is on its way', async () => {
    const { browser, at, conversation } = await visit()
    const blocks = blocksOf(await browser.fetch(`${at}/stream`))
    await blocks.next()
    server.channel.working({ channel: 'web', conversation: `web:${conversation}` })
    expect((await blocks.next()).value).toBe('event: typing\ndata: {}')
    await blocks.return(undefined)
  })
})

describe('somebody else', () => {
  it('finds nothing of another visitor, as if it were not there', async () => {
    const mine = await visit()
    const other = await visit()
    for (const path of ['entries', 'stream', 'form?page=technical']) {
      const foreign = await other.browser.fetch(`${mine.at}/${path}`)
      const missing = await other.browser.fetch(`/api/conversations/${'x'.repeat(28)}/${path}`)
      expect(foreign.status).toBe(404)
      expect(await foreign.text()).toBe(await missing.text())
    }
    expect((await other.browser.post(`${mine.at}/events`, said('hola'))).status).toBe(404)
  })

  it('is nobody with a forged cookie', async () => {
    const { browser, at } = await visit()
    const [name = '', value = ''] = browser.cookie.split('=')
    browser.cookie = `${name}=${value.slice(0, -1)}${value.endsWith('A') ? 'B' : 'A'}`
    expect((await browser.fetch(`${at}/entries`)).status).toBe(401)
    browser.cookie = ''
    expect((await browser.fetch(`${at}/entries`)).status).toBe(401)
  })

  it('can’t send from another page, nor under another name of this machine', async () => {
    const { browser, at } = await visit()
    const send = (headers: Record<string, string>) =>
      browser.fetch(`${at}/events`, {
        method: 'POST',
        body: JSON.stringify(said('hola')),
        headers: { 'Content-Type': 'application/json', ...headers },
      })
    expect((await send({ Origin: 'https://evil.example' })).status).toBe(403)
    expect((await send({ Origin: 'null' })).status).toBe(403)
    expect((await send({ 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403)
    expect((await send({ 'Sec-Fetch-Site': 'same-site' })).status).toBe(403)
    expect((await send({})).status).toBe(200)
  })
})

describe('files', () => {
  const put = (browser: Browser, name: string, body: string, type = 'image/png') =>
    browser.fetch('/api/files', {
      method: 'PUT',
      body,
      headers: { 'X-File-Name': encodeURIComponent(name), 'Content-Type': type },
    })

  it('come in, go with a message, and come back as attachments', async () => {
    const { browser, at } = await visit()
    const file = (await (await put(browser, 'año "1".png', 'bytes')).json()) as { ref: string }
    expect(file).toMatchObject({ name: 'año "1".png', size: 5 })
    const sent = (await (
      await browser.post(`${at}/events`, said('', { files: [file.ref] }))
    ).json()) as Answered
    expect(sent.entries[0]?.body).toMatchObject({ did: { files: [{ ref: file.ref, size: 5 }] } })
    const back = await browser.fetch(`/api/files/${file.ref}`)
    expect(await back.text()).toBe('bytes')
    expect(back.headers.get('content-disposition')).toBe(
      `attachment; filename="a_o _1_.png"; filename*=UTF-8''a%C3%B1o%20%221%22.png`,
    )
    expect(back.headers.get('content-security-policy')).toContain('sandbox')
    expect(back.headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('of another visitor are not there, to read or to send', async () => {
    const mine = await visit()
    const other = await visit()
    const { ref } = (await (await put(mine.browser, 'a.png', 'x')).json()) as { ref: string }
    expect((await other.browser.fetch(`/api/files/${ref}`)).status).toBe(404)
    expect((await other.browser.post(`${other.at}/events`, said('', { files: [ref] }))).status).toBe(422)
  })

  it('that are too large are refused, whether or not they say so before', async () => {
    const { browser } = await visit()
    expect((await put(browser, 'a.bin', 'x'.repeat(maxFileBytes + 1))).status).toBe(413)
    const chunk = new Uint8Array(60_000)
    const stream = new ReadableStream({
      start(controller) {
        for (let sent = 0; sent <= maxFileBytes; sent += chunk.length) controller.enqueue(chunk)
        controller.close()
      },
    })
    const unannounced = await browser.fetch('/api/files', {
      method: 'PUT',
      body: stream,
      duplex: 'half',
      headers: { 'X-File-Name': 'b.bin' },
    })
    expect(unannounced.status).toBe(413)
  })

  it('that are too much for one visitor in one day have to wait, and nobody else has to', async () => {
    const { browser } = await visit()
    const largest = 'x'.repeat(maxFileBytes)
    for (let given = 0; given < 10; given += 1)
      expect((await put(browser, `${given}.bin`, largest)).status).toBe(201)
    const refused = await put(browser, 'more.bin', largest)
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(60 * 60)
    expect((await put((await visit()).browser, 'theirs.bin', 'x')).status).toBe(201)
  })

  it('are too much for one address in one day too, whoever drops the cookie to be another visitor', async () => {
    const own = await startScripted({ root })
    const largest = 'x'.repeat(maxFileBytes)
    const statuses: number[] = []
    for (let visitors = 0; visitors < 21; visitors += 1) {
      const { browser } = await visit(own.url)
      for (let given = 0; given < 10; given += 1) statuses.push((await put(browser, 'a.bin', largest)).status)
    }
    await own.close()
    expect(statuses.slice(0, 200)).toEqual(Array.from({ length: 200 }, () => 201))
    expect(statuses[200]).toBe(429)
  })

  it('need a name that can be read', async () => {
    const { browser } = await visit()
    const response = await browser.fetch('/api/files', {
      method: 'PUT',
      body: 'x',
      headers: { 'X-File-Name': '%E0%A4%A' },
    })
    expect(response.status).toBe(422)
  })
})

describe('pages', () => {
  it('carry a policy that allows no inline script but the import map', async () => {
    const response = await fetch(`${server.url}/`)
    const policy = response.headers.get('content-security-policy') ?? ''
    expect(policy).toMatch(/script-src 'self' 'sha256-[\w+/=]+'/)
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe')
    expect((await response.text()).match(/<script/g)).toHaveLength(2)
  })

  it('load what they need, zipped, and again only when it changed', async () => {
    const first = await fetch(`${server.url}/assets/preact/dist/preact.mjs`)
    expect(first.headers.get('content-type')).toContain('text/javascript')
    expect(await first.text()).toContain('export')
    const etag = first.headers.get('etag') ?? ''
    const again = await fetch(`${server.url}/assets/preact/dist/preact.mjs`, {
      headers: { 'If-None-Match': etag },
    })
    expect(again.status).toBe(304)
  })

  it.each([
    '../package.json',
    '..%2fpackage.json',
    '%2e%2e/package.json',
    'chat/../../../package.json',
    'preact/package.json',
    '',
  ])('serve nothing at /assets/%s', async (path) => {
    expect((await fetch(`${server.url}/assets/${path}`)).status).toBe(404)
  })
})

it('asks a visitor who sends too much to wait', async () => {
  const { browser, at } = await visit()
  const statuses: number[] = []
  let last: Response | undefined
  for (let sent = 0; sent < 60 && last?.status !== 429; sent += 1) {
    last = await browser.post(`${at}/events`, { id: 'x' })
    statuses.push(last.status)
  }
  expect(statuses.length).toBeGreaterThan(20)
  expect(last?.status).toBe(429)
  expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await (await visit()).browser.fetch('/api/conversations')).status).toBe(200)
})
