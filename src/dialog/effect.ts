import type { Content } from './content.ts'
import type { Language } from './language.ts'
import type { Filing } from './filing.ts'
import type { FileRef } from './state.ts'

/**
 * Everything a conversation can ask of the world. Effects are saved with the state, and performed until they are
 * done; each goes under a key made from its event's id, so that trying again never does a thing twice.
 */
export type Effect =
  /** Show this, as a new message, or in the place of what the slot shows (see `Outgoing`). */
  | {
      readonly type: 'say'
      readonly slot: string
      readonly replaces?: 'prompt' | 'message'
      readonly language: Language
      readonly content: readonly Content[]
      /** What became of a message of the person's. */
      readonly marks?: Mark
    }
  /** File the ticket; answered by `filed`, `delayed` or `refused`. */
  | { readonly type: 'file'; readonly filing: Filing }
  /** Add a public comment; answered by `done` or `undone`, as are the next three. */
  | {
      readonly type: 'comment'
      readonly number: number
      readonly requester: string
      readonly text: string
      readonly files: readonly FileRef[]
      /** The message it came in. */
      readonly message?: string
      /** It takes the place of what that message said before. */
      readonly isCorrection?: true
      /** The draft that goes to this ticket instead of being filed; `text` is the person's own words in it. */
      readonly adds?: Filing
    }
  | {
      readonly type: 'reopen'
      readonly number: number
      readonly requester: string
      readonly text: string
      readonly files: readonly FileRef[]
      /** The message it came in. */
      readonly message?: string
    }
  | { readonly type: 'solve'; readonly number: number; readonly requester: string }
  | {
      readonly type: 'rate'
      readonly number: number
      readonly requester: string
      readonly score: number
      readonly comment?: string
    }
  /** Stop telling the person of a ticket, wherever they are, or start again; what they said last, at `at`, counts. */
  | {
      readonly type: 'mute'
      readonly number: number
      readonly requester: string
      readonly isMuted: boolean
      readonly at: number
    }
  /** Keep what the person told us for their next visit. */
  | {
      readonly type: 'remember'
      readonly person: string
      readonly name?: string
      readonly email?: string
      readonly account?: string
      readonly language?: Language
    }
  /** Tell this conversation when a known issue has another state, or stop doing so. */
  | { readonly type: 'follow'; readonly issue: string; readonly language: Language; readonly isOn: boolean }
  /** Note what became of suggestions. */
  | {
      readonly type: 'record'
      readonly outcome: 'shown' | 'solved' | 'none-helped'
      readonly query: string
      readonly language: Language
      readonly articles: readonly string[]
      readonly at: number
    }

/** What became of a message of the person's that was meant for a ticket; a sign on it, where the platform has one. */
export interface Mark {
  /** The platform's id of the message. */
  readonly message: string
  readonly as: 'sent' | 'edited' | 'failed'
  /** The sign says all that the words do, because the place is the ticket's own. */
  readonly isEnough?: true
}
