import { rmSync } from 'node:fs'
import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compilePages, hasChromium, launch } from './chromium.ts'
import { type ScriptedServer, deskToken, maxFileBytes, startScripted } from './scripted-server.ts'

// Tall, so that no bar covers what is measured.
const phone = { width: 390, height: 6000 }
const desktop = { width: 1280, height: 6000 }
const looks = [
  ['light', phone],
  ['dark', phone],
  ['dark', desktop],
  ['light', desktop],
] as const

describe.skipIf(!hasChromium())('the pages, measured with axe', () => {
  let root: string
  let server: ScriptedServer
  let browser: Browser

  beforeAll(async () => {
    root = compilePages()
    server = await startScripted({ root })
    browser = await launch()
  })
  afterAll(async () => {
    await browser.close()
    await server.close()
    rmSync(root, { recursive: true })
  })

  async function open(path: string): Promise<Page> {
    // What is still moving has other colours than it will have.
    const context = await browser.newContext({ locale: 'es-419', reducedMotion: 'reduce' })
    const page = await context.newPage()
    await page.goto(server.url + path)
    await page.evaluate(axe.source)
    return page
  }

  /** Expects nothing against WCAG 2.1 A and AA or axe's own advice, nothing it couldn't tell, and no list of nothing. */
  async function expectNoFault(page: Page, shown: string, within = 'html'): Promise<void> {
    for (const [colorScheme, viewport] of looks) {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize(viewport)
      // An arrow has no text to be measured.
      const { violations, incomplete } = await page.evaluate<axe.AxeResults>(
        `axe.run({ include: '${within}', exclude: '.changed [aria-hidden]' }, { resultTypes: ['violations', 'incomplete'] })`,
      )
      const faults = [...violations, ...incomplete].flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
      )
      expect.soft(faults, `${shown}, ${colorScheme}, ${viewport.width} px`).toEqual([])
    }
    expect.soft(await page.locator('ul:empty, dl:empty').count(), shown).toBe(0)
  }

  async function ask(page: Page, word: string): Promise<void> {
    const before = await page.locator('.message.bot').count()
    await page.fill('#message', word)
    await page.press('#message', 'Enter')
    await page.locator('.message.bot').nth(before).waitFor()
  }

  it('shows everybody every kind of message', { timeout: 180_000 }, async () => {
    const page = await open('/')
    await page.locator('.welcome').waitFor()
    await expectNoFault(page, 'the first page')
    await page.getByRole('button', { name: 'Tus conversaciones' }).click()
    await page.locator('.menu').waitFor()
    await expectNoFault(page, 'the menu', '.menu')
    await page.keyboard.press('Escape')

    // A prompt is looked at while it can be answered; those before it stay below each other, answered.
    for (const word of [
      'lista',
      'impacto',
      'propuesta',
      'texto',
      'fecha',
      'archivos',
      'aviso',
      'articulos',
      'revision',
    ]) {
      await ask(page, word)
      await expectNoFault(page, word)
    }
    await ask(page, 'ticket')
    await ask(page, 'tickets')
    await page.locator('.tickets summary').first().click()
    await expectNoFault(page, 'a ticket and a list of them')
  })

  it('lets everybody fill in a form, and hear what is wrong', { timeout: 120_000 }, async () => {
    const page = await open('/')
    await ask(page, 'impacto')
    await page.getByRole('button', { name: 'Llenar como formulario' }).click()
    const dialog = page.getByRole('dialog')
    await dialog
      .locator('input[type=file]')
      .setInputFiles({ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('x') })
    await dialog.locator('.file-chip.done').waitFor()
    await page.route('**/events', (route) =>
      route.fulfill({ status: 422, json: { problems: { impact: 'Elige una opción.', details: 'Falta.' } } }),
    )
    await dialog.getByRole('button', { name: 'Guardar respuestas' }).click()
    await dialog.getByText('Elige una opción.').waitFor()
    await expectNoFault(page, 'a form')
    await dialog.getByRole('button', { name: 'Cerrar' }).click()

    await page.fill('#message', 'rechazado')
    await page.press('#message', 'Enter')
    await page.getByText('No se envió.').waitFor()
    await page.locator('.chat > input[type=file]').setInputFiles([
      { name: 'captura.png', mimeType: 'image/png', buffer: Buffer.alloc(1000) },
      { name: 'enorme.zip', mimeType: 'application/zip', buffer: Buffer.alloc(maxFileBytes + 1) },
    ])
    await page.locator('.composer .file-chip.done').waitFor()
    await page.getByText('enorme.zip pesa demasiado.').waitFor()
    await expectNoFault(page, 'what was refused')

    await page.unroute('**/events')
    await page.press('#message', 'Enter')
    await page.getByRole('link', { name: 'captura.png' }).waitFor()
    await page.getByRole('button', { name: 'Reintentar' }).click()
    await page.getByText('Recibido: rechazado').waitFor()
    await page.getByRole('button', { name: 'Editar mi mensaje' }).click()
    await expectNoFault(page, 'files that were sent, and a message being edited')
    await page.route('**/events', (route) => route.abort())
    await page.fill('#message', 'sin red')
    await page.press('#message', 'Enter')
    await page.getByText('Sin conexión.').waitFor()
    await expectNoFault(page, 'no connection')
  })

  it('lets everybody work at the desk', { timeout: 120_000 }, async () => {
    const page = await open('/desk')
    await page.getByLabel('Clave de acceso').fill('not the token')
    await page.getByRole('button', { name: 'Entrar' }).click()
    await page.getByText('Esa clave no es la correcta.').waitFor()
    await expectNoFault(page, 'the way in')
    await page.getByLabel('Clave de acceso').fill(deskToken)
    await page.getByRole('button', { name: 'Entrar' }).click()
    await page.getByRole('button', { name: /#1042/ }).waitFor()
    await page.getByText('Artículos sugeridos').click()
    await page.getByRole('row', { name: /Crear un cupón/ }).waitFor()
    await expectNoFault(page, 'the list')
    await page.getByRole('button', { name: /#1042/ }).click()
    await page.locator('.answer').waitFor()
    await page.getByRole('button', { name: 'Nota interna' }).click()
    await expectNoFault(page, 'a ticket')
  })
})
