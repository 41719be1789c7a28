import { type Language, languageOf } from '../dialog/language.ts'
import type { Event } from '../dialog/event.ts'
import type { Facts, Need } from '../dialog/facts.ts'
import { emptyState, type State } from '../dialog/state.ts'
import { step } from '../dialog/step.ts'
import type { Tree } from '../dialog/tree.ts'
import { RetryableError, TerminalError } from '../errors.ts'
import type { Log } from '../log.ts'
import type { Inbound, Turned } from '../message.ts'
import type { Store } from '../store/store.ts'
import { type Asking, merge } from './gather.ts'
import { read } from './read.ts'

/**
 * One turn: one event and everything that follows from it.
 *
 * U1 the state, the effects, the alarm and the event's id are committed together, or none of them;
 * U2 a turn that lost the race for a conversation is taken again from what the winner left;
 * U3 nothing is done in the world before the commit.
 */
export type Turn = (inbound: Inbound) => Promise<Turned>

export interface TurnOptions {
  readonly tree: Tree
  readonly store: Store
  /** Brings the facts a step asked for. */
  readonly gather: (needs: readonly Need[], asking: Asking) => Promise<Facts>
  /** For a person whose platform names no language that we speak. */
  readonly language: Language
  readonly log: Log
}

/** More races than this lost in a row, or rounds of facts in one step, mean that something else is wrong. */
const most = { races: 20, rounds: 8 }

/** Takes turns on the conversations of a store. The store's failures come through as they are. */
export function createTurn(options: TurnOptions): Turn {
  const { store, log } = options
  return async (inbound) => {
    const event = read(inbound)
    if (event === undefined) {
      log.warn('turn.unknown-choice', { conversation: inbound.conversation })
      return { type: 'ignored' }
    }
    const { conversation } = inbound
    for (let race = 0; race < most.races; race++) {
      const loaded = await store.load(conversation, inbound.id)
      if (loaded.seen) return { type: 'duplicate' }
      const address = inbound.address ?? loaded.address
      if (address === undefined) return { type: 'ignored' }
      const before = loaded.state ?? emptyState(options.tree, languageFor(inbound, options.language))
      const { state, effects, alarm } = await decide(options, { inbound, event, state: before })
      const left = {
        state,
        address,
        effects: effects.map((effect, position) => ({ id: `${inbound.id}/${position}`, effect })),
        ...(alarm !== undefined && { alarm }),
      }
      const key = { expect: loaded.version, event: inbound.id, now: inbound.at }
      const outcome = await store.commit(conversation, { ...left, ...key })
      if (outcome !== 'lost')
        return { type: 'committed', conversation, ...left, isBehind: outcome === 'behind' } // U1
      log.debug('turn.again', { conversation, race }) // U2
    }
    throw new RetryableError(
      'turn.contended',
      `Conversation "${conversation}" was changed by others ${most.races} times in a row. Send the event again.`,
    )
  }
}

/** Steps, and gathers what the step lacks, until it has all it needs. */
async function decide(
  { tree, gather }: TurnOptions,
  { inbound, event, state }: { readonly inbound: Inbound; readonly event: Event; readonly state: State },
) {
  const { id, at, happened } = event
  let facts: Facts = {}
  for (let round = 0; round < most.rounds; round++) {
    const outcome = step(tree, state, { id, at, happened, facts })
    if (outcome.type === 'stepped') return outcome
    const known = facts.person ? { ...state, person: facts.person } : state
    facts = merge(facts, await gather(outcome.needs, { inbound, tree, state: known }))
  }
  throw new TerminalError(
    'turn.insatiable',
    `Event "${inbound.id}" wants another fact after ${most.rounds} rounds. This is a bug of the dialog.`,
  )
}

const languageFor = (inbound: Inbound, fallback: Language): Language =>
  languageOf(inbound.sender?.locale) ?? fallback
