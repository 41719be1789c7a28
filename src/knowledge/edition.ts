import type { Language } from '../dialog/language.ts'
import type { Article } from './article.ts'
import { createLikeness, type Likeness } from './likeness.ts'
import { createScorer, type Scorer, type Stems } from './scorer.ts'
import { stemsOf } from './stem.ts'
import type { Steps } from './steps.ts'

/** All articles in one language. The number of an article is its place among all of them. */
export interface Edition {
  readonly scorer: Scorer
  /** How the titles look. */
  readonly likeness: Likeness
  /** The distinct stems of a title; none where the article is not in this language. */
  titleOf(article: number): readonly string[]
  /** How telling those are together. */
  titleWeight(article: number): number
}

export type Editions = Readonly<Record<Language, Edition>>

export function* readEdition(articles: readonly Article[], language: Language): Steps<Edition> {
  const stems: (Stems | undefined)[] = []
  for (const [number, article] of articles.entries()) {
    if (number % articlesAStep === 0) yield
    stems.push(stemsIn(article, language))
  }
  const titles = stems.map((each) => (each === undefined ? [] : [...new Set(each.title)]))
  const scorer = yield* createScorer(stems)
  const weights = Float32Array.from(titles, (title) =>
    title.reduce((sum, stem) => sum + scorer.weight(stem), 0),
  )
  return {
    scorer,
    likeness: yield* createLikeness(articles.map((article) => article.versions.get(language)?.title)),
    titleOf: (article) => titles[article] ?? [],
    titleWeight: (article) => weights[article] ?? 0,
  }
}

function stemsIn(article: Article, language: Language): Stems | undefined {
  const document = article.versions.get(language)
  if (document === undefined) return undefined
  const { title, breadcrumb, body } = document
  return {
    title: stemsOf(title, language),
    breadcrumb: stemsOf(breadcrumb, language),
    body: stemsOf(body, language),
  }
}

/** A long text takes a few tenths of a millisecond. */
const articlesAStep = 20
