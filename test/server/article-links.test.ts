import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { silent } from '../../src/log.ts'
import type { Part } from '../../src/message.ts'
import { type App, compose } from '../../src/server/compose.ts'
import { readConfig } from '../../src/server/config.ts'
import { rootWithPages } from '../channels/web/browser.ts'
import { visit } from './visitor.ts'

const isArticles = (part: Part): part is Extract<Part, { type: 'articles' }> => part.type === 'articles'

describe('articles in the whole program', { timeout: 60_000 }, () => {
  let root: string
  let data: string
  let app: App | undefined
  beforeEach(() => {
    root = rootWithPages()
    data = mkdtempSync(join(tmpdir(), 'ventanilla-data-'))
  })
  afterEach(async () => {
    await app?.close()
    for (const folder of [root, data]) rmSync(folder, { recursive: true })
  })

  /** Asks about a coupon. @returns the first article that is shown, and where the program listens. */
  async function suggested(more: Readonly<Record<string, string>> = {}) {
    const port = await freePort()
    const dialog = join(process.cwd(), 'dialogs/vtex-2023-12')
    const settings = { PORT: String(port), DATA_DIR: data, DIALOG: dialog }
    app = await compose({ config: readConfig({ ...settings, ...more }), root, log: silent })
    const url = `http://127.0.0.1:${port}`
    const person = await visit(url)
    await person.say('hola')
    await person.asked('name')
    await person.say('Ana Ríos')
    await person.asked('account')
    await person.say('tiendaluna')
    await person.press(/\.area\.technical$/)
    await person.press(/\.problem_type\.problem$/)
    await person.asked('subject')
    await person.say('El cupón no se aplica en el carrito')
    const [article] = (await person.told(isArticles)).articles
    return { url, article, app }
  }

  it('are opened by way of us, and counted with what was asked', async () => {
    const { url, article, app: running } = await suggested({ PUBLIC_URL: 'https://ayuda.example/' })
    expect(article?.url).toMatch(/^https:\/\/ayuda\.example\/a\/[\w-]{22}$/)
    const path = new URL(article?.url ?? '').pathname
    const opened = await fetch(`${url}${path}`, {
      redirect: 'manual',
      headers: { 'User-Agent': 'Mozilla/5.0' },
    })
    expect(opened.headers.get('location')).toMatch(/^https:\/\/help\.vtex\.com\//)
    await expect
      .poll(() => running.backends.knowledge.book?.counts('es').find((each) => each.article === article?.id))
      .toMatchObject({ title: article?.title, shown: 1, opened: 1, solved: 0 })
  })

  it('have their own addresses where nobody outside reaches us', async () => {
    const { article } = await suggested()
    expect(article?.url).toMatch(/^https:\/\/help\.vtex\.com\//)
  })
})

/** One that nobody listens on. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
