import type { TicketStatus } from '../../dialog/ticket.ts'
import type { Draft, State } from '../../dialog/state.ts'
import type { ConversationId, Outgoing, Part, PromptPart } from '../../message.ts'
import type { World } from './world.ts'

/** How things stand between two turns. */
export interface Moment {
  readonly state: State | undefined
  readonly live: PromptPart | undefined
  /** How many messages were delivered to each conversation so far. */
  readonly delivered: ReadonlyMap<ConversationId, number>
  readonly tickets: readonly TicketThen[]
}

export interface TicketThen {
  readonly number: number
  readonly status: TicketStatus
  readonly comments: number
  readonly files: number
}

/** What one turn did, for everything that judges it. */
export interface Done {
  readonly world: World
  readonly conversation: ConversationId
  readonly before: Moment
  readonly after: Moment
  /** Messages delivered in this turn, those that replace others included. */
  readonly messages: readonly Outgoing[]
  /** Messages that stand by themselves. */
  readonly fresh: readonly Outgoing[]
  /** What the person did, in their words, if any. */
  readonly typed: string
  /** Earlier turns, oldest first. */
  readonly history: readonly Done[]
}

export async function look(world: World, conversation: ConversationId): Promise<Moment> {
  const { screen, desk, store } = world
  const { tickets } = await desk.support.list({ page: 1, perPage: 100 })
  const whole = await Promise.all(tickets.map(({ number }) => desk.support.get(number)))
  return {
    state: (await store.load(conversation)).state,
    live: screen.live(conversation),
    delivered: new Map(screen.conversations().map((each) => [each, screen.delivered(each).length])),
    tickets: whole.flatMap((ticket) =>
      ticket
        ? [
            {
              number: ticket.number,
              status: ticket.status,
              comments: ticket.comments.length,
              files: ticket.files.length + ticket.comments.reduce((sum, { files }) => sum + files.length, 0),
            },
          ]
        : [],
    ),
  }
}

/** The messages that came since. */
export function messagesSince(world: World, before: Moment): readonly Outgoing[] {
  return world.screen
    .conversations()
    .flatMap((each) => world.screen.delivered(each).slice(before.delivered.get(each) ?? 0))
}

/** The answers that count now: of the open draft, else of the one that was sent or put aside last. */
export function draftIn({ state }: Moment): Draft | undefined {
  return state?.draft ?? state?.filing?.at(-1)
}

/** Everything said in a turn, as a person reads it. */
export const textOf = (done: Done): string => done.messages.map(({ text }) => text).join('\n\n')

/** The parts of a kind in what was said. */
export function partsOf<T extends Part['type']>(done: Done, type: T): readonly Extract<Part, { type: T }>[] {
  return done.messages.flatMap(({ parts }) =>
    parts.filter((part): part is Extract<Part, { type: T }> => part.type === type),
  )
}
