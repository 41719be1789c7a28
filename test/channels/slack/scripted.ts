import type { SlackOptions } from '../../../src/channels/slack/options.ts'
import type { SlackChannel } from '../../../src/channels/slack/slack.ts'
import type { Clock } from '../../../src/clock.ts'
import type { Fields, Log } from '../../../src/log.ts'
import type { Inbound } from '../../../src/message.ts'
import { createMemoryFiles } from '../../fakes/files.ts'
import { type FakeSlack, startSlack, type Transport } from '../../fakes/slack/slack.ts'
import { createMemoryCursors } from '../../fakes/teams/cursors.ts'
import { channelAt, createMemoryInbox, serveAt } from './stage.ts'

/** The channel behind the real HTTP server, with a program that only notes what comes in. */
export interface Scripted {
  readonly slack: FakeSlack
  readonly channel: SlackChannel
  readonly inbounds: readonly Inbound[]
  readonly clock: Clock & { readonly move: (ms: number) => void }
  /** Why something was turned away, in order. */
  refused(): readonly unknown[]
  logged(event: string): readonly Fields[]
  /** Resolves when nothing is under way. */
  idle(): Promise<void>
  /** The next process on what this one left behind. */
  restart(more?: ScriptOptions): Promise<Scripted>
  close(): Promise<void>
}

type ScriptOptions = Partial<Omit<SlackOptions, 'workspaces' | 'settings' | 'secret' | 'pageUrl'>>

export async function startScripted(
  more: ScriptOptions = {},
  at?: FakeSlack,
  transport: Transport = 'calls',
): Promise<Scripted> {
  const clock = stillClock()
  const slack = at ?? (await startSlack(clock, transport))
  const inbounds: Inbound[] = []
  const lines: { readonly event: string; readonly fields: Fields }[] = []
  const write = (event: string, fields: Fields = {}): void => void lines.push({ event, fields })
  const log: Log = { debug: write, info: write, warn: write, error: write }
  const options = { cursors: createMemoryCursors(), inbox: createMemoryInbox(), ...more }
  const channel = channelAt(slack, {
    accept(inbound) {
      inbounds.push(inbound)
      return Promise.resolve('accepted')
    },
    forms: {
      form: () => Promise.resolve(undefined),
      next: () => Promise.resolve(undefined),
      check: () => Promise.resolve({}),
    },
    lookups: {
      person: ({ key, locale }) =>
        Promise.resolve({
          person: { id: key, accounts: [] },
          language: locale?.startsWith('pt') ? 'pt' : 'es',
        }),
      ticket: () => Promise.resolve(undefined),
      tickets: () => Promise.resolve({ tickets: [], total: 0 }),
    },
    files: createMemoryFiles(1_000_000),
    language: 'es',
    log,
    clock,
    ...options,
  })
  const http = await serveAt(channel, clock, log)
  slack.target(http.url)
  const stop = async (): Promise<void> => {
    await http.close()
    await channel.close()
  }
  return {
    slack,
    channel,
    inbounds,
    clock,
    refused: () =>
      lines.filter(({ event }) => event === 'channels.slack-refused').map(({ fields }) => fields['reason']),
    logged: (event) => lines.filter((line) => line.event === event).map(({ fields }) => fields),
    idle: () => channel.idle(),
    async restart(other = {}) {
      await stop()
      return startScripted({ ...more, ...options, ...other }, slack)
    },
    async close() {
      await stop()
      await slack.close()
    },
  }
}

/** Time that stands until it is moved; what waits for it is called then. */
function stillClock(): Scripted['clock'] {
  let now = Date.UTC(2026, 2, 3, 13)
  let waiting: { readonly at: number; readonly ring: () => void }[] = []
  return {
    now: () => now,
    after(delayMs, ring) {
      const entry = { at: now + delayMs, ring }
      waiting.push(entry)
      return () => {
        waiting = waiting.filter((each) => each !== entry)
      }
    },
    move(ms) {
      now += ms
      const due = waiting.filter(({ at }) => at <= now)
      waiting = waiting.filter(({ at }) => at > now)
      for (const { ring } of due) ring()
    },
  }
}
