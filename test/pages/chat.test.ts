import { rmSync } from 'node:fs'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { compilePages, hasChromium, launch } from './chromium.ts'
import { type ScriptedServer, deskToken, startScripted } from './scripted-server.ts'

describe.skipIf(!hasChromium())('the chat page', () => {
  let root: string
  let server: ScriptedServer
  let browser: Browser
  const errors: string[] = []

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
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()))
    expect(errors.splice(0)).toEqual([])
  })

  async function open(options: BrowserContextOptions = {}, path = '/'): Promise<Page> {
    const context = await browser.newContext({ locale: 'es-419', ...options })
    const page = await context.newPage()
    page.on('pageerror', (error) => errors.push(error.message))
    page.on('console', (message) => {
      // A refused request is part of some tests; a refused script or style never is.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load'))
        errors.push(message.text())
    })
    await page.goto(server.url + path)
    if (path === '/') await page.waitForSelector('.welcome')
    return page
  }
  async function ask(page: Page, word: string): Promise<void> {
    const before = await page.locator('.message.bot').count()
    await page.fill('#message', word)
    await page.press('#message', 'Enter')
    await page.locator('.message.bot').nth(before).waitFor()
  }
  const overflow = (page: Page): Promise<number> =>
    page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')

  it('explains itself, and a sentence to try is said at a click', async () => {
    const page = await open()
    expect(await page.locator('.welcome h2').innerText()).toBe('Soporte VTEX')
    await page.locator('.starter').first().click()
    await page.getByText('Recibido: El checkout da error 502').waitFor()
    expect(await page.locator('.welcome').count()).toBe(0)
  })

  const kinds = [
    [
      'lista',
      [
        '.options.column .option >> nth=11',
        'text=Transferencia de responsabilidad contractual',
        '.filter input',
      ],
    ],
    ['impacto', ['.option[aria-pressed=true]', 'text=Por ejemplo, nadie puede pagar.', 'progress']],
    ['texto', ['.given', 'text=Por ejemplo: al pagar con Visa o Mastercard']],
    ['correo', ['#message[inputmode=email]']],
    ['fecha', ['.date input[type=date]']],
    ['archivos', ['.prompt.live .dropzone']],
    ['aviso', ['.text.title', '.text.warning', '.button.danger']],
    ['articulos', ['.article >> nth=1', '.article details', '.article a[rel~=noopener][href^="https://"]']],
    [
      'revision',
      ['.summary dl >> text=tiendaluna', 'button[aria-label="Cambiar: Cuenta"]', '.button.primary'],
    ],
    [
      'ticket',
      ['.ticket .pill.open', '.ticket .comment.support', '.ticket a[href="https://example.com/pasos.pdf"]'],
    ],
    [
      'tickets',
      [
        '.tickets li >> nth=2',
        '.tickets .chip[aria-pressed=true]',
        '.tickets .find input',
        'text=Página siguiente',
      ],
    ],
  ] as const

  it.each([
    ['on a desk', { viewport: { width: 1200, height: 800 } }],
    ['on a phone in the dark', { viewport: { width: 360, height: 740 }, colorScheme: 'dark' }],
    ['at 200 %', { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }],
  ] as const)('shows every kind of message %s', async (_where, options) => {
    const page = await open(options)
    for (const [word, selectors] of kinds) {
      await ask(page, word)
      for (const selector of selectors) await page.waitForSelector(selector, { state: 'attached' })
      expect(await overflow(page), word).toBe(0)
    }
  })

  it('gives every button and field room for a finger', async () => {
    const page = await open({ viewport: { width: 360, height: 740 } })
    for (const word of ['impacto', 'articulos', 'tickets', 'revision']) await ask(page, word)
    const small: unknown =
      await page.evaluate(`[...document.querySelectorAll('button, input:not([type=file]), summary')]
      .filter((each) => each.offsetParent && !each.closest('.skip') && each.offsetHeight < 44)
      .map((each) => each.outerHTML)`)
    expect(small).toEqual([])
  })

  it('starts every line of a prompt at the same edge', async () => {
    for (const width of [360, 1200]) {
      const page = await open({ viewport: { width, height: 740 } })
      for (const word of ['archivos', 'impacto', 'correo']) {
        await ask(page, word)
        const edges: unknown = await page.evaluate(`(() => {
          const lines = new Map()
          for (const each of document.querySelectorAll('.prompt.live .ways button')) {
            const { left, top } = each.getBoundingClientRect()
            const { borderTopColor, paddingLeft } = getComputedStyle(each)
            const edge = borderTopColor === 'rgba(0, 0, 0, 0)' ? left + parseFloat(paddingLeft) : left
            lines.set(Math.round(top), Math.min(lines.get(Math.round(top)) ?? Infinity, edge))
          }
          const ask = document.querySelector('.prompt.live .ask').getBoundingClientRect().left
          return [...lines.values()].map((left) => Math.round(left - ask)).filter((off) => Math.abs(off) > 1)
        })()`)
        expect(edges, `${word} at ${width}`).toEqual([])
      }
    }
  })

  it('keeps yes and no beside each other, and the form after them', async () => {
    const page = await open({ viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' })
    await ask(page, 'propuesta')
    const ways = page.locator('.prompt.live .ways button')
    expect((await ways.allInnerTexts()).slice(0, 3)).toEqual(['Sí', 'No', 'Responder en un formulario'])
    const [yes, no] = await Promise.all([ways.nth(0).boundingBox(), ways.nth(1).boundingBox()])
    expect(no?.y).toBe(yes?.y)
  })

  it.each([390, 1280])('cuts no example short, nor what an empty field says, at %i px', async (width) => {
    const page = await open({ viewport: { width, height: 844 } })
    const cutShort = (): Promise<unknown> =>
      page.evaluate(`[...document.querySelectorAll('[placeholder]')].flatMap((field) => {
        const { value } = field
        field.value = field.placeholder
        const isCut = field.scrollWidth > field.clientWidth || field.scrollHeight > field.clientHeight
        field.value = value
        return isCut ? [field.outerHTML] : []
      })`)
    for (const word of ['lista', 'tickets', 'texto']) await ask(page, word)
    await page.getByText('el error 502 y la compra no termina.').waitFor()
    expect(await cutShort()).toEqual([])
    await ask(page, 'impacto')
    await page.getByRole('button', { name: 'Llenar como formulario' }).click()
    await page.getByRole('dialog').getByText('los códigos postales de Jalisco').waitFor()
    // A date and a file are picked, not written.
    expect(await page.getByRole('dialog').getByText('Por ejemplo').count()).toBe(1)
    expect(await cutShort()).toEqual([])
    await page.goto(`${server.url}/desk?token=${deskToken}`)
    await page.getByRole('button', { name: /#1042/ }).click()
    await page.locator('.answer').waitFor()
    expect(await cutShort()).toEqual([])
  })

  it('lets the number of an answer be heard, as it can be written', async () => {
    const page = await open()
    await ask(page, 'saludo')
    expect(await page.getByRole('button', { name: '1 Técnico', exact: true }).count()).toBe(1)
  })

  it('turns an answered prompt into what was chosen', async () => {
    const page = await open()
    await ask(page, 'saludo')
    await page.getByRole('button', { name: 'Técnico' }).click()
    await page.getByText('¿Qué necesitas? Técnico').waitFor()
    await page.getByText('¿Qué tan grave es?').waitFor()
    expect(await page.getByRole('button', { name: 'Financiero' }).count()).toBe(0)
  })

  it('can be used with the keyboard alone', async () => {
    const page = await open()
    await ask(page, 'saludo')
    await page.waitForSelector('.prompt.live .option:focus, #message:focus')
    await page.evaluate('document.activeElement.blur()')
    await page.locator('body').press('1')
    await page.getByText('¿Qué tan grave es?').waitFor()
    await page.waitForSelector('.prompt.live .option:focus')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByText('¿Qué tan grave es? Comportamiento inesperado en los recursos críticos').waitFor()
    await page.waitForSelector('#message:focus')
    await page.keyboard.type('una línea')
    await page.keyboard.press('Shift+Enter')
    await page.keyboard.type('lista')
    await page.keyboard.press('Enter')
    await page.getByText('Recibido: una línea').waitFor()
    await ask(page, 'lista')
    await page.locator('.filter input').focus()
    await page.keyboard.type('vencimien')
    await page.keyboard.press('Enter')
    await page.getByText('¿Sobre qué es tu solicitud? Cambio del vencimiento').waitFor()
  })

  it('fills in a page as a form, with errors at the field', async () => {
    const page = await open()
    await ask(page, 'impacto')
    await page.getByRole('button', { name: 'Llenar como formulario' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Guardar respuestas' }).click()
    await dialog.getByText('Elige una opción.').waitFor()
    await page.waitForSelector('input[name=impact]:focus')
    await page.keyboard.press('Space')
    await dialog.getByLabel('Describe en detalle lo sucedido').fill('No se puede pagar')
    await dialog
      .locator('input[type=file]')
      .setInputFiles({ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('x') })
    await dialog.locator('.file-chip.done').waitFor()
    await dialog.getByRole('button', { name: 'Guardar respuestas' }).click()
    await page.getByText('Formulario completado: Cuéntanos del problema').waitFor()
    expect(await page.getByRole('dialog').count()).toBe(0)
    expect(server.inbounds.slice(-2).map(({ happened }) => happened)).toMatchObject([
      { type: 'said', files: [{ name: 'a.txt' }] },
      { type: 'submitted', answers: { impact: 'low', details: 'No se puede pagar', since: null } },
    ])
  })

  it('sends files by button and by drop, and says which are too large', async () => {
    const page = await open()
    const picker = page.locator('.chat > input[type=file]')
    await picker.setInputFiles([
      { name: 'captura.png', mimeType: 'image/png', buffer: Buffer.alloc(1000) },
      { name: 'enorme.zip', mimeType: 'application/zip', buffer: Buffer.alloc(300_000) },
    ])
    await page.getByText('enorme.zip pesa demasiado. El máximo es 200 KB.').waitFor()
    const drop = await page.evaluateHandle(
      `(() => { const data = new DataTransfer(); data.items.add(new File(['x'], 'soltado.txt')); return data })()`,
    )
    await page.dispatchEvent('.chat', 'drop', { dataTransfer: drop })
    await page.locator('.file-chip.done').nth(1).waitFor()
    await page.getByRole('button', { name: 'Quitar soltado.txt' }).click()
    await page.press('#message', 'Enter')
    await page.getByRole('link', { name: 'captura.png' }).waitFor()
    expect(server.inbounds.at(-1)?.happened).toMatchObject({
      type: 'said',
      text: '',
      files: [{ name: 'captura.png' }],
    })
  })

  it('edits the last message', async () => {
    const page = await open()
    await ask(page, 'hola')
    await page.getByRole('button', { name: 'Editar mi mensaje' }).click()
    await page.getByText('Estás corrigiendo tu mensaje').waitFor()
    expect(await page.inputValue('#message')).toBe('hola')
    await page.fill('#message', 'adiós')
    await page.press('#message', 'Enter')
    await page.getByText('Recibido: corregido a adiós').waitFor()
    await page.getByText('editado').waitFor()
    expect(await page.locator('.bubble').innerText()).toBe('adiós')
  })

  it('loses nothing while offline, across a reload too', async () => {
    const page = await open()
    await ask(page, 'hola')
    await page.route('**/events', (route) => route.abort())
    await page.fill('#message', 'sin red')
    await page.press('#message', 'Enter')
    await page.getByText('Sin conexión.').waitFor()
    await page.reload()
    await page.locator('.message.person.sending').getByText('sin red').waitFor()
    await page.unroute('**/events')
    await page.evaluate(`dispatchEvent(new Event('online'))`)
    await page.getByText('Recibido: sin red').waitFor()
    await page.locator('.message.person.sent').nth(1).waitFor()
    expect(
      server.inbounds.filter(({ happened }) => happened.type === 'said' && happened.text === 'sin red'),
    ).toHaveLength(1)
  })

  it('says what was refused, and lets it be tried again', async () => {
    const page = await open()
    await page.route('**/events', (route) => route.fulfill({ status: 422, json: { error: 'invalid' } }))
    await page.fill('#message', 'rechazado')
    await page.press('#message', 'Enter')
    await page.getByText('No se envió.').waitFor()
    await page.unroute('**/events')
    await page.getByRole('button', { name: 'Reintentar' }).click()
    await page.getByText('Recibido: rechazado').waitFor()
  })

  it('shows what was missed, marked as new', async () => {
    const page = await open()
    await ask(page, 'hola')
    const conversation = server.inbounds.at(-1)?.conversation ?? ''
    await page.goto('about:blank')
    await server.say(conversation, 'llegó mientras no estabas')
    await page.goto(server.url)
    await page.getByText('1 mensaje nuevo').waitFor()
    await server.say(conversation, 'y esto ahora')
    await page.getByText('Recibido: y esto ahora').waitFor()
  })

  it('brings what arrives into sight when the browser moves the page by itself', async () => {
    const page = await open({ viewport: { width: 390, height: 844 } })
    for (const word of ['ticket', 'hola']) await ask(page, word)
    // As a browser does when what it holds in place is moved by what grew.
    await page.evaluate(`new MutationObserver(() => dispatchEvent(new Event('scroll')))
      .observe(document.querySelector('[role=log]'), { childList: true })`)
    await server.say(server.inbounds.at(-1)?.conversation ?? '', 'ticket')
    await page.locator('article.ticket').nth(1).waitFor()
    const below = (): Promise<unknown> =>
      page.evaluate('document.documentElement.scrollHeight - innerHeight - Math.ceil(scrollY)')
    await expect.poll(below).toBe(0)
  })

  it('speaks the language chosen, and follows the bot into it', async () => {
    const page = await open()
    await page.getByRole('button', { name: 'Português' }).click()
    await page.getByText('Seguimos em português.').waitFor()
    expect(await page.locator('#message').getAttribute('aria-label')).toBe('Escreva sua mensagem')
    expect(await page.locator('html').getAttribute('lang')).toBe('pt')
    expect(server.inbounds.at(-1)?.happened).toEqual({ type: 'clicked', choice: 'g.pt' })
  })

  it('starts a new conversation and goes back to an earlier one', async () => {
    const page = await open()
    await ask(page, 'lo de antes')
    await page.getByRole('button', { name: 'Tus conversaciones' }).click()
    await page.getByRole('button', { name: 'Nueva conversación' }).click()
    await page.locator('.welcome').waitFor()
    await page.getByRole('button', { name: 'Tus conversaciones' }).click()
    await page.getByRole('button', { name: /lo de antes/ }).click()
    await page.getByText('Recibido: lo de antes').waitFor()
  })

  it('shows what looks like markup as the text it is', async () => {
    const page = await open()
    await ask(page, '<img src=x onerror=alert(1)> javascript:alert(1) https://example.com/a.')
    const bubble = page.locator('.bubble').last()
    expect(await bubble.innerText()).toContain('<img src=x onerror=alert(1)>')
    expect(
      await bubble.locator('a').evaluateAll((links) => links.map((link) => link.getAttribute('href'))),
    ).toEqual(['https://example.com/a'])
  })

  describe('the desk page', () => {
    it('takes the token from the address, out of it, and shows and answers tickets', async () => {
      const page = await open({}, `/desk?token=${deskToken}`)
      await page.getByRole('button', { name: /#1042/ }).click()
      expect(page.url()).toBe(`${server.url}/desk`)
      await page.getByText('Sigue pasando, también con otra tarjeta.').waitFor()
      await page.getByLabel('Respuesta pública').last().fill('Ya está resuelto.')
      await page.getByLabel('Tu nombre').fill('Marcos')
      await page.locator('.answer button[type=submit]').click()
      await page.locator('.comment.support').getByText('Ya está resuelto.').waitFor()
      await page.getByLabel('Estado').last().selectOption('solved')
      await page.locator('.row .pill.solved').nth(1).waitFor()
    })

    it('shows what became of suggested articles', async () => {
      const page = await open({}, `/desk?token=${deskToken}`)
      await page.getByText('Artículos sugeridos').click()
      const row = page.getByRole('row', { name: /Crear un cupón/ })
      await row.waitFor()
      expect(await row.getByRole('cell').allTextContents()).toEqual(['12', '7', '4', '3'])
    })

    it('asks for the token, and fits a phone', async () => {
      const page = await open({ viewport: { width: 360, height: 740 }, colorScheme: 'dark' }, '/desk')
      await page.getByLabel('Clave de acceso').fill('not the token')
      await page.getByRole('button', { name: 'Entrar' }).click()
      await page.getByText('Esa clave no es la correcta.').waitFor()
      await page.getByLabel('Clave de acceso').fill(deskToken)
      await page.getByRole('button', { name: 'Entrar' }).click()
      await page.getByRole('button', { name: /#1036/ }).click()
      await page.getByRole('heading', { name: /New trade policy/ }).waitFor()
      expect(await overflow(page)).toBe(0)
      await page.getByRole('button', { name: 'Volver a la lista' }).click()
      await page.getByRole('button', { name: /#1041/ }).waitFor()
    })
  })
})
