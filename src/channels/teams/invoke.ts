import type { Sender } from '../../message.ts'
import type { Activity } from './activity.ts'
import type { Place } from './place.ts'

/** An activity that came through the door, where it happened, and who did it. */
export interface Heard {
  readonly activity: Activity
  readonly place: Place
  readonly sender: Sender
}

/** What is answered, over HTTP. */
export interface Answer {
  readonly status: number
  readonly body?: object
}

/**
 * Answers invokes of one name: a dialog, a search, whatever the client waits for. It shows nothing else meanwhile, and gives
 * up after ten seconds.
 */
export type InvokeHandler = (heard: Heard) => Promise<Answer>
