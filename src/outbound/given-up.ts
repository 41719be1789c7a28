import { z } from 'zod'
import type { Effect } from '../dialog/effect.ts'
import { RetryableError, TerminalError } from '../errors.ts'
import type { Inbox } from '../store/inbox.ts'
import type { Store } from '../store/store.ts'
import type { Job } from './job.ts'

/** What was asked for and given up: refused for good, or tried for a day. A person decides what becomes of it. */
export interface GivenUp {
  readonly id: string
  readonly conversation: string
  readonly effect: Effect
  /** How often it was tried. */
  readonly tries: number
  /** Why the last try failed. */
  readonly code: string
  readonly reason: string
  /** Epoch ms. */
  readonly at: number
}

/** The list of what was given up. */
export interface GivenUpList {
  /** Oldest first. */
  all(): Promise<readonly GivenUp[]>
  add(conversation: string, job: Job, error: unknown, at: number): Promise<void>
  /** Puts it back among what is to be done, under the key it had: what was done after all is not done twice. */
  retry(entry: GivenUp, now: number): Promise<void>
  /** Forgets it. */
  drop(entry: GivenUp): Promise<void>
}

const kept = z.object({
  conversation: z.string(),
  effect: z.custom<Effect>((value) => typeof value === 'object' && value !== null),
  tries: z.number(),
  code: z.string(),
  reason: z.string(),
})

const most = { listed: 10_000, reason: 300 }

export function createGivenUpList(letters: Inbox, store: Store): GivenUpList {
  return {
    async all() {
      const entries = await letters.pending(Number.MAX_SAFE_INTEGER, most.listed)
      return entries.map(({ id, body, at }) => {
        return { id, at, ...kept.parse(JSON.parse(body)) }
      })
    },
    async add(conversation, { id, effect, attempts }, error, at) {
      const body: z.infer<typeof kept> = {
        conversation,
        effect,
        tries: attempts + 1,
        code: error instanceof RetryableError || error instanceof TerminalError ? error.code : 'bug',
        reason: (error instanceof Error ? error.message : String(error)).slice(0, most.reason),
      }
      await letters.put(`${conversation}/${id}`, JSON.stringify(body), at)
    },
    async retry({ id, conversation, effect }, now) {
      await store.revive(conversation, { id: id.slice(conversation.length + 1), effect }, now)
      await letters.done(id)
    },
    drop: ({ id }) => letters.done(id),
  }
}
