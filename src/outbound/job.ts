import type { Effect } from '../dialog/effect.ts'
import type { Happened } from '../dialog/event.ts'
import type { Address } from '../message.ts'
import type { Unreadable } from '../store/store.ts'

/** Where the effects of a conversation go. */
export interface Scene {
  readonly conversation: string
  readonly address: Address
  readonly timeZone: string
}

/** An effect that is to be done; or one that can't be read, which can only be given up. */
export interface Job<E extends Effect | Unreadable = Effect | Unreadable> {
  readonly id: string
  readonly effect: E
  /** Failed tries so far. */
  readonly attempts: number
  /** Epoch ms; not tried before. */
  readonly dueAt: number
}

/** A message. */
export type Say = Extract<Effect, { type: 'say' }>

/** An effect other than a message. */
export type Act = Exclude<Effect, { type: 'say' }>

/** What a conversation hears of an act. */
export type News = Extract<Happened, { type: 'filed' | 'delayed' | 'refused' | 'done' | 'undone' }>

export const isSay = (job: Job): job is Job<Say> => job.effect.type === 'say'
export const isAct = (job: Job): job is Job<Act> =>
  job.effect.type !== 'say' && job.effect.type !== 'unreadable'
