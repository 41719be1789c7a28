import type { Language } from '../dialog/language.ts'
import type { Suggestion } from '../dialog/state.ts'
import { type Article, versionFor } from './article.ts'
import type { Near } from './fuse.ts'
import type { Found, Index } from './search-index.ts'
import { issueStatus } from './known-issue.ts'
import type { Document } from './knowledge.ts'
import { lineOf, shortened, type WeightOf } from './line.ts'
import { sameTitle } from './near-equal.ts'
import { asksForNoArticle } from './silence.ts'

/** What was found for a text, and how much of it is good enough to be shown to a person. */
export interface Considered {
  /** Best first, as the index found them. */
  readonly found: readonly Found[]
  /** The ones to suggest; empty when silence is better. */
  readonly chosen: readonly Found[]
}

/**
 * Searches, and keeps silent where nothing fits. Of two that say the same the better one is chosen.
 * @param more.depth how many to find; what is chosen does not depend on it.
 * @param more.near the articles that lie near by their meaning, best first.
 * @param more.enough the least confidence to show one.
 */
export function consider(
  index: Index,
  text: string,
  language: Language,
  limit: number,
  { depth = limit, near, enough = enoughConfidence }: Ways = {},
): Considered {
  const looked = Math.max(least, limit * 2)
  const found = index.search(text, language, Math.max(depth, looked), near)
  const isSure = found.slice(0, least).some(({ confidence }) => confidence >= enough)
  if (!isSure || asksForNoArticle(text)) return { found, chosen: [] }
  const chosen: Found[] = []
  for (const each of found.slice(0, looked)) {
    if (chosen.length === limit) break
    if (each.confidence < enough) continue
    const document = versionFor(each.article, language)
    if (!chosen.some((other) => saysTheSame(versionFor(other.article, language), document))) chosen.push(each)
  }
  return { found, chosen }
}

interface Ways {
  readonly depth?: number
  readonly near?: Near | undefined
  readonly enough?: number
}

/**
 * What is worth showing to a person who wrote `query` and reads `language`, best first; none when silence is better.
 * @param more.details what else they wrote of it.
 */
export function suggest(
  index: Index,
  query: string,
  language: Language,
  limit: number,
  { near, details }: { readonly near?: Near | undefined; readonly details?: string | undefined } = {},
): readonly Suggestion[] {
  const text = details === undefined ? query : `${query}\n${details}`
  const enough = details === undefined ? enoughConfidence : enoughWithDetails
  const { chosen } = consider(index, text, language, limit, { near, enough })
  const weightOf = index.weigh(text)
  return chosen.map(({ article }) => viewOf(article, language, weightOf))
}

/** Nearly the same title; or the same page, of which one of them has no text. */
const saysTheSame = (one: Document, other: Document): boolean =>
  sameTitle(one.title, other.title) || (one.url === other.url && (one.body === '' || other.body === ''))

/** An article as it is shown to a reader of `language` who looked for nothing in it. */
export const suggestionOf = (article: Article | undefined, language: Language): Suggestion | undefined =>
  article && viewOf(article, language, () => 0)

function viewOf(article: Article, language: Language, weightOf: WeightOf): Suggestion {
  const document = versionFor(article, language)
  const { id, kind, title, url, locale } = document
  if (kind !== 'known-issue')
    return { id, kind, title, url, locale, line: lineOf(document, undefined, weightOf) }
  const english = article.versions.get('en')
  // Translations are made by machine, section by section: what one lost, the original has.
  const line = lineOf(document, english, weightOf)
  const workaround = document.workaround ?? english?.workaround
  return {
    id,
    kind,
    title,
    url,
    locale,
    line,
    issue: {
      status: issueStatus(english?.kiStatus ?? document.kiStatus),
      ...(workaround === undefined ? {} : { workaround: shortened(workaround, longestWorkaround) }),
    },
  }
}

/** Calibrated so that most subjects that no article answers are met with silence; see the tests and `npm run eval`. */
const enoughConfidence = 0.38
/** Where none of so many fits, one further down would not help: how many are asked for changes nothing about silence. */
const least = 6
/** Who is nearly done with the form is held up only for what is most likely it. */
const enoughWithDetails = 0.6
const longestWorkaround = 600
