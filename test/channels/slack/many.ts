import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Fields, Log } from '../../../src/log.ts'
import { type App, compose } from '../../../src/server/compose.ts'
import { readConfig } from '../../../src/server/config.ts'
import { signingSecret } from '../../fakes/slack/slack.ts'
import { rootWithPages } from '../web/browser.ts'

/** The whole program, for workspaces that install the app by themselves. */
export interface ProgramForMany {
  readonly app: App
  /** Goes the way of somebody who installs the app; `consent` stands for Slack's page, and gives where it leads back to. */
  install(consent: (asked: URL) => Promise<URL>): Promise<string>
  logged(event: string): readonly Fields[]
  /** What the log says went wrong, in its own words. */
  failures(): readonly string[]
  /** Resolves when nothing that came in is under way. */
  idle(): Promise<void>
  close(): Promise<void>
}

export const client = { id: '1.2', secret: 'a-secret-of-the-app' }

/** @param at Slack's methods, with a slash at the end. */
export async function startForMany(at: {
  readonly url: string
  readonly host: string
}): Promise<ProgramForMany> {
  const root = rootWithPages()
  const data = mkdtempSync(join(tmpdir(), 'ventanilla-slack-many-'))
  const port = await freePort()
  const lines: { readonly event: string; readonly fields: Fields }[] = []
  const failures: string[] = []
  const write = (event: string, fields: Fields = {}, error?: unknown): void => {
    lines.push({ event, fields })
    if (error instanceof Error) failures.push(`${event}: ${error.message}`)
  }
  const log: Log = { debug: write, info: write, warn: write, error: write }
  const config = readConfig({
    PORT: String(port),
    PUBLIC_URL: `http://localhost:${port}`,
    DATA_DIR: data,
    DIALOG: join(process.cwd(), 'dialogs/vtex-2023-12'),
    SLACK: 'on',
    SLACK_SIGNING_SECRET: signingSecret,
    LANGUAGE: 'es',
    SLACK_CLIENT_ID: client.id,
    SLACK_CLIENT_SECRET: client.secret,
    SLACK_API_URL: at.url,
    SLACK_HOSTS: at.host,
  })
  const app = await compose({ config, root, log })

  return {
    app,
    async install(consent) {
      const left = await fetch(`${app.url}/slack/install`, { redirect: 'manual' })
      const [cookie = ''] = (left.headers.get('set-cookie') ?? '').split(';')
      const back = await consent(new URL(left.headers.get('location') ?? ''))
      const done = await fetch(back, { headers: { Cookie: cookie } })
      return done.text()
    },
    logged: (event) => lines.filter((line) => line.event === event).map(({ fields }) => fields),
    failures: () => failures,
    async idle() {
      const { inbox } = app.backends
      while ((await inbox.pending(Number.MAX_SAFE_INTEGER, 1)).length > 0) {
        await new Promise((resolve) => setImmediate(resolve))
      }
    },
    async close() {
      await app.close()
      rmSync(root, { recursive: true })
      rmSync(data, { recursive: true })
    },
  }
}

/** A port for what has to say where it is before it is there. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
