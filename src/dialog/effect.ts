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
    }
  | {
      readonly type: 'reopen'
      readonly number: number
      readonly requester: string
      readonly text: string
      readonly files: readonly FileRef[]
    }
  | { readonly type: 'solve'; readonly number: number; readonly requester: string }
  | {
      readonly type: 'rate'
      readonly number: number
      readonly requester: string
      readonly score: number
      readonly comment?: string
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
  /** Note what became of suggestions. */
  | {
      readonly type: 'record'
      readonly outcome: 'shown' | 'solved' | 'none-helped'
      readonly query: string
      readonly language: Language
      readonly articles: readonly string[]
      readonly at: number
    }
