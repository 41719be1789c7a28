import { z } from 'zod'
import { languages } from '../../dialog/language.ts'
import type { Cursors } from '../../store/cursors.ts'
import type { Shown } from './render.ts'

/** What the platform shows under a slot of a conversation. */
export interface Slot {
  /** The platform's id of the message. */
  readonly activity: string
  /** The message that made it; the same one again is not shown again. */
  readonly first: string
  readonly shown: Shown
}

/** Which message of the platform stands for which slot, durably. */
export interface Slots {
  get(conversation: string, slot: string): Promise<Slot | undefined>
  set(conversation: string, slot: Slot): Promise<void>
  /** The slot that a message of the platform shows. */
  ofActivity(conversation: string, activity: string): Promise<string | undefined>
}

/** Parts are written by this program alone; what a step relies on is checked where it is used. */
const slotSchema = z.object({
  activity: z.string(),
  first: z.string(),
  shown: z.object({
    slot: z.string(),
    language: z.enum(languages),
    parts: z.array(z.looseObject({ type: z.string() })),
    text: z.string(),
    isPrivate: z.literal(true).optional(),
  }),
})

/** What is older is not changed any more: news of it is a new message. */
const keptMs = 90 * 86_400_000

export function createSlots(cursors: Cursors): Slots {
  const keyOf = (conversation: string, slot: string): string => `teams/slot/${conversation}/${slot}`
  const backKeyOf = (conversation: string, activity: string): string =>
    `teams/card/${conversation}/${activity}`
  return {
    async get(conversation, slot) {
      const text = await cursors.get(keyOf(conversation, slot))
      return text === '' ? undefined : (slotSchema.parse(JSON.parse(text)) as unknown as Slot)
    },
    async set(conversation, slot) {
      await cursors.set(keyOf(conversation, slot.shown.slot), JSON.stringify(slot), keptMs)
      await cursors.set(backKeyOf(conversation, slot.activity), slot.shown.slot, keptMs)
    },
    async ofActivity(conversation, activity) {
      const slot = await cursors.get(backKeyOf(conversation, activity))
      return slot === '' ? undefined : slot
    },
  }
}
