import type { FileRef } from '../../dialog/state.ts'
import type { Outgoing } from '../../message.ts'

/** One entry of a conversation's journal: what the page shows, both sides. Types only; the page reads them too. */
export type EntryBody =
  | { readonly kind: 'bot'; readonly at: number; readonly message: Outgoing }
  | { readonly kind: 'person'; readonly at: number; readonly event: string; readonly did: Did }

/** What the person did, as they see it themselves. */
export type Did =
  | { readonly type: 'said'; readonly text: string; readonly files: readonly FileRef[] }
  /** `option`: it was an answer, which the answered prompt shows as well. */
  | { readonly type: 'clicked'; readonly choice: string; readonly label: string; readonly option: boolean }
  | { readonly type: 'edited'; readonly message: string; readonly text: string }
  | { readonly type: 'submitted'; readonly label: string }

/** An entry with its place in the journal; what the page asks after is the last position it has. */
export interface PageEntry {
  readonly position: number
  readonly body: EntryBody
}

/** What `GET /api/session` answers. */
export interface Session {
  /** The part of the conversation's id after `web:`. */
  readonly conversation: string
  readonly language: 'es' | 'pt' | 'en'
  readonly limits: { readonly textLength: number; readonly fileBytes: number; readonly files: number }
}

/** What `GET /api/welcome` answers. */
export interface Welcome {
  /** The name of the support window. */
  readonly title: string
  /** What the window can do, in one line. */
  readonly intro: string
  /** Sentences to try. */
  readonly starters: readonly string[]
}

/** One of a visitor's conversations. */
export interface Visit {
  readonly conversation: string
  /** Epoch ms. */
  readonly startedAt: number
  /** The first thing the person wrote. */
  readonly title?: string
}
