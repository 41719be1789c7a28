import { distance } from 'fastest-levenshtein'
import MiniSearch, { type SearchResult } from 'minisearch'
import type { Language } from '../dialog/language.ts'
import { languages } from '../dialog/language.ts'
import type { Article } from './article.ts'
import { gatherArticles, versionFor } from './article.ts'
import { confidenceOf } from './confidence.ts'
import { learnLanguages } from './guess.ts'
import type { Document } from './knowledge.ts'
import type { WeightOf } from './line.ts'
import { apart } from './near-equal.ts'
import type { Query } from './query.ts'
import { readQuery } from './query.ts'
import { stemsOf } from './stem.ts'
import { createVocabulary } from './vocabulary.ts'

/** An article that matches. */
export interface Found {
  readonly article: Article
  readonly score: number
  /** How much of what was asked the article is about, 0 to 1, whatever the size of the index. */
  readonly confidence: number
}

/** The searchable articles. Built once; another set of documents is another index. */
export interface Index {
  /** How many articles. */
  readonly size: number
  /** At most `limit`, each article once, best first; near-equal titles do not follow one another. */
  search(query: string, language: Language, limit: number): readonly Found[]
  /** How telling the stems of a query are, for finding the sentence that answers it. */
  weigh(query: string, language: Language): WeightOf
}

export function buildIndex(documents: readonly Document[]): Index {
  const articles = new Map(gatherArticles(documents).map((article) => [article.id, article]))
  const vocabulary = createVocabulary()
  const guess = learnLanguages(documents)
  const engine = new MiniSearch<Readonly<Record<string, string>>>({
    fields: languages.flatMap((language) => parts.map((part) => fieldOf(part, language))),
    tokenize: (text) => (text === '' ? [] : text.split(' ')),
    processTerm: (stem) => stem,
  })
  for (const article of articles.values()) {
    const fields: Record<string, string> = { id: article.id }
    for (const [language, document] of article.versions) {
      const all = new Set<string>()
      for (const part of parts) {
        const stems = stemsOf(document[part], language)
        for (const stem of stems) all.add(stem)
        fields[fieldOf(part, language)] = stems.join(' ')
      }
      vocabulary.add(language, all)
    }
    engine.add(fields)
  }

  /** The matches in one language; a word that no document has may be a typing error of one that some have. */
  const matchesIn = (language: Language, query: Query): SearchResult[] => {
    const terms = query.terms[language]
    if (terms.length === 0 || query.likelihood[language] < leastLikelihood) return []
    const unknown = new Set(terms.filter((term) => term.unknown).map((term) => term.stem))
    return engine.search(terms.map((term) => term.stem).join(' '), {
      fields: parts.map((part) => fieldOf(part, language)),
      boost: Object.fromEntries(parts.map((part) => [fieldOf(part, language), boosts[part]])),
      fuzzy: (stem) => unknown.has(stem) && typosIn(stem),
      bm25,
    })
  }

  const confidence = (query: Query, matches: Matches): number => {
    let sum = 0
    for (const [language, match] of matches) {
      const evidence = query.terms[language].map(({ stem }) => ({
        weight: vocabulary.weight(stem, language),
        part: parts.find((part) => has(match, stem, fieldOf(part, language))),
      }))
      sum += query.likelihood[language] * confidenceOf(evidence)
    }
    return sum
  }

  return {
    size: articles.size,
    weigh(text, expected) {
      const query = readQuery(text, expected, { guess, vocabulary })
      const asked = (language: Language) => new Set(query.terms[language].map((term) => term.stem))
      const stems = { es: asked('es'), pt: asked('pt'), en: asked('en') }
      return (stem, language) => (stems[language].has(stem) ? vocabulary.weight(stem, language) : 0)
    },
    search(text, expected, limit) {
      const query = readQuery(text, expected, { guess, vocabulary })
      const found = new Map<
        string,
        { article: Article; score: number; matches: Map<Language, SearchResult> }
      >()
      for (const language of languages) {
        for (const match of matchesIn(language, query)) {
          const article = articles.get(String(match.id))
          if (article === undefined) continue
          const entry = found.get(article.id) ?? { article, score: 0, matches: new Map() }
          entry.score += query.likelihood[language] * match.score * (priors[article.kind] ?? 1)
          entry.matches.set(language, match)
          found.set(article.id, entry)
        }
      }
      const best = [...found.values()].sort((a, b) => b.score - a.score).slice(0, limit)
      return apart(best, ({ article }) => versionFor(article, expected).title).map(
        ({ article, score, matches }) => ({
          article,
          score,
          confidence: confidence(query, matches),
        }),
      )
    },
  }
}

type Matches = ReadonlyMap<Language, SearchResult>

/** Whether a match has the stem in the field, as it is or as what it was a typing error of. */
function has(match: SearchResult, stem: string, field: string): boolean {
  const exact = match.match[stem]
  if (exact !== undefined) return exact.includes(field)
  if (!match.queryTerms.includes(stem)) return false
  return match.terms.some((term) => distance(term, stem) <= 2 && match.match[term]?.includes(field))
}

const parts = ['title', 'breadcrumb', 'body'] as const
const fieldOf = (part: (typeof parts)[number], language: Language): string => `${part}.${language}`
const boosts = { title: 2, breadcrumb: 0.5, body: 0.3 }
const bm25 = { k: 1, b: 0.5, d: 0 }
/** How likely an article of a kind is to be what a customer needs; 1 for the others. */
const priors: Readonly<Record<string, number>> = { announcement: 0.6, 'dev-guide': 0.85, 'known-issue': 0.9 }
const leastLikelihood = 0.02
const typosIn = (stem: string): number | false => (stem.length < 4 ? false : stem.length < 7 ? 1 : 2)
