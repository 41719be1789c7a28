import { createWebChannel } from '../channels/web/web.ts'
import { type Clock, systemClock } from '../clock.ts'
import type { ArticleLinks } from '../knowledge/links.ts'
import type { Log } from '../log.ts'
import { createGivenUpList } from '../outbound/given-up.ts'
import { wordWelcome } from '../wording/welcome.ts'
import { type Backends, openBackends } from './backends.ts'
import { type Config, inFolder } from './config.ts'
import { createCore, type Parts as CoreParts } from './core.ts'
import { startHttp } from './http.ts'
import { openPlatforms } from './platforms.ts'
import { secretFor } from './secrets.ts'

/** The whole program, running. */
export interface App {
  /** Where the page is. */
  readonly url: string
  /** Opens the desk page. */
  readonly deskToken: string
  readonly backends: Backends
  /** Takes nothing new, ends what is under way, and closes everything; what is pending is done after the next start. */
  close(): Promise<void>
}

export interface ComposeOptions {
  readonly config: Config
  /** The project's folder. */
  readonly root: string
  readonly log: Log
  readonly clock?: Clock
}

/** What is read whole of a request: a long text and its wrapping. */
const maxBodyBytes = 256 * 1024
/** A given file is kept as long as somebody may come back to their draft; the desk has its own copy by then or never. */
const dayMs = 86_400_000
const sweep = { everyMs: 3_600_000, givenMs: 14 * dayMs, copiedMs: 3_600_000 }

/** Starts everything. Read from top to bottom it is what runs in production. */
export async function compose({ config, root, log, clock = systemClock }: ComposeOptions): Promise<App> {
  const backends = await openBackends(config, { root, clock, log })
  try {
    return await serve(backends, { config, root, log, clock })
  } catch (error) {
    await backends.close()
    throw error
  }
}

/** Puts the program on backends that are open. They are its own from then on: it closes them. */
export async function serve(
  backends: Backends,
  { config, root, log, clock }: Required<ComposeOptions>,
): Promise<App> {
  const { tree, journal, files, desk, store } = backends
  const data = inFolder(root, config.DATA_DIR)
  const deskToken = secretFor('desk-token', config.DESK_TOKEN, data)
  const secret = secretFor('secret', config.SECRET, data)
  const { book } = backends.knowledge
  const links = book?.links(secret)
  const core = createCore({
    ...backends,
    clock,
    log,
    language: config.LANGUAGE,
    ...(config.DESK_LANGUAGE && { deskLanguage: config.DESK_LANGUAGE }),
    remindHours: config.REMIND_HOURS,
    newsSeconds: config.NEWS_SECONDS,
    ...(links && { articleLink: articleLinkOf(links, config) }),
  })
  const web = createWebChannel({
    accept: core.accept,
    form: core.forms.form,
    checkForm: core.forms.check,
    welcome: (language) => wordWelcome(tree, language),
    journal,
    files,
    maxFileBytes: config.MAX_FILE_MB * 1_000_000,
    ...(desk.support && { desk: { support: desk.support, token: deskToken } }),
    ...(book &&
      links && {
        articles: {
          counts: book.counts,
          follow: (id: string, isPerson: boolean) => links.follow(id, isPerson, clock.now()),
        },
      }),
    secret,
    secure: config.PUBLIC_URL?.startsWith('https:') === true,
    root,
    language: config.LANGUAGE,
    log,
    clock,
  })
  const platforms = await openPlatforms({ config, core, backends, root, log, clock })
  const http = await startHttp({
    host: config.HOST,
    port: config.PORT,
    routes: [...web.routes, ...(desk.routes ?? []), ...platforms.flatMap(({ routes }) => routes)],
    ready: async () => {
      await store.load('web:ready')
      return true
    },
    hostNames: hostNamesOf(config),
    proxies: config.TRUST_PROXY,
    maxBodyBytes,
    log,
    clock,
  })
  const url = config.PUBLIC_URL ?? http.url
  backends.setPageUrl(url)
  await core.start([web, ...platforms.map(({ channel }) => channel)])
  await Promise.all(platforms.map((platform) => platform.start()))
  const stopSweeping = sweepRegularly(backends, config.OUTBOX_KEEP_DAYS * dayMs, clock, log)

  return {
    url,
    deskToken,
    backends,
    async close() {
      stopSweeping()
      web.close()
      await Promise.all([http.close(), ...platforms.map((platform) => platform.close())])
      await core.close()
      await backends.close()
    },
  }
}

/** Articles are opened through us, so that we can count which were; where nobody outside reaches us, their own address is shown. */
function articleLinkOf(links: ArticleLinks, { PUBLIC_URL }: Config): NonNullable<CoreParts['articleLink']> {
  return (message, { id: article, url }, asked) => {
    if (!PUBLIC_URL?.startsWith('https://') || !url.startsWith('https://')) return url
    return `${PUBLIC_URL.replace(/\/+$/, '')}/a/${links.idFor({ message, article, url, ...asked })}`
  }
}

function hostNamesOf({ HOST_NAMES, PUBLIC_URL }: Config): readonly string[] {
  const own = PUBLIC_URL === undefined ? [] : [new URL(PUBLIC_URL).hostname.toLowerCase()]
  return [...own, ...HOST_NAMES.map((name) => name.toLowerCase())]
}

function sweepRegularly(
  { files, desk, letters, store }: Backends,
  givenUpMs: number,
  clock: Clock,
  log: Log,
): () => void {
  const givenUp = createGivenUpList(letters, store)
  let stop = (): void => {}
  const go = (): void => {
    const now = clock.now()
    Promise.all([
      files.sweep(now - sweep.givenMs),
      desk.sweep?.(now - sweep.copiedMs),
      givenUp.sweep(now - givenUpMs),
    ])
      .then(([given, copied, forgotten]) => log.debug('server.swept', { given, copied, forgotten }))
      .catch((error: unknown) => log.warn('server.unswept', {}, error))
    stop = clock.after(sweep.everyMs, go)
  }
  go()
  return () => stop()
}
