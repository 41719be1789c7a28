import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { silent } from '../../../../src/log.ts'
import { type App, compose } from '../../../../src/server/compose.ts'
import { readConfig } from '../../../../src/server/config.ts'
import { hasChromium, launch } from '../../../pages/chromium.ts'
import { createBrowser, rootWithPages } from '../../web/browser.ts'
import { type Client, openClient } from './client.ts'
import { findPlayground } from './install.ts'

const program = hasChromium() ? findPlayground() : undefined
const deskToken = 'a token for the desk page'

describe.skipIf(program === undefined)('with a client of Microsoft’s own', { timeout: 60_000 }, () => {
  let root: string
  let data: string
  let app: App
  let browser: Browser
  let client: Client | undefined

  beforeAll(async () => {
    root = rootWithPages()
    browser = await launch()
  })
  beforeEach(async () => {
    data = mkdtempSync(join(tmpdir(), 'ventanilla-playground-data-'))
    const config = readConfig({
      PORT: '0',
      DATA_DIR: data,
      DIALOG: join(process.cwd(), 'dialogs/vtex-2023-12'),
      DESK_TOKEN: deskToken,
      LANGUAGE: 'es',
      TEAMS: 'trial',
    })
    app = await compose({ config, root, log: silent })
  })
  afterEach(async () => {
    await client?.close()
    client = undefined
    await app.close()
    rmSync(data, { recursive: true })
  })
  afterAll(async () => {
    await browser.close()
    rmSync(root, { recursive: true })
  })

  const start = async (more: { readonly isOlder?: boolean } = {}): Promise<Client> => {
    client = await openClient({ program: program ?? '', bot: app.url, browser, ...more })
    return client
  }

  /** From the question for a name to what the ticket is about, in Spanish. */
  async function begin(person: Client): Promise<void> {
    await person.say('en español, por favor')
    await person.shows('¿Cómo te llamas?')
    await person.say('Ana Ruiz')
    await person.shows('✓ Ana Ruiz')
    await person.say('tiendaluna')
    await person.press('Técnico')
    await person.choose('La tienda enfrenta un problema')
    await person.shows('✓ La tienda enfrenta un problema')
  }

  /** From there to a ticket. @returns its number. */
  async function file(person: Client): Promise<number> {
    await person.say('El checkout muestra error 502 al pagar')
    await person.press('Ninguno me ayuda, seguir')
    await person.choose('Comportamiento inesperado en los recursos críticos')
    await person.choose('Todos los usuarios')
    await person.choose('Conozco los recursos básicos')
    await person.shows('¿Qué pasó exactamente?')
    await person.say('Empezó hoy a las 10:00 y sigue así.')
    await person.press('Seguir sin archivos')
    await person.choose('No acepto')
    await person.press('Enviar')
    await person.shows('Prioridad: Urgente')
    const [, number] = /Ticket (\d+) ·/.exec(await person.page.locator('body').innerText()) ?? []
    return Number(number)
  }

  it('greets, files a technical ticket, and brings what support answers', async () => {
    const person = await start()
    await begin(person)
    const number = await file(person)
    expect(number).toBeGreaterThan(1_000)
    const names = await person.page.getByRole('button').allInnerTexts()
    expect(names).toContain('Responder')
    // What was answered stands there, and nothing to press beside it.
    for (const gone of ['Técnico', 'Elegir', 'Volver', 'Enviar', '1. Esto lo resolvió']) {
      expect(names).not.toContain(gone)
    }
    const desk = createBrowser(app.url)
    await desk.post('/api/desk/login', { token: deskToken })
    const comment = { text: '¿Con qué tarjetas ocurre?', isPublic: true, author: 'Marta' }
    await desk.post(`/api/desk/tickets/${number}/comments`, { id: randomUUID(), ...comment })
    await person.shows('¿Con qué tarjetas ocurre?')
  })

  it('can be pressed in a client that knows Action.Submit alone', async () => {
    const person = await start({ isOlder: true })
    await begin(person)
    await person.press('Volver')
    await person.shows('¿Qué es lo que pasa?')
    expect(person.fallbacks()).toBeGreaterThan(10)
  })

  it('takes a page of questions filled in at once, and says at the field what is wrong', async () => {
    // This client knows no dialogs, and says so; without them the page takes the card's place.
    const person = await start({ isOlder: true })
    await person.say('en español, por favor')
    await person.shows('¿Cómo te llamas?')
    await person.press('Responder en un formulario')
    await person.page.getByRole('textbox', { name: 'Nombre' }).fill('Ana Ruiz')
    await person.page.getByRole('textbox', { name: 'Cuenta' }).fill('Mi Tienda!')
    await person.press('Guardar y seguir')
    await person.shows('⚠')
    expect(await person.page.getByRole('textbox', { name: 'Nombre' }).inputValue()).toBe('Ana Ruiz')
    await person.page.getByRole('textbox', { name: 'Cuenta' }).fill('tiendaluna')
    await person.press('Guardar y seguir')
    await person.shows('¿Con qué te ayudo?')
  })

  it('answers in the thread of a channel where it is mentioned', async () => {
    const person = await start()
    const { page } = person
    await page.getByRole('treeitem', { name: 'My Team - General' }).click()
    await page.getByRole('textbox').last().click()
    await page.keyboard.type('@')
    await page.getByRole('menuitem', { name: /Test Bot/ }).click()
    await page.keyboard.type(' hola, no puedo cobrar con tarjeta')
    await page.getByRole('button', { name: 'Post' }).click()
    await person.shows('¿Cómo te llamas?')
    const thread = page.getByRole('group').filter({ hasText: 'no puedo cobrar' })
    expect(await thread.innerText()).toContain('¿Cómo te llamas?')
  })
})
