import type { Language } from '../dialog/language.ts'
import type { Person } from '../dialog/state.ts'
import type { Sender } from '../message.ts'

/** Who people are, across visits: the same person is the same requester at the desk. */
export interface Identity {
  /** The person behind a platform's account; somebody new gets an id of their own. */
  find(sender: Sender): Promise<Person>
  /** Keeps what the person told us for next time. */
  remember(person: string, known: Known): Promise<void>
  close(): Promise<void>
}

export interface Known {
  readonly name?: string
  readonly email?: string
  readonly account?: string
  readonly language?: Language
}
