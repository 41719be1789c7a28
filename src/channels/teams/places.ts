import { z } from 'zod'
import type { Cursors } from '../../store/cursors.ts'
import type { Place } from './place.ts'

/**
 * Where each conversation is, durably: an answer finds its place after a restart, and after the app was removed and
 * installed again.
 */
export interface Places {
  /** Undefined for a conversation that nothing was heard of, or where nothing gets through now. */
  get(conversation: string): Promise<Place | undefined>
  /** Where a person and the bot write to one another alone. */
  ofPerson(key: string): Promise<Place | undefined>
  /** Notes where somebody just did something; the bot is there. */
  heard(place: Place): Promise<void>
  /** The bot was blocked or removed there; nothing is sent until something is heard again. */
  gone(conversation: string): Promise<void>
}

const account = { id: z.string(), name: z.string() }
const placeSchema = z.object({
  conversation: z.string(),
  tenant: z.string(),
  platformId: z.string(),
  scope: z.enum(['personal', 'groupChat', 'channel']),
  serviceUrl: z.string(),
  bot: z.object(account),
  person: z.object({ ...account, key: z.string() }),
})
const keptSchema = placeSchema.extend({ isGone: z.boolean() })

export function createPlaces(cursors: Cursors): Places {
  const keyOf = (conversation: string): string => `teams/place/${conversation}`
  const chatKeyOf = (person: string): string => `teams/chat/${person}`
  const load = async (conversation: string) => {
    const text = await cursors.get(keyOf(conversation))
    return text === '' ? undefined : keptSchema.parse(JSON.parse(text))
  }
  const get = async (conversation: string): Promise<Place | undefined> => {
    const kept = await load(conversation)
    if (!kept || kept.isGone) return undefined
    const { isGone: _, ...place } = kept
    return place
  }
  return {
    get,
    async ofPerson(key) {
      const conversation = await cursors.get(chatKeyOf(key))
      return conversation === '' ? undefined : get(conversation)
    },
    async heard(place) {
      const text = JSON.stringify({ ...place, isGone: false })
      if ((await cursors.get(keyOf(place.conversation))) === text) return
      await cursors.set(keyOf(place.conversation), text)
      if (place.scope === 'personal') await cursors.set(chatKeyOf(place.person.key), place.conversation)
    },
    async gone(conversation) {
      const kept = await load(conversation)
      if (kept) await cursors.set(keyOf(conversation), JSON.stringify({ ...kept, isGone: true }))
    },
  }
}
