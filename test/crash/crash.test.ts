import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { PageEntry, Session } from '../../src/channels/web/entry.ts'
import type { Outgoing, PromptPart } from '../../src/message.ts'
import { type Browser, createBrowser } from '../channels/web/browser.ts'

/**
 * A real process is killed at every point between the click on "send" and its answer, before and after each thing it keeps or
 * files. Whoever pressed presses again, as the page does while it has no answer; then there is one ticket, and its number.
 */
const program = fileURLToPath(new URL('victim.ts', import.meta.url))

interface Victim {
  readonly url: string
  arm(): Promise<void>
  kill(): Promise<void>
  readonly isDead: () => boolean
}

async function start(folder: string, point: number, side: string): Promise<Victim> {
  const child: ChildProcess = spawn(
    process.execPath,
    ['--import', 'tsx', program, folder, String(point), side],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  )
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream })[Symbol.asyncIterator]()
  const { value: url } = await lines.next()
  return {
    url,
    async arm() {
      child.stdin?.write('arm\n')
      await lines.next()
    },
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGKILL')
      await once(child, 'close')
    },
    isDead: () => child.signalCode === 'SIGKILL',
  }
}

/** A visitor in a conversation, on whatever process serves it now. */
class Visitor {
  browser: Browser
  session: Session
  entries: PageEntry[] = []

  constructor(browser: Browser, session: Session) {
    this.browser = browser
    this.session = session
  }

  moveTo(url: string): void {
    const { cookie } = this.browser
    this.browser = createBrowser(url)
    this.browser.cookie = cookie
  }

  async send(event: Record<string, unknown>): Promise<void> {
    const { conversation } = this.session
    const after = this.entries.at(-1)?.position ?? 0
    const response = await this.browser.post(`/api/conversations/${conversation}/events`, {
      ...event,
      after,
      locale: 'es',
    })
    expect(response.status).toBe(200)
    const { entries } = (await response.json()) as { entries: PageEntry[] }
    this.entries.push(...entries)
  }

  messages(): Outgoing[] {
    return this.entries.flatMap(({ body }) => (body.kind === 'bot' ? [body.message] : []))
  }

  live(): PromptPart | undefined {
    return this.messages()
      .flatMap(({ parts }) => parts.filter((part) => part.type === 'prompt'))
      .at(-1)
  }

  /** Answers until the review is on show. */
  async fillIn(): Promise<void> {
    await this.send({ id: randomUUID(), type: 'opened' })
    for (let turn = 0; turn < 30 && this.live()?.asks !== 'review'; turn += 1) {
      const live = this.live()
      const [option] = live?.options ?? []
      const none = live?.buttons.find(({ choice }) => /\.(none|skip)$/.test(choice))
      const press = live?.asks === 'articles' || live?.asks === 'attachments' ? none : option
      await this.send(
        press
          ? { id: randomUUID(), type: 'clicked', choice: press.choice, label: press.label }
          : {
              id: randomUUID(),
              type: 'said',
              text: live?.asks === 'account' ? 'tiendademo' : 'Los cupones no se aplican en el carrito',
            },
      )
    }
    expect(this.live()?.asks).toBe('review')
  }
}

async function visit(url: string): Promise<Visitor> {
  const browser = createBrowser(url)
  const session = await browser.get<Session>('/api/session?lang=es')
  return new Visitor(browser, session)
}

/** @returns false when the process came to the end of the turn alive. */
async function killAt(point: number, side: 'before' | 'after'): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'ventanilla-crash-'))
  const first = await start(folder, point, side)
  let second: Victim | undefined
  try {
    const visitor = await visit(first.url)
    await visitor.fillIn()
    const send = visitor.live()?.buttons.find(({ choice }) => choice.endsWith('.send'))
    const click = { id: randomUUID(), type: 'clicked', choice: send?.choice, label: send?.label }
    await first.arm()
    const wasAnswered = await visitor.send(click).then(
      () => true,
      (error: unknown) => {
        if (!(error instanceof TypeError)) throw error
        return false
      },
    )
    await first.kill()

    second = await start(folder, 0, 'before')
    visitor.moveTo(second.url)
    if (!wasAnswered) await visitor.send(click)
    const { conversation } = visitor.session
    const { browser } = visitor
    for (;;) {
      const last = visitor.entries.at(-1)?.position ?? 0
      const { entries } = await browser.get<{ entries: PageEntry[] }>(
        `/api/conversations/${conversation}/entries?after=${last}`,
      )
      visitor.entries.push(...entries)
      const filed = visitor.messages().flatMap(({ parts }) => parts.filter((part) => part.type === 'ticket'))
      if (filed.length === 0) {
        await new Promise((resolve) => setImmediate(resolve))
        continue
      }
      expect(filed.map(({ ticket }) => ticket.number)).toEqual([1001])
      break
    }
    await visitor.send({ id: randomUUID(), type: 'said', text: 'mis tickets' })
    const lists = visitor.messages().flatMap(({ parts }) => parts.filter((part) => part.type === 'tickets'))
    expect(lists.at(-1)?.tickets.map(({ number }) => number)).toEqual([1001])
    // Whatever was tried twice is in the journal once.
    const ids = visitor.messages().map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    return !wasAnswered
  } finally {
    await first.kill()
    await second?.kill()
    rmSync(folder, { recursive: true, force: true })
  }
}

describe('a process killed between the click and the reply', () => {
  for (const side of ['before', 'after'] as const) {
    it(`loses nothing and files once, killed ${side} anything it keeps`, { timeout: 240_000 }, async () => {
      let killed = 0
      for (let point = 1; point <= 40; point += 1) {
        if (!(await killAt(point, side))) break
        killed = point
      }
      expect(killed).toBeGreaterThanOrEqual(8)
      expect(killed).toBeLessThan(40)
    })
  }
})
