import type { Clock } from '../../clock.ts'
import { createLanes } from '../../lanes.ts'
import type { Cursors } from '../../store/cursors.ts'
import { limits } from './limits.ts'

/**
 * Knows a press again. The platform sends a press that was answered slowly once more, as a new activity with a new time; so
 * what tells a press from another is the card, what was pressed on it, and that nothing else was since.
 */
export interface Presses {
  /** The id of the event that a press is: the one it had before, when it is that press again. */
  idOf(conversation: string, card: string, what: string, activity: string): Promise<string>
}

export function createPresses(cursors: Cursors, clock: Clock): Presses {
  const inLane = createLanes()

  const find = async (key: string, what: string, id: string): Promise<string> => {
    const [before = '', at = '0', ...rest] = (await cursors.get(key)).split(' ')
    const isSame = rest.join(' ') === what && clock.now() - Number(at) < limits.repeatMs
    const found = isSame ? before : id
    if (!isSame) await cursors.set(key, `${id} ${clock.now()} ${what}`, limits.repeatMs)
    return found
  }

  return {
    idOf(conversation, card, what, activity) {
      const key = `teams/press/${conversation}/${card}`
      const id = `${conversation}/press/${encodeURIComponent(activity)}`.replaceAll(' ', '_')
      return inLane(key, () => find(key, what, id))
    },
  }
}
