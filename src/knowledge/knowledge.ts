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
  /** Absent: nothing can be followed, and no suggestion says that it can. */
  readonly followed?: FollowedIssues
  /** Notes what became of suggestions. Never throws. */
  record(feedback: Feedback): void
  close(): Promise<void>
}

/** Known issues that conversations are told of. */
export interface FollowedIssues {
  /** As it stands now is known; followed already, nothing changes. */
  follow(issue: string, conversation: string, language: Language): Promise<void>
  unfollow(issue: string, conversation: string): Promise<void>
  /** What is to be told: those whose state is another than the one known. */
  news(): readonly IssueNews[]
  /** It was told. An issue that is over is not followed any more. */
  told(news: IssueNews): Promise<void>
}

export interface IssueNews {
  /** The same until it was told. */
  readonly key: string
  readonly conversation: string
  /** As it stands now, in the language it was followed in. */
  readonly issue: Suggestion
  /** How often there was news before. */
  readonly times: number
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
  /** Absent for one that is not searched any more. */
  readonly title?: string
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
