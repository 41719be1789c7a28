import type { Language } from '../dialog/language.ts'
import type { Person } from '../dialog/state.ts'
import type { Sender } from '../message.ts'

/** Who people are, across visits: the same person is the same requester at the desk. */
export interface Identity {
  /**
   * The person behind a platform's account; somebody new gets an id of their own. Their time zone is the platform's latest,
   * their language only one that they chose.
   */
  find(sender: Sender): Promise<Person>
  /**
   * Keeps what the person told us for next time. What is absent or empty stays as it was; an account joins those known
   * before, as the one used last.
   * @throws TerminalError `identity.unknown` when nobody has that id.
   */
  remember(person: string, known: Known): Promise<void>
  close(): Promise<void>
}

export interface Known {
  readonly name?: string
  readonly email?: string
  readonly account?: string
  readonly language?: Language
}
