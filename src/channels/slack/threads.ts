import type { Cursors } from '../../store/cursors.ts'
import { conversationOf, direct, type Place } from './place.ts'

/** Which message of the platform begins which thread, and whose a thread is; durably. */
export interface Threads {
  /** Where a message of the app was shown; undefined for a message that is none of ours. */
  placeOf(team: string, channel: string, message: string): Promise<Place | undefined>
  /** The conversation of a thread, by its first message. */
  placeIn(team: string, channel: string, root: string): Promise<Place>
  /** The message that a place's thread hangs under; undefined outside of threads, and for a thread that is still to begin. */
  rootOf(place: Place): Promise<string | undefined>
  /** From now on this message begins the place's thread. */
  begin(place: Place, root: string): Promise<void>
  /** The app's message is in this place; who answers in a thread under it goes on there. */
  shown(place: Place, message: string): Promise<void>
  /** Something was said in the place, by whomever. */
  talk(place: Place): Promise<void>
  isTalkedIn(place: Place): Promise<boolean>
  /** Whose conversation it is; '' when nobody has begun one. */
  ownerOf(place: Place): Promise<string>
  own(place: Place, user: string): Promise<void>
}

/** A thread that nothing was written in for longer is not known any more. */
const keptMs = 400 * 86_400_000

export function createThreads(cursors: Cursors): Threads {
  const messageKey = (team: string, channel: string, message: string): string =>
    `slack/message/${team}/${channel}/${message}`
  const threadKey = (team: string, channel: string, root: string): string =>
    `slack/thread/${team}/${channel}/${root}`
  const rootKey = (place: Place): string => `slack/root/${conversationOf(place)}`
  const ownerKey = (place: Place): string => `slack/owner/${conversationOf(place)}`
  const talkKey = (place: Place): string => `slack/talk/${conversationOf(place)}`
  const isNamed = ({ thread }: Place): boolean => thread.startsWith('ticket-')

  const begin = async (place: Place, root: string): Promise<void> => {
    await Promise.all([
      cursors.set(threadKey(place.team, place.channel, root), place.thread, keptMs),
      cursors.set(rootKey(place), root, keptMs),
    ])
  }

  return {
    async placeOf(team, channel, message) {
      const thread = await cursors.get(messageKey(team, channel, message))
      return thread === '' ? undefined : { team, channel, thread }
    },
    async placeIn(team, channel, root) {
      const [begun, shown] = await Promise.all([
        cursors.get(threadKey(team, channel, root)),
        cursors.get(messageKey(team, channel, root)),
      ])
      return { team, channel, thread: [begun, shown, root].find((each) => each !== '') ?? root }
    },
    async rootOf(place) {
      if (place.thread === direct) return undefined
      if (!isNamed(place)) return place.thread
      const root = await cursors.get(rootKey(place))
      return root === '' ? undefined : root
    },
    begin,
    async shown(place, message) {
      const key = messageKey(place.team, place.channel, message)
      if ((await cursors.get(key)) === '') await cursors.set(key, place.thread, keptMs)
    },
    async talk(place) {
      const root = isNamed(place) ? await cursors.get(rootKey(place)) : ''
      await Promise.all([
        cursors.set(talkKey(place), 'yes', keptMs),
        ...(root === '' ? [] : [begin(place, root)]),
      ])
    },
    isTalkedIn: async (place) => (await cursors.get(talkKey(place))) !== '',
    ownerOf: (place) => cursors.get(ownerKey(place)),
    own: (place, user) => cursors.set(ownerKey(place), user, keptMs),
  }
}
