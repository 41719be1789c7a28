import type { Language } from '../dialog/language.ts'
import type { Suggestion } from '../dialog/state.ts'
import type { Article } from './article.ts'
import { versionFor } from './article.ts'
import type { Found, Index } from './index.ts'
import type { WeightOf } from './line.ts'
import { lineOf, shortened } from './line.ts'
import { issueStatus } from './known-issue.ts'
import { sameTitle } from './near-equal.ts'
import { asksForNoArticle } from './silence.ts'

/** What was found for a text, and how much of it is good enough to be shown to a person. */
export interface Considered {
  /** Best first, as the index found them. */
  readonly found: readonly Found[]
  /** The ones to suggest; empty when silence is better. */
  readonly chosen: readonly Found[]
}

/** Searches, and keeps silent where nothing fits. Of two articles with nearly the same title the better one is chosen. */
export function consider(
  index: Index,
  text: string,
  language: Language,
  limit: number,
  depth = limit * 3,
): Considered {
  const found = index.search(text, language, Math.max(depth, limit))
  if (asksForNoArticle(text)) return { found, chosen: [] }
  const chosen: Found[] = []
  for (const each of found) {
    if (chosen.length === limit) break
    if (each.confidence < enoughConfidence) {
      // What is good enough for the third place is not when nothing better stands before it.
      if (chosen.length === 0 && each !== found[0]) break
      continue
    }
    const title = versionFor(each.article, language).title
    if (!chosen.some((other) => sameTitle(versionFor(other.article, language).title, title)))
      chosen.push(each)
  }
  return { found, chosen }
}

/** An article as it is shown to a reader of `language`. */
export function suggestionOf(article: Article, language: Language, weightOf: WeightOf): Suggestion {
  const document = versionFor(article, language)
  const { id, kind, title, url, locale } = document
  const line = lineOf(document, weightOf)
  if (kind !== 'known-issue') return { id, kind, title, url, locale, line }
  const english = article.versions.get('en')
  // Translations are made by machine, section by section: what one lost, the original has.
  const workaround = document.workaround ?? english?.workaround
  return {
    ...{ id, kind, title, url, locale, line },
    issue: {
      status: issueStatus(english?.kiStatus ?? document.kiStatus),
      ...(workaround === undefined ? {} : { workaround: shortened(workaround, longestWorkaround) }),
    },
  }
}

/** Calibrated so that most subjects that no article answers are met with silence; see the tests and `articles eval`. */
const enoughConfidence = 0.3
const longestWorkaround = 600
