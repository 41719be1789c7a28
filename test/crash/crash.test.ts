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
import type { Outgoing, Part, PromptPart } from '../../src/message.ts'
import { type Browser, createBrowser } from '../channels/web/browser.ts'

/**
 * A real process is killed at every point between the click on "send" and its answer, before and after each thing it keeps or
 * files. Whoever pressed presses again, as the page does while it has no answer; then there is one ticket, and its number.
 */
const program = fileURLToPath(new URL('victim.ts', import.meta.url))

const texts: Readonly<Record<string, string>> = { name: 'Ana Ruiz', account: 'tiendademo' }

interface Victim {
  readonly url: string
  /** Lets it die at the n-th call from now. */
  arm(point: number): Promise<void>
  kill(): Promise<void>
}

async function start(folder: string, side: string): Promise<Victim> {
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', program, folder, side], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const closed = once(child, 'close')
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream })[Symbol.asyncIterator]()
  const { value: url } = await lines.next()
  return {
    url,
    async arm(point) {
      child.stdin?.write(`${point}\n`)
      await lines.next()
    },
    async kill() {
      child.kill('SIGKILL')
      await closed
    },
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

  parts(): readonly Part[] {
    return this.messages().flatMap(({ parts }) => parts)
  }

  /** Reads on until this is found: an answer that takes long comes after what it answers was taken. */
  async until<T>(find: () => T | undefined): Promise<T> {
    const path = `/api/conversations/${this.session.conversation}/entries`
    for (;;) {
      const found = find()
      if (found !== undefined) return found
      const after = this.entries.at(-1)?.position ?? 0
      const { entries } = await this.browser.get<{ entries: PageEntry[] }>(`${path}?after=${after}`)
      this.entries.push(...entries)
    }
  }

  /** The numbers of the tickets that were shown, once there is one. */
  numbersTold(): Promise<readonly number[]> {
    return this.until(() => {
      const told = this.parts().filter((part) => part.type === 'ticket')
      return told.length > 0 ? told.map(({ ticket }) => ticket.number) : undefined
    })
  }

  /** The numbers of the tickets in a list, once there is one. */
  numbersListed(): Promise<readonly number[]> {
    return this.until(() =>
      this.parts()
        .findLast((part) => part.type === 'tickets')
        ?.tickets.map(({ number }) => number),
    )
  }

  live(): PromptPart | undefined {
    return this.parts().findLast((part) => part.type === 'prompt')
  }

  /** Answers until the review is on show. */
  async fillIn(): Promise<void> {
    await this.send({ id: randomUUID(), type: 'opened' })
    let live = await this.until(() => this.live())
    for (let turn = 0; turn < 30 && live.asks !== 'review'; turn += 1) {
      const { asks, options, buttons } = live
      const none = buttons.find(({ choice }) => /\.(none|skip)$/.test(choice))
      const press = asks === 'articles' || asks === 'attachments' ? none : options[0]
      await this.send(
        press
          ? { id: randomUUID(), type: 'clicked', choice: press.choice, label: press.label }
          : {
              id: randomUUID(),
              type: 'said',
              text: texts[asks] ?? 'Los cupones no se aplican en el carrito',
            },
      )
      const before = live
      live = await this.until(() => (this.live() === before ? undefined : this.live()))
    }
    expect(live.asks).toBe('review')
  }
}

async function visit(url: string): Promise<Visitor> {
  const browser = createBrowser(url)
  const session = await browser.get<Session>('/api/session?lang=es')
  return new Visitor(browser, session)
}

/** What a visitor pressed "send" for, and whether anybody answered. */
interface Pressed {
  readonly visitor: Visitor
  readonly click: Record<string, unknown>
  readonly wasAnswered: boolean
}

/** Fills in an intake and presses "send" on a process that dies at the n-th call after that. */
async function pressSend(victim: Victim, point: number): Promise<Pressed> {
  const visitor = await visit(victim.url)
  await visitor.fillIn()
  const send = visitor.live()?.buttons.find(({ choice }) => choice.endsWith('.send'))
  const click = { id: randomUUID(), type: 'clicked', choice: send?.choice, label: send?.label }
  await victim.arm(point)
  const wasAnswered = await visitor.send(click).then(
    () => true,
    (error: unknown) => {
      if (!(error instanceof TypeError)) throw error
      return false
    },
  )
  return { visitor, click, wasAnswered }
}

/** The page comes back, presses again if nobody answered, and finds one ticket with its number. */
async function comeBack({ visitor, click, wasAnswered }: Pressed, victim: Victim): Promise<void> {
  visitor.moveTo(victim.url)
  if (!wasAnswered) await visitor.send(click)
  const numbers = await visitor.numbersTold()
  expect(numbers).toHaveLength(1)
  await visitor.send({ id: randomUUID(), type: 'said', text: 'mis tickets' })
  expect(await visitor.numbersListed(), visitor.messages().at(-1)?.text).toEqual(numbers)
  // Whatever was tried twice is on show once.
  const ids = visitor.messages().map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
}

/** More points than there are between the click and the reply. */
const most = 60

/** Each process dies a call later than the one before, and takes up what that one left. @returns how many were killed. */
async function killAtEveryPoint(side: string): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'ventanilla-crash-'))
  let victim = await start(folder, side)
  try {
    for (let point = 1; point <= most; point += 1) {
      const pressed = await pressSend(victim, point)
      await victim.kill()
      victim = await start(folder, side)
      await comeBack(pressed, victim)
      if (pressed.wasAnswered) return point - 1
    }
    return most
  } finally {
    await victim.kill()
    rmSync(folder, { recursive: true, force: true })
  }
}

describe.concurrent('a process killed between the click and the reply', () => {
  for (const side of ['before', 'after']) {
    it(`loses nothing and files once, killed ${side} anything it keeps`, { timeout: 300_000 }, async () => {
      const killed = await killAtEveryPoint(side)
      expect(killed).toBeGreaterThanOrEqual(8)
      expect(killed).toBeLessThan(most)
    })
  }
})
