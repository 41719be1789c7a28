import type { Language } from '../dialog/language.ts'
import type { Article } from './article.ts'
import { createLikeness, type Likeness, readTitleGrams, type TitleGrams } from './likeness.ts'
import { type Postings, readPostings, type Stems } from './postings.ts'
import { createScorer, type Scorer } from './scorer.ts'
import { stemsOf } from './stem.ts'
import type { Steps } from './steps.ts'

/** All articles in one language. The number of an article is its place among all of them. */
export interface Edition {
  readonly scorer: Scorer
  /** How the titles look. */
  readonly likeness: Likeness
  /** How telling the stems of a title are together. */
  titleWeight(article: number): number
}

export type Editions = Readonly<Record<Language, Edition>>

/** What there is to know about the articles in one language, as it is kept in a file. */
export interface EditionData {
  readonly postings: Postings
  readonly grams: TitleGrams
  readonly titleWeights: Float32Array
}

/** @returns with it the distinct stems of each title, which others learn from. */
export function* readEdition(
  articles: readonly Article[],
  language: Language,
): Steps<{ readonly data: EditionData; readonly titles: readonly (readonly string[])[] }> {
  const stems: (Stems | undefined)[] = []
  for (const [number, article] of articles.entries()) {
    if (number % articlesAStep === 0) yield
    stems.push(stemsIn(article, language))
  }
  const titles = stems.map((each) => (each === undefined ? [] : [...new Set(each.title)]))
  const postings = yield* readPostings(stems)
  const { weight } = createScorer(postings)
  const titleWeights = Float32Array.from(titles, (title) =>
    title.reduce((sum, stem) => sum + weight(stem), 0),
  )
  const grams = yield* readTitleGrams(articles.map((article) => article.versions.get(language)?.title))
  return { data: { postings, grams, titleWeights }, titles }
}

export function createEdition({ postings, grams, titleWeights }: EditionData): Edition {
  return {
    scorer: createScorer(postings),
    likeness: createLikeness(grams),
    titleWeight: (article) => titleWeights[article] ?? 0,
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
