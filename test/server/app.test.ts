import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SupportTicketWhole } from '../../src/desk/support-ticket.ts'
import type { FileRef } from '../../src/dialog/state.ts'
import type { Part } from '../../src/message.ts'
import { silent } from '../../src/log.ts'
import { type App, compose } from '../../src/server/compose.ts'
import { readConfig } from '../../src/server/config.ts'
import { createBrowser, rootWithPages } from '../channels/web/browser.ts'
import { messagesIn, visit, type Visitor } from './visitor.ts'

const deskToken = 'a token for the desk page'
const isTicket = (part: Part): part is Extract<Part, { type: 'ticket' }> => part.type === 'ticket'

describe('the whole program', { timeout: 60_000 }, () => {
  let root: string
  let data: string
  let app: App | undefined
  beforeEach(() => {
    root = rootWithPages()
    data = mkdtempSync(join(tmpdir(), 'ventanilla-data-'))
  })
  afterEach(async () => {
    await app?.close()
    app = undefined
    rmSync(root, { recursive: true })
    rmSync(data, { recursive: true })
  })

  async function start(more: Readonly<Record<string, string>> = {}): Promise<App> {
    const dialog = join(process.cwd(), 'dialogs/vtex-2023-12')
    const config = readConfig({ PORT: '0', DATA_DIR: data, DIALOG: dialog, DESK_TOKEN: deskToken, ...more })
    app = await compose({ config, root, log: silent })
    return app
  }
  async function stop(): Promise<void> {
    await app?.close()
    app = undefined
  }
  async function enterDesk(url: string) {
    const browser = createBrowser(url)
    await browser.post('/api/desk/login', { token: deskToken })
    return browser
  }

  /** A technical request in Spanish, by clicks where there is something to press. @returns the ticket as it is told. */
  async function fileTechnical(person: Visitor) {
    await person.say('hola')
    await person.asked('name')
    await person.say('Ana Ríos')
    await person.asked('account')
    await person.say('tiendaluna')
    await person.press(/\.area\.technical$/)
    await person.press(/\.problem_type\.problem$/)
    await person.asked('subject')
    await person.say('El checkout muestra error 502 al pagar')
    await person.press(/\.(articles\.none_helps|none)$/)
    await person.press(/\.impact\.critical$/)
    await person.press(/\.affected_users\.everyone$/)
    await person.press(/\.experience\.expert$/)
    await person.asked('details')
    await person.say('Desde las 10:00 ningún comprador puede pagar con tarjeta.')
    await person.press(/\.skip$/)
    await person.press(/\.share_consent\.no$/)
    await person.press(/\.send$/)
    return (await person.told(isTicket)).ticket
  }

  it('files a ticket, brings the answer, and shows everything again', async () => {
    const { url } = await start()
    expect((await fetch(`${url}/readyz`)).status).toBe(200)
    const person = await visit(url)
    const { number, ...told } = await fileTechnical(person)
    expect(told).toMatchObject({ status: 'open', priority: 'urgent', url: `${url}/?ticket=${number}` })

    const desk = await enterDesk(url)
    const path = `/api/desk/tickets/${number}`
    expect(await desk.get<SupportTicketWhole>(path)).toMatchObject({
      subject: 'El checkout muestra error 502 al pagar',
      requesterName: 'Ana Ríos',
      account: 'tiendaluna',
      priority: 'urgent',
    })
    const before = person.entries.length
    await desk.post(`${path}/comments`, {
      id: crypto.randomUUID(),
      text: '¿Con qué tarjetas?',
      isPublic: true,
      author: 'Marta',
      status: 'pending',
    })
    const { ticket } = await person.told(
      (part): part is Extract<Part, { type: 'ticket' }> => isTicket(part) && part.ticket.status === 'pending',
    )
    expect(ticket.lastComment).toMatchObject({ text: '¿Con qué tarjetas?', fromSupport: true })
    expect(messagesIn(person.entries.slice(before))).toHaveLength(1)
    expect(await person.reload()).toEqual(person.entries)
  })

  it('forgets what was given up and waits too long for a person', async () => {
    const { backends } = await start()
    const [old, young] = [15, 13].map((days) => Date.now() - days * 86_400_000)
    await backends.letters.put('web:a/old/0', '{}', old ?? 0)
    await backends.letters.put('web:a/young/0', '{}', young ?? 0)
    await stop()
    const { backends: again } = await start()
    await expect
      .poll(async () => (await again.letters.pending(Number.MAX_SAFE_INTEGER, 9)).map(({ id }) => id))
      .toEqual(['web:a/young/0'])
  })

  it('brings a file of the support side as a link that opens', async () => {
    const { url } = await start()
    const person = await visit(url)
    const { number } = await fileTechnical(person)
    const desk = await enterDesk(url)
    const body = 'Vacía la caché.'
    const given = await desk.fetch('/api/desk/files', {
      method: 'PUT',
      body,
      headers: { 'X-File-Name': 'pasos.txt' },
    })
    const { ref } = (await given.json()) as FileRef
    const said = { id: crypto.randomUUID(), author: 'Marta', status: 'pending', files: [ref] }
    const answer = (text: string, isPublic: boolean) =>
      desk.post(`/api/desk/tickets/${number}/comments`, { ...said, text, isPublic })
    await answer('Sigue estos pasos.', true)
    const { ticket } = await person.told(
      (part): part is Extract<Part, { type: 'ticket' }> => isTicket(part) && part.ticket.status === 'pending',
    )
    const [file] = ticket.lastComment?.files ?? []
    expect(file).toMatchObject({ name: 'pasos.txt', size: 17 })
    const opened = await fetch(file?.url ?? '')
    expect([opened.status, await opened.text()]).toEqual([200, body])
    expect(opened.headers.get('content-disposition')).toMatch(/^attachment/)
    expect((await fetch(file?.url?.replace(/.$/, '-') ?? '')).status).toBe(404)
  })

  it('shows a ticket to the person who filed it alone', async () => {
    const { url } = await start()
    const { number } = await fileTechnical(await visit(url))
    const link = async (asked: number) => {
      const stranger = await visit(url)
      await stranger.say('hola')
      await stranger.asked('name')
      await stranger.say(`#${asked}`)
      const { text } = await stranger.told((part) => part.type === 'text')
      return text.replace(String(asked), 'N')
    }
    const answer = await link(number)
    expect(answer).not.toContain('502')
    expect(answer).toBe(await link(number + 1000))
  })

  it('ends within a second while somebody listens, and goes on after the next start', async () => {
    const first = await visit((await start()).url)
    await first.say('hola')
    await first.asked('name')
    await first.say('Ana Ríos')
    await first.asked('account')
    const began = performance.now()
    await stop()
    expect(performance.now() - began).toBeLessThan(1000)
    await first.streamEnded

    const again = await visit((await start()).url, first.browser)
    expect(await again.reload()).toEqual(first.entries)
    await again.say('tiendaluna')
    await again.press(/\.area\.technical$/)
    await again.asked('problem_type')
  })

  it('links tickets to the address that people use', async () => {
    const { url } = await start({ PUBLIC_URL: 'https://ayuda.example/' })
    expect(url).toBe('https://ayuda.example/')
    const desk = app?.backends.desk
    const { number } = (await desk?.file({
      key: 'k',
      requester: 'ana',
      subject: 'x',
      description: 'x',
      priority: 'low',
      type: 'question',
      tags: [],
      answers: [],
      files: [],
      language: 'es',
      tree: 't@1',
      conversation: 'web:ana',
    })) ?? { number: 0 }
    expect((await desk?.get(number, 'ana'))?.url).toBe(`https://ayuda.example/?ticket=${number}`)
  })
})
