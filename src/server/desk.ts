import { join } from 'node:path'
import type { Calendar } from '../calendar.ts'
import type { Route } from '../channels/route.ts'
import { createFileLinks } from '../channels/web/file-links.ts'
import type { Clock } from '../clock.ts'
import type { Database } from '../database.ts'
import type { Desk } from '../desk/desk.ts'
import { createEmbeddedDesk, type EmbeddedDesk } from '../desk/embedded.ts'
import type { Language } from '../dialog/language.ts'
import type { Tree } from '../dialog/tree.ts'
import { RetryableError, TerminalError } from '../errors.ts'
import type { Files } from '../files/files.ts'
import type { Log } from '../log.ts'
import type { Cursors } from '../store/cursors.ts'
import { type Config, inFolder } from './config.ts'
import { secretFor } from './secrets.ts'

/** The desk that the configuration names. */
export interface ServedDesk extends Desk {
  /** The support side, where the desk has no page of its own. */
  readonly support?: EmbeddedDesk['support']
  readonly sweep?: EmbeddedDesk['sweep']
  /** What the desk is told at, or gives its files out at. */
  readonly routes?: readonly Route[]
}

export interface DeskAround {
  readonly root: string
  readonly tree: Tree
  readonly database: Database
  readonly cursors: Cursors
  readonly files: Files
  readonly calendar: Calendar
  readonly clock: Clock
  readonly log: Log
  /** The address of the page, once it is known. */
  readonly pageUrl: () => string | undefined
}

/** Opens it. @throws TerminalError when it can't be used, with everything that is wrong with its mapping. */
export async function openDesk(config: Config, around: DeskAround): Promise<ServedDesk> {
  const { root, files, pageUrl } = around
  const publicUrl = (): string | undefined => pageUrl() && `${pageUrl()}/?ticket={number}`
  const options = {
    ...around,
    publicUrl,
    openFile: (ref: string) => files.open(ref),
    language: config.DESK_LANGUAGE ?? config.LANGUAGE,
  }
  if (config.DESK === 'zendesk') return openZendesk(config, options)
  const data = inFolder(root, config.DATA_DIR)
  const links = createFileLinks({ ...around, secret: secretFor('secret', config.SECRET, data) })
  const desk = createEmbeddedDesk({ ...options, folder: join(data, 'desk'), fileUrl: links.url })
  return { ...desk, routes: [links.route(desk.support.openAttachment)] }
}

/** Loaded only when it is chosen. */
async function openZendesk(
  config: Config,
  options: DeskAround & {
    readonly openFile: Files['open']
    readonly publicUrl: () => string | undefined
    readonly language: Language
  },
): Promise<ServedDesk> {
  const { root, tree, log } = options
  const [{ createZendeskDesk }, { readMapping }, { examine }, { webhookPath }, { connectZendesk, wantedOf }] =
    await Promise.all([
      import('../desk/zendesk.ts'),
      import('../desk/zendesk/mapping.ts'),
      import('../desk/zendesk/doctor.ts'),
      import('../desk/zendesk/webhook.ts'),
      import('./zendesk.ts'),
    ])
  const mapping = readMapping(inFolder(root, config.ZENDESK_MAPPING))
  const { client, budget } = await connectZendesk(config, options)
  try {
    const findings = await examine(client, wantedOf(config, { mapping, questions: tree.questions }))
    const misfits = findings.filter(({ type }) => type === 'misfit').map(({ text }) => text)
    if (misfits.length > 0) {
      const list = misfits.join('\n  ')
      throw new TerminalError(
        'desk.invalid-mapping',
        `${config.ZENDESK_MAPPING} does not fit the account:\n  ${list}`,
      )
    }
    for (const { type, text } of findings) log.warn(`desk.${type}`, { text })
  } catch (error) {
    // An account that is away for a moment keeps nobody from starting.
    if (!(error instanceof RetryableError)) throw error
    log.warn('desk.account-unchecked', {}, error)
  }
  const secret = config.ZENDESK_WEBHOOK_SECRET
  const desk = createZendeskDesk({
    ...options,
    client,
    mapping,
    actAs: config.ZENDESK_ACT_AS,
    ...(secret !== undefined && { webhookSecret: secret }),
  })
  const { webhook } = desk
  const routes: readonly Route[] = webhook
    ? [{ method: 'POST', path: webhookPath, body: 'parsed', from: 'anywhere', handle: webhook }]
    : []
  return { ...desk, routes, close: async () => void (await Promise.all([desk.close(), budget.close()])) }
}
