import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCalendar } from '../../calendar.ts'
import { openDatabase } from '../../database.ts'
import type { Desk } from '../../desk/desk.ts'
import { createEmbeddedDesk, type EmbeddedDesk } from '../../desk/embedded.ts'
import type { TicketRequest } from '../../dialog/ticket.ts'
import type { Tree } from '../../dialog/tree.ts'
import { RetryableError } from '../../errors.ts'
import { createEmbeddedFiles } from '../../files/embedded.ts'
import type { Files } from '../../files/files.ts'
import { createEmbeddedIdentity } from '../../identity/embedded.ts'
import type { Identity } from '../../identity/identity.ts'
import type { Feedback, Knowledge } from '../../knowledge/knowledge.ts'
import { silent } from '../../log.ts'
import type { Sender } from '../../message.ts'
import { createCore, type Core } from '../../server/core.ts'
import { createEmbeddedCursors } from '../../store/embedded-cursors.ts'
import { createEmbeddedStore } from '../../store/embedded.ts'
import type { Store } from '../../store/store.ts'
import { createRules } from '../../understanding/rules.ts'
import { createMovedClock, type MovedClock } from './moved-clock.ts'
import type { Given, Scenario } from './scenario.ts'
import { createScreen, type Screen } from './screen.ts'

/** The real program around one scenario: real stores on a scratch folder, a clock that is moved, a platform that is a screen. */
export interface World {
  readonly scenario: Scenario
  readonly tree: Tree
  readonly clock: MovedClock
  readonly screen: Screen
  readonly sender: Sender
  /** What became of suggestions. */
  readonly feedback: readonly Feedback[]
  readonly core: Core
  readonly store: Store
  readonly desk: EmbeddedDesk
  readonly files: Files
  readonly identity: Identity
  /** Waits until nothing is under way. */
  settle(): Promise<void>
  /** The process ends, and another one opens the same folder. */
  restart(): Promise<void>
  /** A desk on the same tickets that numbers from `first`. */
  deskFrom(first: number): EmbeddedDesk
  /** Tickets are filed there from now on; undefined: where they usually are. */
  useDesk(desk: Desk | undefined): void
  close(): Promise<void>
}

/** What all scenarios of a run have in common. */
export interface Stage {
  readonly tree: Tree
  readonly knowledge: Knowledge
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

/** Opens it with the clock at `start`, epoch ms. */
export async function openWorld(
  { tree, knowledge }: Stage,
  scenario: Scenario,
  start: number,
): Promise<World> {
  const { given } = scenario
  const folder = mkdtempSync(join(tmpdir(), 'ventanilla-scenario-'))
  const clock = createMovedClock(start)
  const platform = scenario.where.split('.')[0] ?? 'any'
  const screen = createScreen(platform)
  const feedback: Feedback[] = []
  const sender: Sender = {
    key: `${platform}:U1`,
    name: given.chat_name ?? 'Ana Ruiz',
    locale: scenario.lang,
    timeZone: 'America/Sao_Paulo',
  }
  const articles = knowledgeFor(given, scenario.lang, knowledge, feedback)
  let filesAt: Desk | undefined
  const creations = [...(given.desk?.create ?? [])]

  const open = async () => {
    const database = openDatabase(join(folder, 'ventanilla.db'))
    const files = createEmbeddedFiles({
      folder: join(folder, 'files'),
      maxBytes: 100_000_000,
      clock,
      database,
    })
    const deskFrom = (firstNumber: number): EmbeddedDesk =>
      createEmbeddedDesk({
        database,
        folder: join(folder, 'desk'),
        clock,
        calendar,
        openFile: (ref) => files.open(ref),
        log: silent,
        firstNumber,
        publicUrl: 'https://support.example.com/?ticket={number}',
      })
    const desk = deskFrom(firstTicket)
    const store = createEmbeddedStore(database)
    const identity = createEmbeddedIdentity({
      database,
      clock,
      directory: {
        lookup: ({ key }) =>
          Promise.resolve(key === sender.key ? { accounts: accountsOf(given) } : undefined),
      },
    })
    const core = createCore({
      tree,
      store,
      cursors: createEmbeddedCursors(database),
      desk: withTroubles(
        desk,
        () => filesAt ?? desk,
        creations,
        given.desk?.first_call_actually_created ?? false,
      ),
      identity,
      knowledge: articles,
      understanding: createRules(),
      calendar,
      clock,
      log: silent,
      language: scenario.lang,
      placeOf: ({ ticket }) => {
        const conversation = `${platform}:update_${ticket.number}`
        return { conversation, address: { channel: platform, conversation }, ownThread: true }
      },
    })
    await core.start([screen])
    return { database, files, desk, deskFrom, store, identity, core }
  }

  let now = await open()
  const world: World = {
    scenario,
    tree,
    clock,
    screen,
    sender,
    feedback,
    get core() {
      return now.core
    },
    get store() {
      return now.store
    },
    get desk() {
      return now.desk
    },
    get files() {
      return now.files
    },
    get identity() {
      return now.identity
    },
    settle: () => now.core.idle(),
    async restart() {
      await now.core.close()
      await now.database.close()
      now = await open()
    },
    deskFrom: (first) => now.deskFrom(first),
    useDesk(desk) {
      filesAt = desk
    },
    async close() {
      await now.core.close()
      await now.database.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  return world
}

const accountsOf = (given: Given): readonly string[] =>
  given.accounts ?? (given.profile === 'unknown' ? [] : ['tiendademo'])

/** The articles a scenario names, else those of the run; either way it is noted what became of them. */
function knowledgeFor(given: Given, locale: string, usual: Knowledge, feedback: Feedback[]): Knowledge {
  const named = given.articles?.map(({ id, title }) => ({
    id,
    title,
    locale,
    kind: 'tutorial',
    url: `https://help.example.com/${id}`,
    line: title,
  }))
  return {
    suggest: (query, language, limit) =>
      named ? Promise.resolve(named.slice(0, limit)) : usual.suggest(query, language, limit),
    record: (entry) => feedback.push(entry),
    close: () => Promise.resolve(),
  }
}

/** Lets the next creations fail as the scenario says; the first of them may have been done all the same. */
function withTroubles(desk: Desk, filesAt: () => Desk, creations: string[], isFirstDone: boolean): Desk {
  let calls = 0
  return {
    ...desk,
    async file(request: TicketRequest) {
      calls += 1
      const trouble = creations.shift()
      if (trouble === undefined || trouble === 'ok') return filesAt().file(request)
      if (calls === 1 && isFirstDone) await filesAt().file(request)
      throw new RetryableError('desk.unavailable', `The desk answered: ${trouble}`)
    },
  }
}
