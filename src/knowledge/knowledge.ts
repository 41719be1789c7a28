import type { Language } from '../dialog/language.ts'
import type { Suggestion } from '../dialog/state.ts'

/** The articles and known issues that may already answer. */
export interface Knowledge {
  /**
   * At most `limit` suggestions for what a person wrote, best first, in their language where it exists; none at all
   * when nothing fits well enough.
   * @param details what else they wrote of it; read here, and by nobody outside.
   */
  suggest(query: string, language: Language, limit: number, details?: string): Promise<readonly Suggestion[]>
  /** Notes what became of suggestions. Never throws. */
  record(feedback: Feedback): void
  close(): Promise<void>
}

export interface Feedback {
  /** Once per key. */
  readonly key: string
  readonly outcome: 'shown' | 'opened' | 'solved' | 'none-helped'
  readonly query: string
  readonly language: Language
  /** The articles shown, or the one that was opened or solved it. */
  readonly articles: readonly string[]
  /** Epoch ms. */
  readonly at: number
}

/** How often an article was shown, opened, and solved it, or was shown where none helped. */
export interface ArticleCounts {
  readonly article: string
  readonly shown: number
  readonly opened: number
  readonly solved: number
  readonly noneHelped: number
}

/** A document as sources give it: the fields of one JSON line of a corpus. */
export interface Document {
  /** The same in every language. */
  readonly id: string
  readonly url: string
  readonly locale: Language
  readonly kind: string
  readonly title: string
  readonly breadcrumb: string
  readonly body: string
  readonly updatedAt: string | null
  /** Known issues only. */
  readonly kiStatus?: string
  /** Known issues only, where there is a real one. */
  readonly workaround?: string
}
