import { z } from 'zod'
import { languages } from '../../dialog/language.ts'
import type { Outgoing } from '../../message.ts'
import type { Cursors } from '../../store/cursors.ts'

/** A message as it is kept and shown: everything but what it replaced. */
export type Shown = Pick<Outgoing, 'slot' | 'language' | 'parts' | 'text'>

/** What the platform shows under a slot of a conversation. */
export interface Slot {
  /** The platform's id of the message; '' while it is being shown. */
  readonly ts: string
  /** Since when it is being shown, epoch ms. */
  readonly since?: number
  /** The message that made it; the same one again is not shown again. */
  readonly first: string
  /** Only one person saw it, and it can't be changed. */
  readonly isEphemeral?: true
  readonly shown: Shown
}

/** Which message of the platform stands for which slot, durably. */
export interface Slots {
  get(conversation: string, slot: string): Promise<Slot | undefined>
  set(conversation: string, slot: Slot): Promise<void>
}

/** Parts are written by this program alone; what a step relies on is checked where it is used. */
const schema = z.object({
  ts: z.string(),
  since: z.number().optional(),
  first: z.string(),
  isEphemeral: z.literal(true).optional(),
  shown: z.object({
    slot: z.string(),
    language: z.enum(languages),
    parts: z.array(z.looseObject({ type: z.string() })),
    text: z.string(),
  }),
})

/** What is older is not changed any more: news of it is a new message. */
const keptMs = 90 * 86_400_000

export function createSlots(cursors: Cursors): Slots {
  const keyOf = (conversation: string, slot: string): string => `slack/slot/${conversation}/${slot}`
  return {
    async get(conversation, slot) {
      const text = await cursors.get(keyOf(conversation, slot))
      return text === '' ? undefined : (schema.parse(JSON.parse(text)) as unknown as Slot)
    },
    set: (conversation, slot) =>
      cursors.set(keyOf(conversation, slot.shown.slot), JSON.stringify(slot), keptMs),
  }
}
