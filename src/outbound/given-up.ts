import { z } from 'zod'
import type { Effect } from '../dialog/effect.ts'
import { RetryableError, TerminalError } from '../errors.ts'
import type { Inbox } from '../store/inbox.ts'
import type { Store } from '../store/store.ts'
import type { Job } from './job.ts'

/** What was asked for and given up: refused for good, or tried for a day. A person decides what becomes of it. */
export interface GivenUp {
  readonly type: 'given-up'
  readonly id: string
  readonly conversation: string
  readonly effect: Effect
  /** How often it was tried. */
  readonly tries: number
  /** Why the last try failed, in codes and words of ours. */
  readonly code: string
  readonly reason: string
  /** Epoch ms. */
  readonly at: number
}

/** What was given up and can't be read: damaged, or written by another version. It can only be dropped. */
export interface Unreadable {
  readonly type: 'unreadable'
  readonly id: string
  /** Epoch ms. */
  readonly at: number
}

/** The list of what was given up. It holds what people wrote, so it is kept for a time and no longer. */
export interface GivenUpList {
  /** Oldest first; one that can't be read is among them, and keeps no other from being told. */
  all(): Promise<readonly (GivenUp | Unreadable)[]>
  add(conversation: string, job: Job, error: unknown, at: number): Promise<void>
  /** Puts it back among what is to be done, under the key it had: what was done after all is not done twice. */
  retry(entry: GivenUp, now: number): Promise<void>
  /** Forgets it. */
  drop(entry: GivenUp | Unreadable): Promise<void>
  /** Forgets what was given up before `before`, epoch ms. @returns how many. */
  sweep(before: number): Promise<number>
}

const kept = z.object({
  conversation: z.string(),
  effect: z.custom<Effect>((value) => z.object({ type: z.string() }).safeParse(value).success),
  tries: z.number(),
  code: z.string(),
  reason: z.string(),
})

const text = z.string().transform((body, context) => {
  try {
    return JSON.parse(body) as unknown
  } catch {
    context.addIssue('is no JSON')
    return z.NEVER
  }
})

const most = { listed: 10_000, swept: 1_000, reason: 300 }

/** The words of a failure that is not ours are left out: they may quote what a person wrote. */
function reasonOf(error: unknown): Pick<GivenUp, 'code' | 'reason'> {
  if (error instanceof RetryableError || error instanceof TerminalError)
    return { code: error.code, reason: error.message.slice(0, most.reason) }
  return {
    code: 'bug',
    reason: `A ${error instanceof Error ? error.name : typeof error} that is none of ours.`,
  }
}

export function createGivenUpList(letters: Inbox, store: Store): GivenUpList {
  return {
    async all() {
      const entries = await letters.pending(Number.MAX_SAFE_INTEGER, most.listed)
      return entries.map(({ id, body, at }) => {
        const read = text.pipe(kept).safeParse(body)
        return read.success ? { type: 'given-up', id, at, ...read.data } : { type: 'unreadable', id, at }
      })
    },
    async add(conversation, { id, effect, attempts }, error, at) {
      const about = { conversation, tries: attempts + 1, ...reasonOf(error) }
      // What can't be read is kept as it was found, and can't be read here either.
      const body: z.infer<typeof kept> | (typeof about & { readonly text: string }) =
        effect.type === 'unreadable' ? { ...about, text: effect.text } : { ...about, effect }
      await letters.put(`${conversation}/${id}`, JSON.stringify(body), at)
    },
    async retry({ id, conversation, effect }, now) {
      await store.revive(conversation, { id: id.slice(conversation.length + 1), effect }, now)
      await letters.done(id)
    },
    drop: ({ id }) => letters.done(id),
    async sweep(before) {
      let swept = 0
      for (;;) {
        const old = await letters.pending(before, most.swept)
        for (const { id } of old) await letters.done(id)
        swept += old.length
        if (old.length < most.swept) return swept
      }
    },
  }
}
