import { join } from 'node:path'
import { type Calendar, createCalendar } from '../calendar.ts'
import type { Clock } from '../clock.ts'
import { openDatabase } from '../database.ts'
import type { Tree } from '../dialog/tree.ts'
import { loadTree } from '../dialogs/load.ts'
import { createEmbeddedFiles } from '../files/embedded.ts'
import type { Files } from '../files/files.ts'
import { readDirectory } from '../identity/directory.ts'
import { createEmbeddedIdentity } from '../identity/embedded.ts'
import type { Identity } from '../identity/identity.ts'
import type { Embedder } from '../knowledge/embedder.ts'
import { type GrowingKnowledge, loadKnowledge } from '../knowledge/load.ts'
import type { Ranking } from '../knowledge/ranking.ts'
import type { Log } from '../log.ts'
import type { Cursors } from '../store/cursors.ts'
import { createEmbeddedCursors } from '../store/embedded-cursors.ts'
import { createEmbeddedInbox } from '../store/embedded-inbox.ts'
import { createEmbeddedJournal } from '../store/embedded-journal.ts'
import { createEmbeddedStore } from '../store/embedded.ts'
import type { Inbox } from '../store/inbox.ts'
import type { Journal } from '../store/journal.ts'
import type { Store } from '../store/store.ts'
import { createRules } from '../understanding/rules.ts'
import type { Understanding } from '../understanding/understanding.ts'
import { type Config, inFolder } from './config.ts'
import { openDataFolder } from './data-folder.ts'
import { openDesk, type ServedDesk } from './desk.ts'

/** What conversations are kept in, found in, filed in. Opened from the configuration, closed together. */
export interface Backends {
  readonly tree: Tree
  readonly store: Store
  readonly journal: Journal
  readonly cursors: Cursors
  readonly inbox: Inbox
  /** What was given up, until a person decides. */
  readonly letters: Inbox
  readonly desk: ServedDesk
  readonly files: Files
  readonly identity: Identity
  readonly knowledge: GrowingKnowledge
  readonly understanding: Understanding
  readonly calendar: Calendar
  /** Says where the page is, which is known once the server listens: tickets carry links to it from then on. */
  setPageUrl(url: string): void
  /** Where the page is: as configured, or where it listens, once it does. */
  pageUrl(): string | undefined
  close(): Promise<void>
}

export interface Around {
  /** The project's folder: paths of the configuration are seen from here. */
  readonly root: string
  readonly clock: Clock
  readonly log: Log
}

const officeDays = [1, 2, 3, 4, 5]

/** Opens them. @throws TerminalError of the one that can't be used. */
export async function openBackends(config: Config, { root, clock, log }: Around): Promise<Backends> {
  const data = inFolder(root, config.DATA_DIR)
  const dialog = inFolder(root, config.DIALOG)
  const tree = loadTree(dialog)
  const database = openDatabase(openDataFolder(data))
  const calendar = createCalendar({
    timeZone: config.OFFICE_TIME_ZONE,
    days: officeDays,
    from: config.OFFICE_FROM,
    to: config.OFFICE_TO,
    holidays: config.OFFICE_HOLIDAYS,
  })
  const files = createEmbeddedFiles({
    folder: join(data, 'files'),
    maxBytes: config.MAX_FILE_MB * 1_000_000,
    clock,
    database,
  })
  let pageUrl = config.PUBLIC_URL
  const where = (): string | undefined => pageUrl?.replace(/\/+$/, '')
  const identity = createEmbeddedIdentity({
    database,
    clock,
    log,
    ...(config.DIRECTORY !== undefined && { directory: readDirectory(inFolder(root, config.DIRECTORY)) }),
  })
  const knowledge = await loadKnowledge({
    builtinFolder: join(dialog, 'articles'),
    more: {
      sources: config.ARTICLES,
      root,
      site: config.ARTICLES_SITE,
      folder: data,
      refreshHours: config.ARTICLES_REFRESH_HOURS,
      ...(await openEmbedder(config)),
      clock,
    },
    ...(await openRanking(config, { clock, log })),
    database,
    log,
  })
  const kept =
    config.STORE_URL === ''
      ? {
          store: createEmbeddedStore(database),
          journal: createEmbeddedJournal(database),
          cursors: createEmbeddedCursors(database),
          inbox: createEmbeddedInbox(database),
          letters: createEmbeddedInbox(database, 'given_up'),
        }
      : await openRedis(config.STORE_URL, log)
  const desk = await openDesk(config, {
    root,
    tree,
    database,
    cursors: kept.cursors,
    files,
    calendar,
    clock,
    log,
    pageUrl: where,
  })
  return {
    tree,
    ...kept,
    desk,
    files,
    identity,
    knowledge,
    understanding: createRules(),
    calendar,
    setPageUrl(url) {
      pageUrl = url
    },
    pageUrl: where,
    async close() {
      await Promise.all(
        [kept.store, kept.journal, kept.cursors, kept.inbox, kept.letters, desk, identity, knowledge].map(
          (each) => each.close(),
        ),
      )
      await database.close()
    },
  }
}

/** Loaded only when it is chosen, so that nobody else waits for its client. */
async function openEmbedder(config: Config): Promise<{ readonly embedder?: Embedder }> {
  const { EMBEDDINGS_URL: url, EMBEDDINGS_KEY: key = 'none', EMBEDDINGS_MODEL: model } = config
  if (url === undefined) return {}
  const { createEmbedder } = await import('../knowledge/embedder.ts')
  return { embedder: createEmbedder({ url, key, model, dimensions: config.EMBEDDINGS_DIMENSIONS }) }
}

/** Loaded only when it is chosen, so that nobody else waits for its client. */
async function openRanking(
  config: Config,
  around: Pick<Around, 'clock' | 'log'>,
): Promise<{ readonly ranking?: Ranking }> {
  const { RERANK_URL: url, RERANK_KEY: key = 'none', RERANK_MODEL: model } = config
  if (url === undefined) return {}
  const [{ createRanker }, { createRanking }] = await Promise.all([
    import('../knowledge/ranker.ts'),
    import('../knowledge/ranking.ts'),
  ])
  const ranker = createRanker({ url, key, model, timeoutMs: config.RERANK_TIMEOUT_MS })
  return { ranking: createRanking({ ranker, ...around }) }
}

/** Loaded only when it is chosen, so that nobody else waits for its client. */
async function openRedis(
  url: string,
  log: Log,
): Promise<Pick<Backends, 'store' | 'journal' | 'cursors' | 'inbox' | 'letters'>> {
  const [{ createRedisStore }, { createRedisJournal }, { createRedisCursors }, { createRedisInbox }] =
    await Promise.all([
      import('../store/redis.ts'),
      import('../store/redis-journal.ts'),
      import('../store/redis-cursors.ts'),
      import('../store/redis-inbox.ts'),
    ])
  return {
    store: createRedisStore({ url, log }),
    journal: createRedisJournal({ url, log }),
    cursors: createRedisCursors({ url, log }),
    inbox: createRedisInbox({ url, log }),
    letters: createRedisInbox({ url, log }, 'given_up'),
  }
}
