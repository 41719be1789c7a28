import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Browser, Page } from 'playwright-core'
import { type OlderClient, startOlderClient } from './older-client.ts'

/** Microsoft's client, a person in front of it, and a bot behind. */
export interface Client {
  readonly page: Page
  say(text: string): Promise<void>
  /** Presses the newest button of this name. */
  press(name: string): Promise<void>
  /** Chooses from the newest list, and sends the choice. */
  choose(option: string): Promise<void>
  /** Resolves once the text can be read in the chat that is open. */
  shows(text: string): Promise<void>
  /** How many actions an older client took the fallback of. */
  fallbacks(): number
  close(): Promise<void>
}

export interface ClientOptions {
  /** Where the client's program is. */
  readonly program: string
  readonly bot: string
  readonly browser: Browser
  /** It knows neither `Action.Execute` nor dialogs. */
  readonly isOlder?: boolean
}

const mostMs = 20_000

export async function openClient({ program, bot, browser, isOlder = false }: ClientOptions): Promise<Client> {
  const folder = mkdtempSync(join(tmpdir(), 'ventanilla-playground-run-'))
  const older = isOlder ? await startOlderClient() : undefined
  const child = spawn(
    process.execPath,
    [program, 'start', '-e', `${bot}/api/messages`, ...options, ...(older ? ['--su', older.url] : [])],
    { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const page = await open(browser, child, older)
  return {
    page,
    async say(text) {
      await page.getByRole('textbox').last().click()
      await page.keyboard.type(text)
      await page.getByRole('button', { name: 'Send Message' }).click()
    },
    press: (name) => page.getByRole('button', { name, exact: true }).last().click(),
    async choose(option) {
      await page.getByRole('radio', { name: option }).last().click()
      await page.getByRole('button', { name: 'Elegir', exact: true }).last().click()
    },
    shows: (text) => page.getByText(text).last().waitFor(),
    fallbacks: () => older?.fallbacks() ?? 0,
    async close() {
      await page.context().close()
      const ended = once(child, 'exit')
      child.kill()
      await ended
      await older?.close()
      rmSync(folder, { recursive: true })
    },
  }
}

/** Any port that is free; nothing is told to anybody. */
const options = ['-c', 'msteams', '-p', '0', '--disable-telemetry']

async function open(browser: Browser, child: ChildProcess, older?: OlderClient): Promise<Page> {
  const port = await portOf(child)
  older?.standBefore(port)
  const window = await browser.newContext({ viewport: { width: 1280, height: 1000 } })
  // Nothing but this machine is there, whatever its pages ask for.
  await window.route(
    ({ hostname }) => hostname !== '127.0.0.1' && hostname !== 'localhost',
    (route) => route.abort(),
  )
  window.setDefaultTimeout(mostMs)
  const page = await window.newPage()
  await page.goto(`http://127.0.0.1:${port}/`)
  // What stands in its log can be read in the chat alone then.
  await page.getByRole('button', { name: 'Hide log panel' }).click()
  return page
}

async function portOf({ stdout }: ChildProcess): Promise<number> {
  if (!stdout) throw new Error('The client has no output.')
  for await (const line of createInterface(stdout)) {
    const port = /Listening on (\d+)/.exec(line)?.[1]
    if (port !== undefined) {
      stdout.resume()
      return Number(port)
    }
  }
  throw new Error('The client ended before it listened.')
}
