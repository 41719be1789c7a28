import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { silent } from '../../src/log.ts'
import { type App, compose } from '../../src/server/compose.ts'
import { readConfig } from '../../src/server/config.ts'
import { compilePages, hasChromium, launch } from './chromium.ts'

describe.skipIf(!hasChromium())('the product in a browser', () => {
  let root: string
  let data: string
  let app: App
  let browser: Browser

  beforeAll(async () => {
    root = compilePages()
    data = mkdtempSync(join(tmpdir(), 'ventanilla-data-'))
    const config = readConfig({
      PORT: '0',
      DATA_DIR: data,
      DIALOG: join(process.cwd(), 'dialogs/vtex-2023-12'),
    })
    app = await compose({ config, root, log: silent })
    browser = await launch()
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await app.close()
    rmSync(root, { recursive: true })
    rmSync(data, { recursive: true })
  })

  /** Writes into the message box, which has the focus, once the prompt asks this. */
  async function write(page: Page, ask: string, text: string): Promise<void> {
    await page.locator('.prompt.live .ask').getByText(ask).waitFor()
    await page.waitForSelector('#message:focus')
    await page.keyboard.type(text)
    await page.keyboard.press('Enter')
  }

  /** Goes back from where the focus is, key by key, to the button of that name, and presses it. */
  async function press(page: Page, name: string): Promise<void> {
    const wanted = page.locator('.message.bot').last().locator('button', { hasText: name }).first()
    await wanted.waitFor()
    for (let keys = 0; keys < 40; keys += 1) {
      if (await wanted.and(page.locator(':focus')).count()) {
        await page.keyboard.press('Enter')
        return
      }
      await page.keyboard.press('Shift+Tab')
    }
    throw new Error(`"${name}" can't be reached by keyboard.`)
  }

  it('files a technical ticket by keyboard alone, brings the answer, and finds it by its words', {
    timeout: 180_000,
  }, async () => {
    const page = await (await browser.newContext({ locale: 'es-419' })).newPage()
    page.setDefaultTimeout(30_000)
    await page.goto(app.url)
    await page.locator('.welcome').waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.waitForSelector('#message:focus')
    await page.keyboard.type('hola')
    await page.keyboard.press('Enter')
    await write(page, '¿Cómo te llamas?', 'Ana Ríos')
    await write(page, 'cuenta', 'tiendaluna')
    await press(page, 'Técnico')
    await press(page, 'La tienda enfrenta un problema')
    await write(page, 'asunto', 'El checkout muestra error 502 al pagar')
    await press(page, 'Ninguno')
    await press(page, 'recursos críticos')
    await press(page, 'Todos los usuarios')
    await press(page, 'Tengo experiencia')
    await write(page, 'pasó', 'Desde las 10:00 ningún comprador puede pagar.')
    await press(page, 'sin archivos')
    await press(page, 'No acepto')
    await press(page, 'Enviar')
    await page.locator('.ticket .pill.open').waitFor()

    const [ticket] = (await app.backends.desk.support?.list({ page: 1, perPage: 10 }))?.tickets ?? []
    expect(ticket).toMatchObject({ subject: 'El checkout muestra error 502 al pagar', priority: 'urgent' })
    await app.backends.desk.support?.answer({
      key: 'answer',
      number: ticket?.number ?? 0,
      author: 'Marta',
      text: '¿Con qué tarjetas pasa?',
      isPublic: true,
      status: 'pending',
    })
    await page.locator('.ticket .comment.support').getByText('¿Con qué tarjetas pasa?').waitFor()
    await page.locator('.ticket .pill.pending').waitFor()

    const search = async (words: string) => {
      await page.locator('.tickets .find input').last().fill(words)
      await page.keyboard.press('Enter')
    }
    await page.fill('#message', 'mis tickets')
    await page.press('#message', 'Enter')
    await page.locator('.tickets').waitFor()
    await search('promoción navideña')
    await page.locator('.tickets .empty').getByText('promoción navideña').waitFor()
    await search('CHECKOUT')
    await page.locator('.tickets').nth(2).locator('li').getByText('error 502').waitFor()
    await search(`#${ticket?.number}`)
    await page.locator('article.ticket').nth(2).waitFor()
  })
})
