import type { Clock } from '../../clock.ts'
import type { Support } from '../../desk/support.ts'
import type { ArticleCounts } from '../../knowledge/knowledge.ts'
import type { Language } from '../../dialog/language.ts'
import type { Files } from '../../files/files.ts'
import type { Log } from '../../log.ts'
import type { Form, Inbound } from '../../message.ts'
import type { Journal } from '../../store/journal.ts'
import type { Welcome } from './entry.ts'

/** What the web channel is given. */
export interface WebOptions {
  /** Resolves once the event is stored and what follows from it is shown or on its way. */
  accept(inbound: Inbound): Promise<'accepted' | 'duplicate'>
  /** A page of the conversation's draft as a form; undefined when it can't be filled in now. */
  form(conversation: string, page: string): Promise<Form | undefined>
  /** What is wrong with a form's answers, in words, by question; nothing when it can be submitted. */
  checkForm(
    conversation: string,
    page: string,
    answers: Readonly<Record<string, unknown>>,
  ): Promise<Readonly<Record<string, string>>>
  /** The first screen. */
  welcome(language: Language): Welcome
  readonly journal: Journal
  readonly files: Files
  /** The largest file, in bytes; what `files` keeps to. */
  readonly maxFileBytes: number
  /** The support side's view of the desk, and what opens it. Absent: there is no desk page. */
  readonly desk?: { readonly support: Support; readonly token: string }
  /** What became of the articles that were suggested. Absent: it is not kept. */
  readonly articles?: {
    /** Where an address of ours leads; undefined for one that nobody was shown. `isPerson`: it counts as opened. */
    follow(id: string, isPerson: boolean): string | undefined
    /** How often each was shown, opened, and solved it, the most shown first. */
    counts(language: Language): readonly ArticleCounts[]
  }
  /** Signs cookies and conversation ids; changing it makes every visitor a new one. */
  readonly secret: string
  /** The page is served by https. */
  readonly secure: boolean
  /** The project's folder: the pages are in `dist/public/pages` and `src/pages` of it. */
  readonly root: string
  /** The language of a visitor whose browser names no language that we speak. */
  readonly language: Language
  readonly log: Log
  readonly clock?: Clock
}
