import { join } from 'node:path'
import { type Calendar, createCalendar } from '../../calendar.ts'
import type { Clock } from '../../clock.ts'
import { type Database, openDatabase } from '../../database.ts'
import type { Desk } from '../../desk/desk.ts'
import { createEmbeddedDesk } from '../../desk/embedded.ts'
import type { Support } from '../../desk/support.ts'
import type { Tree } from '../../dialog/tree.ts'
import { createEmbeddedFiles } from '../../files/embedded.ts'
import type { Files } from '../../files/files.ts'
import { createEmbeddedIdentity } from '../../identity/embedded.ts'
import type { Identity } from '../../identity/identity.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { silent } from '../../log.ts'
import type { Sender } from '../../message.ts'
import { type Core, createCore } from '../../server/core.ts'
import { createEmbeddedInbox } from '../../store/embedded-inbox.ts'
import type { Cursors } from '../../store/cursors.ts'
import { createEmbeddedCursors } from '../../store/embedded-cursors.ts'
import { createEmbeddedStore } from '../../store/embedded.ts'
import type { Store } from '../../store/store.ts'
import { createRules } from '../../understanding/rules.ts'
import { onScreen, type Platform } from './platform.ts'
import type { Given, Scenario } from './scenario.ts'
import type { Screen } from './screen.ts'

/** One process of the program on a scenario's folder: what it left there, the next one goes on with. */
export interface Process {
  readonly core: Core
  readonly store: Store
  readonly desk: ScenarioDesk
  readonly files: Files
  readonly identity: Identity
  /** A desk on the same tickets that numbers from `first`. */
  deskFrom(first: number): ScenarioDesk
  close(): Promise<void>
}

/** A desk, with what scenarios do and see on its support side. */
export type ScenarioDesk = Desk & { readonly support: Pick<Support, 'list' | 'get' | 'answer' | 'setStatus'> }

/** What a process keeps tickets in, beside the folder. */
export interface DeskAround {
  readonly database: Database
  readonly cursors: Cursors
  readonly files: Files
  readonly clock: Clock
  readonly calendar: Calendar
}

/** Opens a desk on it, for the whole life of a process; each that is asked of it files into the same, and numbers from `first`. */
export type OpenDesk = (around: DeskAround) => (first: number) => ScenarioDesk

export interface ProcessOptions {
  readonly scenario: Scenario
  readonly folder: string
  readonly tree: Tree
  readonly knowledge: Knowledge
  readonly clock: Clock
  readonly screen: Screen
  readonly platform: Platform
  /** The embedded one unless told. */
  readonly openDesk?: OpenDesk
  readonly sender: Sender
  /** The desk as conversations reach it. */
  readonly reach: (desk: Desk) => Desk
}

/** Office hours of the scenarios. */
const calendar = createCalendar({
  timeZone: 'America/Sao_Paulo',
  days: [1, 2, 3, 4, 5],
  from: '09:00',
  to: '18:00',
  holidays: [],
})
const firstTicket = 5001
const maxFileBytes = 100_000_000

export async function openProcess(options: ProcessOptions): Promise<Process> {
  const { scenario, folder, tree, knowledge, clock, screen, platform, reach } = options
  const database = openDatabase(join(folder, 'ventanilla.db'))
  const files = createEmbeddedFiles({
    folder: join(folder, 'files'),
    maxBytes: maxFileBytes,
    clock,
    database,
  })
  const cursors = createEmbeddedCursors(database)
  const openDesk = options.openDesk ?? embeddedIn(folder)
  const deskFrom = openDesk({ database, cursors, files, clock, calendar })
  const desk = deskFrom(firstTicket)
  const store = createEmbeddedStore(database)
  const identity = createEmbeddedIdentity({ database, clock, directory: directoryOf(options) })
  const core = createCore({
    tree,
    store,
    cursors,
    letters: createEmbeddedInbox(database, 'given_up'),
    desk: reach(desk),
    identity,
    knowledge,
    understanding: createRules(),
    calendar,
    clock,
    log: silent,
    language: scenario.lang,
  })
  const program = { core, store, desk, files, identity, deskFrom }
  const connection = await platform.connect(program)
  await core.start([onScreen(connection, screen)])
  const close = async (): Promise<void> => {
    await connection.close()
    await core.close()
    await database.close()
  }
  return { ...program, close }
}

const embeddedIn =
  (folder: string): OpenDesk =>
  ({ files, ...around }) =>
  (firstNumber) =>
    createEmbeddedDesk({
      ...around,
      folder: join(folder, 'desk'),
      openFile: (ref) => files.open(ref),
      log: silent,
      firstNumber,
      publicUrl: 'https://support.example.com/?ticket={number}',
    })

/** The operator knows the one who writes, and nobody else. */
const directoryOf = ({ scenario, sender }: ProcessOptions) => ({
  lookup: ({ key }: Sender) =>
    Promise.resolve(key === sender.key ? { accounts: accountsOf(scenario.given) } : undefined),
})

const accountsOf = (given: Given): readonly string[] =>
  given.accounts ?? (given.profile === 'unknown' ? [] : ['tiendademo'])
