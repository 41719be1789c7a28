import type { Database } from '../../database.ts'
import type { TicketAnswer, TicketRequest } from '../../dialog/ticket.ts'
import type { Change } from '../desk.ts'

/** What only we know of tickets at Zendesk: whose they are, which writes were begun, and what was told of them. */
export interface Ledger {
  ticket(number: number): LedgerTicket | undefined
  /** Of one requester, newest first. */
  ticketsOf(requester: string): readonly LedgerTicket[]
  followUpTo(number: number): number | undefined
  /** Inside a write, or as one. */
  addTicket(number: number, request: TicketRequest, follows: boolean): void
  user(person: string, email: string): number | undefined
  keepUser(person: string, email: string, user: number): Promise<void>
  /** Every user that a person is in the account, or was. */
  usersOf(person: string): readonly number[]
  /** The account made one user of two: what is filed from now on is the second one's, and both are the person. */
  mergeUser(person: string, from: number, to: number): Promise<void>
  /** @returns false when none was kept. */
  forgetUser(person: string, email: string): Promise<boolean>
  /** Notes that a ticket has to be looked at; one that is not ours is passed over. */
  hint(numbers: readonly number[], at: number): Promise<void>
  hinted(limit: number): readonly { readonly number: number; readonly at: number }[]
  /** The ticket could not be looked at: the others come first. */
  putOff(hint: { readonly number: number; readonly at: number }, now: number): Promise<void>
  /** Adds what was found to the stream, each audit once, and takes the hint back unless a newer one came. */
  tell(hint: { readonly number: number; readonly at: number }, changes: readonly Change[]): Promise<void>
  isTold(audit: string): boolean
  changes(after: number, limit: number): readonly { readonly position: number; readonly change: Change }[]
  /** Whether the account is to be polled now; then nobody else polls until `next`. */
  takePoll(now: number, next: number): Promise<boolean>
}

export interface LedgerTicket {
  readonly number: number
  readonly requester: string
  readonly requesterName: string | undefined
  readonly account: string | undefined
  readonly conversation: string
  readonly followUpOf: number | undefined
  readonly answers: () => readonly TicketAnswer[]
}

interface TicketRow {
  readonly number: number
  readonly requester: string
  readonly requester_name: string | null
  readonly account: string | null
  readonly conversation: string
  readonly follow_up_of: number | null
  readonly answers: string
}

const schema = `
CREATE TABLE IF NOT EXISTS zendesk_ticket (
  number INTEGER PRIMARY KEY,
  requester TEXT NOT NULL,
  requester_name TEXT,
  account TEXT,
  conversation TEXT NOT NULL,
  follow_up_of INTEGER,
  answers TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS zendesk_ticket_of_requester ON zendesk_ticket (requester, number DESC);
CREATE INDEX IF NOT EXISTS zendesk_ticket_follows ON zendesk_ticket (follow_up_of) WHERE follow_up_of IS NOT NULL;
CREATE TABLE IF NOT EXISTS zendesk_user (
  person TEXT NOT NULL,
  email TEXT NOT NULL,
  user INTEGER NOT NULL,
  PRIMARY KEY (person, email)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS zendesk_hint (number INTEGER PRIMARY KEY, at INTEGER NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS zendesk_change (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  audit TEXT NOT NULL UNIQUE,
  change TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS zendesk_poll (id INTEGER PRIMARY KEY CHECK (id = 1), next_at INTEGER NOT NULL) STRICT;
`

export function createLedger(database: Database): Ledger {
  database.migrate(schema)
  const { prepare } = database
  const one = prepare<TicketRow>('SELECT * FROM zendesk_ticket WHERE number = ?')
  const all = prepare<TicketRow>('SELECT * FROM zendesk_ticket WHERE requester = ? ORDER BY number DESC')
  const follower = prepare<{ readonly number: number | null }>(
    'SELECT max(number) AS number FROM zendesk_ticket WHERE follow_up_of = ?',
  )
  const add = prepare(
    `INSERT INTO zendesk_ticket (number, requester, requester_name, account, conversation, follow_up_of, answers)
     VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  )
  const user = prepare<{ readonly user: number }>(
    'SELECT user FROM zendesk_user WHERE person = ? AND email = ?',
  )
  const keepUser = prepare('INSERT OR REPLACE INTO zendesk_user (person, email, user) VALUES (?, ?, ?)')
  const users = prepare<{ readonly user: number }>('SELECT DISTINCT user FROM zendesk_user WHERE person = ?')
  const moveUser = prepare('UPDATE zendesk_user SET user = ? WHERE person = ? AND user = ?')
  const dropUser = prepare('DELETE FROM zendesk_user WHERE person = ? AND email = ?')
  const hint = prepare(
    `INSERT INTO zendesk_hint (number, at) SELECT number, :at FROM zendesk_ticket WHERE number = :number
     ON CONFLICT (number) DO UPDATE SET at = at + 1`,
  )
  const hinted = prepare<{ readonly number: number; readonly at: number }>(
    'SELECT number, at FROM zendesk_hint ORDER BY at, number LIMIT ?',
  )
  const putOff = prepare('UPDATE zendesk_hint SET at = max(at + 1, ?) WHERE number = ? AND at = ?')
  const unhint = prepare('DELETE FROM zendesk_hint WHERE number = ? AND at = ?')
  const tell = prepare('INSERT INTO zendesk_change (audit, change) VALUES (?, ?) ON CONFLICT DO NOTHING')
  const told = prepare<{ readonly position: number }>('SELECT position FROM zendesk_change WHERE audit = ?')
  const changes = prepare<{ readonly position: number; readonly change: string }>(
    'SELECT position, change FROM zendesk_change WHERE position > ? ORDER BY position LIMIT ?',
  )
  const nextPoll = prepare<{ readonly next_at: number }>('SELECT next_at FROM zendesk_poll')
  const setPoll = prepare('INSERT OR REPLACE INTO zendesk_poll (id, next_at) VALUES (1, ?)')

  return {
    ticket(number) {
      const row = one.get(number)
      return row && ticketOf(row)
    },
    ticketsOf: (requester) => (requester === '' ? [] : all.all(requester).map(ticketOf)),
    followUpTo: (number) => follower.get(number)?.number ?? undefined,
    addTicket(number, request, follows) {
      const { requester, requesterName, account, conversation, followUpOf, answers } = request
      add.run(
        number,
        requester,
        requesterName ?? null,
        account ?? null,
        conversation,
        follows ? (followUpOf ?? null) : null,
        JSON.stringify(answers),
      )
    },
    user: (person, email) => user.get(person, email)?.user,
    async keepUser(person, email, id) {
      await database.write(() => keepUser.run(person, email, id))
    },
    usersOf: (person) => users.all(person).map((row) => row.user),
    async mergeUser(person, from, to) {
      await database.write(() => {
        moveUser.run(to, person, from)
        // Nobody's address: no filing finds it.
        keepUser.run(person, `was ${from}`, from)
      })
    },
    forgetUser: (person, email) => database.write(() => dropUser.run(person, email).changes > 0),
    async hint(numbers, at) {
      if (numbers.length === 0) return
      await database.write(() => numbers.forEach((number) => hint.run({ number, at })))
    },
    hinted: (limit) => hinted.all(limit),
    async putOff({ number, at }, now) {
      await database.write(() => putOff.run(now, number, at))
    },
    async tell({ number, at }, found) {
      await database.write(() => {
        for (const change of found) tell.run(change.id, JSON.stringify(change))
        unhint.run(number, at)
      })
    },
    isTold: (audit) => told.get(audit) !== undefined,
    changes: (after, limit) =>
      changes.all(after, limit).map(({ position, change }) => ({ position, change: JSON.parse(change) })),
    takePoll: (now, next) =>
      database.write(() => {
        const nextAt = nextPoll.get()?.next_at ?? 0
        // One that lies further ahead was set before the clock went back.
        if (nextAt > now && nextAt <= next) return false
        setPoll.run(next)
        return true
      }),
  }
}

function ticketOf(row: TicketRow): LedgerTicket {
  return {
    number: row.number,
    requester: row.requester,
    requesterName: row.requester_name ?? undefined,
    account: row.account ?? undefined,
    conversation: row.conversation,
    followUpOf: row.follow_up_of ?? undefined,
    answers: () => JSON.parse(row.answers),
  }
}
