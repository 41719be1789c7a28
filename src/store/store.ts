import type { Effect } from '../dialog/effect.ts'
import type { State } from '../dialog/state.ts'
import type { Address, ConversationId } from '../message.ts'

/**
 * Conversations, durably. The system of record for what was answered and for what is still to be done:
 *
 * S1 a commit is whole or nothing: state, effects, alarm and the event's id;
 * S2 a commit on a version that is no longer the newest changes nothing and says so;
 * S3 an event id that was committed is reported as seen for at least a week;
 * S4 an effect stays pending until it is settled, whatever happens to the process;
 * S5 a conversation is due while its alarm or a pending effect's time has come; `claim` gives it to one caller at a
 *    time, for a limited time.
 */
export interface Store {
  /** The conversation as last committed, and whether this event was committed before. One round trip. */
  load(conversation: ConversationId, event?: string): Promise<Loaded>
  /**
   * Saves everything in one write if nobody saved since `expect`. One round trip.
   */
  commit(conversation: ConversationId, commit: Commit): Promise<Outcome>
  /**
   * The effects still pending, oldest first; one that can't be read is among them, and keeps no other from being told. With
   * `before`, those older than that one; none when it is not pending itself.
   */
  pending(conversation: ConversationId, before?: string): Promise<readonly Pending[]>
  /** Takes performed effects off the list. Ids that are not on it are passed over. */
  settle(conversation: ConversationId, effects: readonly string[]): Promise<void>
  /** Notes a failed try: the effect is due again at `dueAt`, epoch ms. */
  postpone(conversation: ConversationId, effect: string, attempts: number, dueAt: number): Promise<void>
  /** Puts an effect back on the list of a conversation that is there, due at `now`; one that is on it stays as it is. */
  revive(conversation: ConversationId, effect: NewEffect, now: number): Promise<void>
  /**
   * Conversations with an alarm or a pending effect whose time has come by `now`, longest due first, each claimed until `now +
   * leaseMs`: no other call returns it before that, unless it is released.
   */
  claimDue(now: number, limit: number, leaseMs: number): Promise<readonly ConversationId[]>
  /** Gives claimed conversations back. */
  release(conversations: readonly ConversationId[]): Promise<void>
  close(): Promise<void>
}

/**
 * What came of a commit. `lost`: somebody saved since, and nothing is changed; `saved`; `behind`: it is saved, and effects of before
 * may still be pending.
 */
export type Outcome = 'lost' | 'saved' | 'behind'

export interface Loaded {
  /** 0 for a conversation that was never saved; then there is no state. */
  readonly version: number
  readonly state?: State
  readonly address?: Address
  /** Epoch ms; absent when it wants no ring. */
  readonly alarm?: number
  /** The event asked about was committed before. */
  readonly seen: boolean
}

export interface Commit {
  /** The version that was loaded. */
  readonly expect: number
  readonly state: State
  readonly address: Address
  /** The event that led here; reported as seen from now on. */
  readonly event: string
  readonly effects: readonly NewEffect[]
  /** Epoch ms; absent takes a former alarm back. */
  readonly alarm?: number
  /** Epoch ms: from when the ids of events are counted, and the effects are due. */
  readonly now: number
}

export interface NewEffect {
  /** `<event id>/<position>`: the same for a repeated turn. */
  readonly id: string
  readonly effect: Effect
}

export interface Pending {
  readonly id: string
  readonly effect: Effect | Unreadable
  /** Failed tries so far. */
  readonly attempts: number
  /** Epoch ms. */
  readonly dueAt: number
}

/** What is kept where an effect should be, and can't be read as one: it is damaged, or another version wrote it. */
export interface Unreadable {
  readonly type: 'unreadable'
  /** As it is kept. */
  readonly text: string
}
