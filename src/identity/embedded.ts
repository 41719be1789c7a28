import { randomBytes } from 'node:crypto'
import type { Clock } from '../clock.ts'
import type { Database } from '../database.ts'
import { isLanguage } from '../dialog/language.ts'
import type { Person } from '../dialog/state.ts'
import { TerminalError } from '../errors.ts'
import { type Log, silent } from '../log.ts'
import type { Sender } from '../message.ts'
import type { Directory, KnownPerson } from './directory.ts'
import type { Identity } from './identity.ts'

export interface EmbeddedIdentityOptions {
  readonly database: Database
  readonly clock: Clock
  /** Who the operator knows already. */
  readonly directory?: Directory
  readonly log?: Log
  /** Makes the id of somebody new. */
  readonly newId?: () => string
}

const schema = `
  CREATE TABLE IF NOT EXISTS person (
    id TEXT PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    chat_name TEXT,
    chat_email TEXT,
    time_zone TEXT,
    name TEXT,
    email TEXT,
    language TEXT,
    created_at INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS person_account (
    person TEXT NOT NULL,
    account TEXT NOT NULL,
    used INTEGER NOT NULL,
    PRIMARY KEY (person, account)
  ) STRICT, WITHOUT ROWID;
`

interface Row {
  readonly id: string
  readonly chat_name: string | null
  readonly chat_email: string | null
  readonly time_zone: string | null
  readonly name: string | null
  readonly email: string | null
  readonly language: string | null
}

/**
 * People in the embedded database, one for each platform account. Two accounts with the same email stay two people: an
 * address is what a platform or a person says, and whoever gets hold of one would read the other's tickets.
 *
 * What a person told us goes before what the operator knows, and that before what the platform says. Closing it leaves
 * the database open: others use it too.
 */
export function createEmbeddedIdentity(options: EmbeddedIdentityOptions): Identity {
  const { database, clock, directory, log = silent, newId = randomId } = options
  database.migrate(schema)
  const sql = statements(database)

  const keep = async (sender: Sender): Promise<Row> => {
    const row = sql.find.get(sender.key)
    if (row !== undefined && !isNews(row, sender)) return row
    const { key, name, email, timeZone } = sender
    const values = [newId(), key, name ?? null, email ?? null, timeZone ?? null, clock.now()] as const
    // It always returns the row: the new one, or the one brought up to date.
    return (await database.write(() => sql.meet.get(...values))) as Row
  }
  const lookUp = async (sender: Sender): Promise<KnownPerson> => {
    try {
      return (await directory?.lookup(sender)) ?? {}
    } catch (error) {
      // Nobody is turned away because a list is out of reach.
      log.warn('identity.directory-failed', {}, error)
      return {}
    }
  }

  return {
    async find(sender) {
      const [row, known] = await Promise.all([keep(sender), lookUp(sender)])
      const used = sql.accounts.all(row.id).map(({ account }) => account)
      return personOf(row, used, known)
    },

    async remember(person, { name, email, account, language }) {
      const isKnown = await database.write(() => {
        const changed = sql.tell.run(said(name), said(email), language ?? null, person)
        if (changed.changes === 0) return false
        const used = said(account)
        if (used !== null) sql.use.run(person, used, person)
        return true
      })
      if (!isKnown)
        throw new TerminalError(
          'identity.unknown',
          `Nothing can be kept for person "${person}": nobody has that id.`,
        )
    },

    async close() {},
  }
}

function personOf(row: Row, used: readonly string[], known: KnownPerson): Person {
  const [account] = used
  const name = row.name ?? known.name
  const verifiedEmail = known.email ?? row.chat_email ?? undefined
  const email = row.email ?? verifiedEmail
  return {
    id: row.id,
    ...(name !== undefined && { name }),
    ...(email !== undefined && { email }),
    ...(verifiedEmail !== undefined && { verifiedEmail }),
    ...(row.chat_name !== null && { chatName: row.chat_name }),
    ...(account !== undefined && { account }),
    accounts: [...new Set([...used, ...(known.accounts ?? [])])],
    ...(row.time_zone !== null && { timeZone: row.time_zone }),
    ...(isLanguage(row.language) && { language: row.language }),
  }
}

/** The platform says something it did not say before. */
function isNews(row: Row, { name, email, timeZone }: Sender): boolean {
  return (
    (name !== undefined && name !== row.chat_name) ||
    (email !== undefined && email !== row.chat_email) ||
    (timeZone !== undefined && timeZone !== row.time_zone)
  )
}

/** An empty text says nothing, and takes nothing back. */
function said(text: string | undefined): string | null {
  const trimmed = text?.trim() ?? ''
  return trimmed === '' ? null : trimmed
}

function randomId(): string {
  return `p_${randomBytes(12).toString('hex')}`
}

function statements({ prepare }: Database) {
  const columns = 'id, chat_name, chat_email, time_zone, name, email, language'
  return {
    find: prepare<Row>(`SELECT ${columns} FROM person WHERE key = ?`),
    meet: prepare<Row>(`
      INSERT INTO person (id, key, chat_name, chat_email, time_zone, created_at) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (key) DO UPDATE SET
        chat_name = ifnull(excluded.chat_name, chat_name),
        chat_email = ifnull(excluded.chat_email, chat_email),
        time_zone = ifnull(excluded.time_zone, time_zone)
      RETURNING ${columns}`),
    accounts: prepare<{ readonly account: string }>(
      'SELECT account FROM person_account WHERE person = ? ORDER BY used DESC',
    ),
    tell: prepare(
      'UPDATE person SET name = ifnull(?, name), email = ifnull(?, email), language = ifnull(?, language) WHERE id = ?',
    ),
    // Counted, not timed: two accounts used in the same moment have an order too.
    use: prepare(`
      INSERT INTO person_account (person, account, used)
      VALUES (?, ?, (SELECT ifnull(max(used), 0) + 1 FROM person_account WHERE person = ?))
      ON CONFLICT (person, account) DO UPDATE SET used = excluded.used`),
  }
}
