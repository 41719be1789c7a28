import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMemoryFiles } from '../../fakes/files.ts'
import { ana, bruno, type FakeTeams, type Person, startTeams, tenant } from '../../fakes/teams/teams.ts'
import { hasChromium, launch } from '../../pages/chromium.ts'
import { type Scripted, startScripted, stillClock } from './scripted.ts'

let teams: FakeTeams
let bot: Scripted
let now = Date.UTC(2026, 10, 24, 18)
const inChannel: Person = { ...ana, conversation: '19:abc@thread.tacv2;messageid=42', type: 'channel' }
const conversation = `teams:${tenant}:${inChannel.conversation}:${ana.aadObjectId}`
const withFile = {
  text: 'mira',
  attachments: [{ contentType: 'text/html', content: '<attachment id="1"></attachment>' }],
}

beforeEach(async () => {
  now = Date.UTC(2026, 10, 24, 18)
  teams = await startTeams()
  const clock = { ...stillClock(), now: () => now }
  bot = await startScripted(teams, { clock, files: createMemoryFiles(1_000) })
})
afterEach(async () => {
  await bot.close()
  await teams.close()
})

/** What the card shows to somebody who looks at it. */
async function look(who: Person): Promise<string> {
  const [shown] = teams.shown(inChannel.conversation)
  const data = shown?.activity.attachments?.[0]?.content.refresh?.action.data ?? {}
  const value = { action: { type: 'Action.Execute', verb: 'ventanilla', data }, trigger: 'automatic' }
  const activity = teams.activity(who, { type: 'invoke', name: 'adaptiveCard/action', value })
  return JSON.stringify((await teams.post(bot.url, activity)).body)
}
async function link(): Promise<string> {
  await teams.post(bot.url, teams.activity(inChannel, withFile))
  const [, path = ''] =
    /https:\/\/support\.example\.com(\/teams\/files\/[\w-]{32})/.exec(await look(inChannel)) ?? []
  expect(path).not.toBe('')
  return `${bot.url}${path}`
}
const give = (url: string, body: string, headers: Readonly<Record<string, string>> = {}) =>
  fetch(url, {
    method: 'POST',
    body,
    headers: { Origin: bot.url, 'X-File-Name': 'a%C3%B1o.txt', ...headers },
  })
const given = () => bot.inbounds.filter(({ id }) => id.includes('/upload/'))

describe('a link to give files by', () => {
  it('is shown to the person alone', async () => {
    await link()
    expect(JSON.stringify(teams.shown(inChannel.conversation))).not.toContain('/teams/files/')
    const thief: Person = { ...bruno, conversation: inChannel.conversation, type: 'channel' }
    expect(await look(thief)).not.toContain('/teams/files/')
  })

  it('opens a page in their language, which may run nothing but its own script', async () => {
    const page = await fetch(await link())
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('Archivos para tu solicitud')
    expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'; script-src 'sha256-/)
  })

  it('brings a file into the conversation, under its name', async () => {
    expect((await give(await link(), 'bytes')).status).toBe(204)
    expect(given()).toMatchObject([
      {
        conversation,
        address: { channel: 'teams', conversation },
        sender: { key: `teams:${tenant}:${ana.aadObjectId}`, name: 'Ana Ruiz' },
        happened: { type: 'said', text: '', files: [{ name: 'año.txt', size: 5 }] },
      },
    ])
  })

  it('takes nothing too large, from another page, or without a name', async () => {
    const url = await link()
    expect((await give(url, 'x'.repeat(2_000))).status).toBe(413)
    expect((await give(url, 'x', { Origin: 'https://evil.example' })).status).toBe(403)
    expect((await give(url, 'x', { 'X-File-Name': '%' })).status).toBe(422)
    expect(given()).toEqual([])
  })

  it('is over after twenty files; one that was made up is none', async () => {
    const url = await link()
    for (let count = 0; count < 20; count++) await give(url, 'x')
    expect((await give(url, 'x')).status).toBe(404)
    expect((await give(url.replace(/.$/, '-'), 'x')).status).toBe(404)
    expect(given()).toHaveLength(20)
  })

  it('is over after a day', async () => {
    const url = await link()
    now += 86_400_001
    const page = await fetch(url)
    expect(page.status).toBe(404)
    expect(await page.text()).toContain('Este enlace ya no sirve')
    expect((await give(url, 'x')).status).toBe(404)
  })
})

describe.skipIf(!hasChromium())('the page, in a browser', () => {
  it('sends what was chosen, and says what became of each file', async () => {
    const url = await link()
    const browser = await launch()
    try {
      const page = await browser.newPage()
      await page.goto(url)
      await page.setInputFiles('input', [
        { name: 'captura <b>.png', mimeType: 'image/png', buffer: Buffer.from('bytes') },
        { name: 'largo.txt', mimeType: 'text/plain', buffer: Buffer.alloc(2_000, 'x') },
      ])
      const items = page.locator('li')
      await expect
        .poll(() => items.allTextContents())
        .toEqual(['captura <b>.png: recibido', 'largo.txt: es demasiado grande'])
      expect(given()).toHaveLength(1)
    } finally {
      await browser.close()
    }
  })
})
