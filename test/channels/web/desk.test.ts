import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SupportTicketWhole } from '../../../src/desk/support-ticket.ts'
import type { FileRef } from '../../../src/dialog/state.ts'
import { type ScriptedServer, deskToken, maxFileBytes, startScripted } from '../../pages/scripted-server.ts'
import { type Browser, createBrowser, rootWithPages } from './browser.ts'

let root: string
let server: ScriptedServer
let browser: Browser
let now: number

beforeEach(async () => {
  root = rootWithPages()
  now = Date.UTC(2026, 10, 24)
  server = await startScripted({ root, clock: { now: () => now, after: () => () => undefined } })
  browser = createBrowser(server.url)
})
afterEach(async () => {
  await server.close()
  rmSync(root, { recursive: true })
})

const enter = () => browser.post('/api/desk/login', { token: deskToken })
const give = (name: string, body: string, path = '/api/desk/files') =>
  browser.fetch(path, { method: 'PUT', body, headers: { 'X-File-Name': encodeURIComponent(name) } })

describe('the desk', () => {
  it.each([
    ['GET', '/api/desk/tickets'],
    ['GET', '/api/desk/tickets/1042'],
    ['POST', '/api/desk/tickets/1042'],
    ['POST', '/api/desk/tickets/1042/comments'],
    ['GET', '/api/desk/tickets/1042/files/f1'],
    ['PUT', '/api/desk/files'],
    ['GET', '/api/desk/ratings'],
    ['GET', '/api/desk/articles'],
  ])('says nothing without the token: %s %s', async (method, path) => {
    await browser.get('/api/session')
    const response = await browser.fetch(path, { method })
    expect([response.status, await response.json()]).toEqual([401, { error: 'no-token' }])
  })

  it('takes the token for a cookie that scripts can’t read', async () => {
    const response = await enter()
    expect(response.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Strict/)
    expect((await browser.fetch('/api/desk/tickets')).status).toBe(200)
  })

  it('looks for the beginning of a search that is too long', async () => {
    await enter()
    const response = await browser.fetch(`/api/desk/tickets?search=${'x'.repeat(300)}`)
    expect([response.status, await response.json()]).toMatchObject([200, { total: 0 }])
  })

  it('forgets the cookie after its hours, and at leaving', async () => {
    await enter()
    now += 13 * 60 * 60 * 1000
    expect((await browser.fetch('/api/desk/tickets')).status).toBe(401)
    await enter()
    await browser.post('/api/desk/logout', {})
    expect((await browser.fetch('/api/desk/tickets')).status).toBe(401)
  })

  it('takes no cookie whose end was moved', async () => {
    await enter()
    browser.cookie = browser.cookie.replace(/\d+\./, `${now + 1e12}.`)
    expect((await browser.fetch('/api/desk/tickets')).status).toBe(401)
  })

  it('limits guesses, the right one too, until a while has passed', async () => {
    const statuses = []
    for (let guess = 0; guess < 6; guess += 1) {
      statuses.push((await browser.post('/api/desk/login', { token: `guess ${guess}` })).status)
    }
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429])
    expect((await enter()).status).toBe(429)
    now += 60_000
    expect((await enter()).status).toBe(200)
  })

  it('lists, filters and searches', async () => {
    await enter()
    const numbers = async (query: string) =>
      (await browser.get<{ tickets: { number: number }[] }>(`/api/desk/tickets${query}`)).tickets.map(
        ({ number }) => number,
      )
    expect(await numbers('')).toEqual([1042, 1041, 1036])
    expect(await numbers('?status=pending')).toEqual([1041])
    expect(await numbers('?search=northshop')).toEqual([1036])
    expect(await numbers('?status=nonsense&page=-1')).toEqual([1042, 1041, 1036])
  })

  it('adds a comment once, however often it is sent', async () => {
    await enter()
    const comment = { id: randomUUID(), text: 'Listo.', isPublic: true, author: 'Marcos' }
    await browser.post('/api/desk/tickets/1041/comments', comment)
    const ticket = (await (
      await browser.post('/api/desk/tickets/1041/comments', comment)
    ).json()) as SupportTicketWhole
    expect(ticket.comments.map(({ text }) => text)).toEqual(['Listo.'])
  })

  it('takes what an agent pasted without what nobody types, and nothing where only that is left', async () => {
    await enter()
    const pasted = {
      id: randomUUID(),
      text: '\u202eListo\u0000.\ud800',
      isPublic: true,
      author: 'Marcos\u202e',
    }
    const answered = await browser.post('/api/desk/tickets/1041/comments', pasted)
    const { comments } = (await answered.json()) as SupportTicketWhole
    expect(comments.map(({ text, author }) => [text, author])).toEqual([['Listo.\ufffd', 'Marcos']])
    for (const empty of [{ text: '\u202e\u0000' }, { author: '\u202e' }]) {
      const comment = { ...pasted, id: randomUUID(), ...empty }
      expect((await browser.post('/api/desk/tickets/1041/comments', comment)).status).toBe(422)
    }
  })

  it('answers and sets the status at once', async () => {
    await enter()
    const comment = { id: randomUUID(), text: 'Listo.', isPublic: true, author: 'Marcos', status: 'solved' }
    const answered = await browser.post('/api/desk/tickets/1042/comments', comment)
    expect(await answered.json()).toMatchObject({ status: 'solved' })
    const nonsense = { ...comment, id: randomUUID(), status: 'gone' }
    expect((await browser.post('/api/desk/tickets/1042/comments', nonsense)).status).toBe(422)
  })

  it('sends files along with an answer', async () => {
    await enter()
    const given = await give('pasos.txt', 'Vacía la caché.')
    expect(given.status).toBe(201)
    const { ref } = (await given.json()) as FileRef
    const comment = { id: randomUUID(), text: 'Los pasos.', isPublic: true, author: 'Marcos', files: [ref] }
    const answered = await browser.post('/api/desk/tickets/1041/comments', comment)
    const { comments } = (await answered.json()) as SupportTicketWhole
    expect(comments[0]?.files).toMatchObject([{ name: 'pasos.txt', size: 17 }])
  })

  it('sends nobody else’s file, and none that is not there', async () => {
    await browser.get('/api/session')
    const { ref } = (await (await give('secreto.txt', 'mío', '/api/files')).json()) as FileRef
    await enter()
    for (const files of [[ref], ['nothing']]) {
      const comment = { id: randomUUID(), text: 'Toma.', isPublic: true, author: 'Marcos', files }
      expect((await browser.post('/api/desk/tickets/1041/comments', comment)).status).toBe(422)
    }
    const ticket = await browser.get<SupportTicketWhole>('/api/desk/tickets/1041')
    expect(ticket.comments).toEqual([])
  })

  it('refuses a file that is too large', async () => {
    await enter()
    expect((await give('grande.bin', 'x'.repeat(maxFileBytes + 1))).status).toBe(413)
  })

  it('changes status and priority, to what there is', async () => {
    await enter()
    const changed = await browser.post('/api/desk/tickets/1041', { status: 'solved', priority: 'high' })
    expect(await changed.json()).toMatchObject({ status: 'solved', priority: 'high' })
    expect((await browser.post('/api/desk/tickets/1041', { status: 'gone' })).status).toBe(422)
    expect((await browser.post('/api/desk/tickets/1', { status: 'solved' })).status).toBe(404)
  })

  it('counts the ratings of the last month, and shows who changed a ticket', async () => {
    await enter()
    expect(await browser.get('/api/desk/ratings')).toEqual({ days: 30, counts: [1, 0, 2, 5, 12] })
    const { history } = await browser.get<SupportTicketWhole>('/api/desk/tickets/1042')
    expect(history.map(({ who, what }) => [who, what])).toContainEqual(['Marcos', 'priority'])
  })

  it('counts what became of suggested articles, in the language of the page', async () => {
    await enter()
    const counts = { article: 'coupon', shown: 12, opened: 7, solved: 4, noneHelped: 3 }
    expect(await browser.get('/api/desk/articles?lang=es')).toEqual({
      articles: [{ ...counts, title: 'Crear un cupón' }],
    })
    expect(await browser.get('/api/desk/articles?lang=xx')).toEqual({
      articles: [{ ...counts, title: 'Create a coupon' }],
    })
  })

  it('gives files out as attachments', async () => {
    await enter()
    const response = await browser.fetch('/api/desk/tickets/1042/files/f1')
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; filename="captura del error.png"/,
    )
    expect((await response.arrayBuffer()).byteLength).toBe(183_400)
    expect((await browser.fetch('/api/desk/tickets/1041/files/f1')).status).toBe(404)
  })
})
