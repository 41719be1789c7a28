import type { Calendar } from '../calendar.ts'
import type { Clock } from '../clock.ts'
import type { Database } from '../database.ts'
import type { Language } from '../dialog/language.ts'
import { TerminalError } from '../errors.ts'
import type { Log } from '../log.ts'
import type { Cursors } from '../store/cursors.ts'
import type { Desk } from './desk.ts'
import type { OpenFile } from './given-files.ts'
import { createMutes } from './mutes.ts'
import { createRatings } from './ratings.ts'
import { createChanges } from './zendesk/changes.ts'
import type { Client } from './zendesk/client.ts'
import { createFiling } from './zendesk/filing.ts'
import { createLedger } from './zendesk/ledger.ts'
import { pageOf } from './zendesk/list.ts'
import type { Mapping } from './zendesk/mapping.ts'
import type { ActAs } from './zendesk/on-behalf.ts'
import { createOnce } from './zendesk/once.ts'
import { createPeople } from './zendesk/people.ts'
import { createShelf } from './zendesk/shelf.ts'
import { createWebhook, type Webhook } from './zendesk/webhook.ts'
import { createWrites } from './zendesk/writes.ts'

/** The company's desk at Zendesk. */
export interface ZendeskDesk extends Desk {
  /** Where the account tells of changes; none without a secret to check them with. */
  readonly webhook?: Webhook
}

export interface ZendeskDeskOptions {
  readonly client: Client
  readonly mapping: Mapping
  /** Keeps whose the tickets are, which writes were begun, and the ratings. */
  readonly database: Database
  readonly cursors: Cursors
  readonly clock: Clock
  /** The hours in which a solved ticket's window passes. */
  readonly calendar: Calendar
  readonly openFile: OpenFile
  readonly log: Log
  /** Of those who work there: `es` unless told. */
  readonly language?: Language
  /** How the account sees comments of requesters: `author` unless told. */
  readonly actAs?: ActAs
  /** Signs what the account sends; absent where it can't reach us. */
  readonly webhookSecret?: string
  /** Business hours in which a solved ticket can be reopened and rated: 27 unless told. */
  readonly reopenHours?: number
  /** Where a requester reads a ticket on the web; its number is put in the place of `{number}`. */
  readonly publicUrl?: () => string | undefined
}

/** How often the export is asked: often where nothing else tells of changes, and as a safety net where webhooks do. */
const pollMs = { alone: 20_000, besideWebhooks: 300_000 }

/** The database and the cursors stay the caller's. */
export function createZendeskDesk(options: ZendeskDeskOptions): ZendeskDesk {
  const { client, database, clock, webhookSecret, publicUrl, log } = options
  const ledger = createLedger(database)
  const once = createOnce(database, clock)
  const ratings = createRatings(database)
  const mutes = createMutes(database)
  const people = createPeople(client, ledger)
  const urlOf = (number: number) => publicUrl?.()?.replaceAll('{number}', String(number))
  const shelf = createShelf({
    ...options,
    ledger,
    people,
    ratings,
    mutes,
    urlOf,
    reopenHours: options.reopenHours ?? 27,
  })
  const file = createFiling({ language: 'es', ...options, ledger, once, people, shelf })
  const changes = createChanges({
    ...options,
    ledger,
    mutes,
    shelf,
    pollMs: webhookSecret === undefined ? pollMs.alone : pollMs.besideWebhooks,
  })

  return {
    ...createWrites({ actAs: 'author', ...options, once, people, shelf, ratings }),
    ...(webhookSecret !== undefined && {
      webhook: createWebhook({ secret: webhookSecret, heard: changes.heard, clock, log }),
    }),

    async file(request) {
      const { number, raw } = await file(request)
      const known = ledger.ticket(number)
      if (raw && known) return shelf.fresh(raw, known)
      const opened = await shelf.open(number, request.requester)
      if (opened) return opened.ticket
      throw new TerminalError('desk.ticket-lost', `Ticket ${number} was filed and is not there any more.`)
    },
    get: async (number, requester) => (await shelf.open(number, requester))?.ticket,
    list: async (requester, query) => pageOf(await shelf.openAll(requester), query),
    comments: async (number, requester) => (await shelf.open(number, requester))?.history.comments,
    async answers(number, requester) {
      const known = ledger.ticket(number)
      return known && requester !== '' && known.requester === requester ? known.answers() : undefined
    },
    async mute({ number, requester, ...mute }) {
      const known = ledger.ticket(number)
      if (requester === '' || known?.requester !== requester) return
      await database.write(() => mutes.set(number, mute))
    },
    changes: changes.changes,
    listen: changes.listen,
    close: () => Promise.resolve(),
  }
}
