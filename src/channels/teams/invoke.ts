import type { Sender } from '../../message.ts'
import type { Activity } from './activity.ts'
import type { Place } from './place.ts'

/** Something the client waits for an answer to: a press on a card, a dialog, a search. Who sent it is proved. */
export interface Invoke {
  readonly activity: Activity
  readonly place: Place
  readonly sender: Sender
}

/** What is answered, over HTTP. */
export interface Answer {
  readonly status: number
  readonly body?: object
}

/** Answers invokes of one name. The client shows nothing else meanwhile, and gives up after ten seconds. */
export type InvokeHandler = (invoke: Invoke) => Promise<Answer>
