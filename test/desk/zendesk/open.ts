import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { createCalendar } from '../../../src/calendar.ts'
import { type Database, openDatabase } from '../../../src/database.ts'
import { createZendeskDesk, type ZendeskDesk, type ZendeskDeskOptions } from '../../../src/desk/zendesk.ts'
import { type Client, createClient } from '../../../src/desk/zendesk/client.ts'
import { parseMapping } from '../../../src/desk/zendesk/mapping.ts'
import { createOAuth } from '../../../src/desk/zendesk/sign-in.ts'
import type { Files } from '../../../src/files/files.ts'
import { silent } from '../../../src/log.ts'
import { createEmbeddedBudget } from '../../../src/store/embedded-budget.ts'
import { createEmbeddedCursors } from '../../../src/store/embedded-cursors.ts'
import { beginning } from '../../contracts/desk.ts'
import { createMemoryFiles } from '../../fakes/files.ts'
import { clientId, clientSecret, type FakeZendesk, startFakeZendesk } from '../../fakes/zendesk/server.ts'
import { startHooks } from './hooks.ts'

/** A desk at a stand-in for an account, with a clock that is moved. */
export interface ZendeskBench {
  readonly desk: ZendeskDesk
  /** The connection the desk has. */
  readonly client: Client
  readonly fake: FakeZendesk
  readonly database: Database
  readonly files: Files
  give(name: string, content: string): ReturnType<Files['put']>
  moveTo(time: string): void
  /** Moves on by so many ms. */
  pass(ms: number): void
  /** As after the end of the process; `isPolling`: begun anew without the secret, so that the export is asked. */
  reopen(isPolling?: boolean): Promise<void>
  close(): Promise<void>
}

export interface BenchOptions {
  readonly fetch?: typeof fetch
  /** Where requests go instead of the stand-in itself, such as a proxy before it. */
  readonly before?: (fake: FakeZendesk) => Promise<string>
  readonly mapping?: unknown
  /** Without one the export is polled. */
  readonly secret?: string | null
  readonly timeoutMs?: number
  readonly desk?: Partial<ZendeskDeskOptions>
}

export async function openZendesk(options: BenchOptions = {}): Promise<ZendeskBench> {
  const root = await mkdtemp(join(tmpdir(), 'zendesk-'))
  const files = createMemoryFiles(1_000_000)
  let now = Date.parse(beginning)
  const clock = { now: () => now, after: () => () => undefined }
  const fake = await startFakeZendesk(() => now)
  const url = (await options.before?.(fake)) ?? fake.url
  const secret = options.secret === undefined ? 'a-webhook-secret' : (options.secret ?? undefined)
  const open = (isPolling = false) => {
    const database = openDatabase(join(root, 'data.sqlite'))
    const client = createClient({
      url,
      signIn: createOAuth({
        url: fake.url,
        clientId,
        clientSecret,
        clock,
        ...(options.desk?.actAs === 'on-behalf-of' && { scope: 'read write impersonate' }),
      }),
      budget: createEmbeddedBudget(database),
      requestsPerMinute: 100_000,
      clock,
      log: silent,
      retryMs: 1,
      timeoutMs: { read: options.timeoutMs ?? 5_000, write: options.timeoutMs ?? 5_000 },
      ...(options.fetch && { fetch: options.fetch }),
    })
    const desk = createZendeskDesk({
      client,
      mapping: parseMapping(options.mapping, 'desk/zendesk.yaml'),
      database,
      cursors: createEmbeddedCursors(database),
      clock,
      calendar: createCalendar({
        timeZone: 'America/Sao_Paulo',
        days: [1, 2, 3, 4, 5],
        from: '09:00',
        to: '18:00',
        holidays: [],
      }),
      openFile: (ref) => files.open(ref),
      log: silent,
      ...(secret !== undefined && !isPolling && { webhookSecret: secret }),
      ...options.desk,
    })
    return { desk, database, client }
  }
  let opened = open()
  const hooks = await startHooks(() => opened.desk.webhook)
  if (secret !== undefined) fake.webhook = { url: hooks.url, secret }
  const shut = async (): Promise<void> => {
    await opened.desk.close()
    await opened.database.close()
  }
  return {
    get desk() {
      return opened.desk
    },
    get client() {
      return opened.client
    },
    get database() {
      return opened.database
    },
    fake,
    files,
    give: (name, content) => files.put('ana', { name, bytes: Readable.from([Buffer.from(content)]) }),
    moveTo(time) {
      now = Date.parse(time)
    },
    pass(ms) {
      now += ms
    },
    async reopen(isPolling) {
      await shut()
      opened = open(isPolling)
    },
    async close() {
      await shut()
      hooks.close()
      await fake.close()
      await rm(root, { recursive: true })
    },
  }
}
