import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Browser, Locator, Page } from 'playwright-core'

/** Microsoft's client, a person in front of it, and a bot behind. */
export interface Client {
  readonly page: Page
  /** What is shown in the chat that is open, newest last. */
  readonly chat: Locator
  say(text: string): Promise<void>
  /** Presses the newest button of this name. */
  press(name: string): Promise<void>
  close(): Promise<void>
}

const mostMs = 15_000

export async function openClient(program: string, bot: string, browser: Browser): Promise<Client> {
  const folder = mkdtempSync(join(tmpdir(), 'ventanilla-playground-run-'))
  const child = spawn(
    process.execPath,
    [program, 'start', '-e', `${bot}/api/messages`, '-c', 'msteams', '--disable-telemetry'],
    { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const port = await portOf(child)
  const window = await browser.newContext({ viewport: { width: 1280, height: 1000 } })
  // Nothing but this machine is there, whatever its pages ask for.
  await window.route(
    ({ hostname }) => hostname !== '127.0.0.1' && hostname !== 'localhost',
    (route) => route.abort(),
  )
  window.setDefaultTimeout(mostMs)
  const page = await window.newPage()
  await page.goto(`http://127.0.0.1:${port}/`)
  return {
    page,
    chat: page.locator('body'),
    async say(text) {
      await page.getByRole('textbox').last().click()
      await page.keyboard.type(text)
      await page.getByRole('button', { name: 'Send Message' }).click()
    },
    press: (name) => page.getByRole('button', { name, exact: true }).last().click(),
    async close() {
      await window.close()
      child.kill()
      rmSync(folder, { recursive: true })
    },
  }
}

async function portOf(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('The client has no output.')
  for await (const line of createInterface(child.stdout)) {
    const port = /Listening on (\d+)/.exec(line)?.[1]
    if (port !== undefined) return port
  }
  throw new Error('The client ended before it listened.')
}
