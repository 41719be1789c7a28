import type { Database } from '../database.ts'
import { createLeases } from './leases.ts'
import { markOf } from './mark.ts'
import { keepSeenMs, readAddress, readEffect, readState, writeState } from './stored.ts'
import type { Loaded, Pending, Store } from './store.ts'

/**
 * Conversations in the embedded database. A conversation is one row, an effect is one, and so is an event that was seen;
 * `due` is the earliest of the alarm and the pending effects, kept up by whatever changes one of them.
 */
const schema = `
  CREATE TABLE IF NOT EXISTS conversation (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    address TEXT NOT NULL,
    alarm INTEGER,
    due INTEGER,
    claimed_until INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX IF NOT EXISTS conversation_due ON conversation (due) WHERE due IS NOT NULL;
  CREATE TABLE IF NOT EXISTS effect (
    position INTEGER PRIMARY KEY,
    conversation INTEGER NOT NULL,
    id TEXT NOT NULL,
    effect TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    due INTEGER NOT NULL,
    UNIQUE (conversation, id)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS seen_event (
    position INTEGER PRIMARY KEY,
    conversation INTEGER NOT NULL,
    mark INTEGER NOT NULL,
    event TEXT NOT NULL,
    at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS seen_event_mark ON seen_event (conversation, mark);
`

/** How many commits there are from one forgetting of old events to the next; each forgets up to twice as many, so that the list shrinks. */
const commitsPerForgetting = 50

interface Key {
  readonly key: number
}

interface Saved extends Key {
  /** 1 when effects of before are pending. */
  readonly behind: number
}

interface Row {
  readonly version: number
  readonly state: string
  readonly address: string
  readonly alarm: number | null
  readonly seen: number
}

interface EffectRow extends Pick<Pending, 'id' | 'attempts'> {
  readonly effect: string
  readonly due: number
}

/** A store in the embedded database. Closing it leaves the database open: others use it too. */
export function createEmbeddedStore(database: Database): Store {
  database.migrate(schema)
  const sql = statements(database)
  const leases = createLeases()
  let commits = 0
  const keyOf = (conversation: string): number | undefined => sql.key.get(conversation)?.key

  /** Changes the effects of a conversation, and its due time with them (S5). */
  const change = (conversation: string, work: (key: number) => void): Promise<void> =>
    database.write(() => {
      const key = keyOf(conversation)
      if (key === undefined) return
      work(key)
      sql.refreshDue.run(key)
    })

  return {
    async load(conversation, event): Promise<Loaded> {
      const row = sql.load.get(event === undefined ? null : markOf(event), event ?? null, conversation)
      if (row === undefined) return { version: 0, seen: false }
      return {
        version: row.version,
        state: readState(conversation, row.state),
        address: readAddress(conversation, row.address),
        ...(row.alarm !== null && { alarm: row.alarm }),
        seen: row.seen === 1,
      }
    },

    commit(conversation, commit) {
      const { expect, event, now } = commit
      const state = writeState(commit.state)
      const address = JSON.stringify(commit.address)
      const alarm = commit.alarm === undefined ? null : Math.ceil(commit.alarm)
      const effects = commit.effects.map(({ id, effect }) => [id, JSON.stringify(effect)] as const)
      // S5: what is pending from before is due too.
      const due = effects.length > 0 ? Math.min(alarm ?? now, now) : alarm
      // S1: all of it is one piece of work of the database.
      return database.write(() => {
        // S2: the version is compared and raised by one statement.
        const saved =
          expect === 0
            ? sql.insert.get(conversation, state, address, alarm, due)
            : sql.update.get(state, address, alarm, due, conversation, expect)
        if (saved === undefined) return 'lost'
        const { key, behind } = saved
        sql.see.run(key, markOf(event), event, now) // S3
        for (const [id, effect] of effects) sql.ask.run(key, id, effect, now) // S4
        if (commits++ % commitsPerForgetting === 0) sql.forget.run(2 * commitsPerForgetting, now - keepSeenMs)
        return behind === 0 ? 'saved' : 'behind'
      })
    },

    async pending(conversation, before) {
      const rows =
        before === undefined ? sql.pending.all(conversation) : sql.pendingBefore.all(conversation, before)
      return rows.map(({ id, effect, attempts, due }) => ({
        id,
        effect: readEffect(effect),
        attempts,
        dueAt: due,
      }))
    },

    async settle(conversation, effects) {
      if (effects.length === 0) return
      await change(conversation, (key) => {
        for (const id of effects) sql.settle.run(key, id)
      })
    },

    postpone: (conversation, effect, attempts, dueAt) =>
      change(conversation, (key) => sql.postpone.run(attempts, Math.ceil(dueAt), key, effect)),

    revive: (conversation, { id, effect }, now) =>
      change(conversation, (key) => sql.ask.run(key, id, JSON.stringify(effect), Math.ceil(now))),

    async claimDue(now, limit, leaseMs) {
      const due = () => sql.due.all(now, now, limit)
      // A look costs nothing; a write is a flush to disk.
      if (due().length === 0) return []
      const claimed = await database.write(() => {
        const found = due()
        for (const { key } of found) sql.claim.run(now + leaseMs, key)
        return found.map(({ id }) => id)
      })
      for (const id of claimed) leases.take(id, now + leaseMs, now)
      return claimed
    },

    async release(conversations) {
      const held = conversations.flatMap((id) => {
        const until = leases.giveBack(id)
        return until === undefined ? [] : [[id, until] as const]
      })
      if (held.length === 0) return
      await database.write(() => {
        for (const [id, until] of held) sql.release.run(id, until)
      })
    },

    async close() {},
  }
}

/** The earlier one of a time and the first effect of the conversation `c`; null when there is neither. */
const earliest = (time: string): string => `(
  SELECT min(ifnull(${time}, first), ifnull(first, ${time}))
  FROM (SELECT min(due) AS first FROM effect WHERE conversation = c.key))`

function statements({ prepare }: Database) {
  return {
    key: prepare<Key>('SELECT key FROM conversation WHERE id = ?'),
    load: prepare<Row>(`
      SELECT version, state, address, alarm,
        EXISTS (SELECT 1 FROM seen_event WHERE conversation = c.key AND mark = ? AND event = ?) AS seen
      FROM conversation AS c WHERE id = ?`),
    insert: prepare<Saved>(`
      INSERT INTO conversation (id, version, state, address, alarm, due) VALUES (?, 1, ?, ?, ?, ?)
      ON CONFLICT (id) DO NOTHING RETURNING key, 0 AS behind`),
    update: prepare<Saved>(`
      UPDATE conversation AS c
      SET version = version + 1, state = ?1, address = ?2, alarm = ?3, due = ${earliest('?4')}
      WHERE id = ?5 AND version = ?6
      RETURNING key, EXISTS (SELECT 1 FROM effect WHERE conversation = key) AS behind`),
    see: prepare('INSERT INTO seen_event (conversation, mark, event, at) VALUES (?, ?, ?, ?)'),
    forget: prepare(`
      DELETE FROM seen_event
      WHERE position IN (SELECT position FROM seen_event ORDER BY position LIMIT ?) AND at < ?`),
    ask: prepare(
      'INSERT INTO effect (conversation, id, effect, due) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
    ),
    pending: prepare<EffectRow>(`
      SELECT id, effect, attempts, due FROM effect
      WHERE conversation = (SELECT key FROM conversation WHERE id = ?) ORDER BY position`),
    pendingBefore: prepare<EffectRow>(`
      SELECT id, effect, attempts, due FROM effect AS e
      WHERE conversation = (SELECT key FROM conversation WHERE id = ?)
        AND position < (SELECT position FROM effect WHERE conversation = e.conversation AND id = ?)
      ORDER BY position`),
    settle: prepare('DELETE FROM effect WHERE conversation = ? AND id = ?'),
    postpone: prepare('UPDATE effect SET attempts = ?, due = ? WHERE conversation = ? AND id = ?'),
    refreshDue: prepare(`UPDATE conversation AS c SET due = ${earliest('alarm')} WHERE key = ?`),
    due: prepare<Key & { readonly id: string }>(`
      SELECT key, id FROM conversation WHERE due <= ? AND claimed_until <= ? ORDER BY due, key LIMIT ?`),
    claim: prepare('UPDATE conversation SET claimed_until = ? WHERE key = ?'),
    release: prepare('UPDATE conversation SET claimed_until = 0 WHERE id = ? AND claimed_until = ?'),
  }
}
