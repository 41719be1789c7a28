import type { Language } from '../dialog/language.ts'
import { languages } from '../dialog/language.ts'
import type { Article } from './article.ts'
import { gatherArticles, versionFor } from './article.ts'
import type { Judgement } from './confidence.ts'
import { judge } from './confidence.ts'
import type { Likelihood } from './guess.ts'
import { learnLanguages } from './guess.ts'
import type { Document } from './knowledge.ts'
import type { WeightOf } from './line.ts'
import { apart } from './near-equal.ts'
import type { Scorers } from './query.ts'
import { termsOf } from './query.ts'
import { createScorer } from './scorer.ts'
import { stemsOf } from './stem.ts'

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
  weigh(query: string): WeightOf
}

/**
 * Each language of an article is searched with the stems of that language, and counts as much as the query is likely
 * to be in it. So a question in one language finds what is written in another.
 */
export function buildIndex(documents: readonly Document[]): Index {
  const articles = gatherArticles(documents)
  const guess = learnLanguages(documents)
  const scorerFor = (language: Language) =>
    createScorer(articles.map((article) => stemsIn(article, language)))
  const scorers: Scorers = { es: scorerFor('es'), pt: scorerFor('pt'), en: scorerFor('en') }

  const read = (text: string, expected: Language): Question => {
    const likelihood = guess(text, expected)
    const likely = languages.filter((language) => likelihood[language] >= leastLikelihood)
    return { terms: termsOf(text, scorers), likelihood, likely }
  }

  const scoresFor = ({ terms, likelihood, likely }: Question): Float32Array => {
    const scores = new Float32Array(articles.length)
    for (const language of likely)
      for (const { stem, repaired } of terms[language])
        scorers[language].score(stem, likelihood[language] * (repaired ? repairedFactor : 1), scores)
    for (const [number, { kind }] of articles.entries())
      scores[number] = (scores[number] ?? 0) * (priors[kind] ?? 1)
    return scores
  }

  const judgeIn = (language: Language, { terms }: Question, number: number): Judgement => {
    const scorer = scorers[language]
    const title = new Set(stemsOf(articles[number]?.versions.get(language)?.title ?? '', language))
    const evidence = terms[language].map(({ stem }) => ({
      weight: scorer.weight(stem),
      part: scorer.partWith(stem, number),
    }))
    return judge(
      evidence,
      [...title].map((stem) => scorer.weight(stem)),
      articles.length,
    )
  }

  const lookCloser = (question: Question, number: number, score: number): Found[] => {
    const article = articles[number]
    if (article === undefined) return []
    let isTitle = 0
    let confidence = 0
    for (const language of question.likely) {
      const judgement = judgeIn(language, question, number)
      isTitle += question.likelihood[language] * judgement.isTitle
      confidence += question.likelihood[language] * judgement.confidence
    }
    return [{ article, score: score * (1 + titleBonus * isTitle), confidence }]
  }

  return {
    size: articles.length,
    search(text, expected, limit) {
      const question = read(text, expected)
      const found = best(scoresFor(question), Math.max(limit, mostJudged)).flatMap(([number, score]) =>
        lookCloser(question, number, score),
      )
      found.sort((a, b) => b.score - a.score)
      return apart(found.slice(0, limit), ({ article }) => versionFor(article, expected).title)
    },
    weigh(text) {
      const terms = termsOf(text, scorers)
      const asked = (language: Language) => new Set(terms[language].map(({ stem }) => stem))
      const stems = { es: asked('es'), pt: asked('pt'), en: asked('en') }
      return (stem, language) => (stems[language].has(stem) ? scorers[language].weight(stem) : 0)
    },
  }
}

/** What a person asked: its words in each language, and which languages it may be in. */
interface Question {
  readonly terms: ReturnType<typeof termsOf>
  readonly likelihood: Likelihood
  readonly likely: readonly Language[]
}

/** The numbers of the documents with the best scores, with those, best first. */
const best = (scores: Float32Array, limit: number): [number: number, score: number][] =>
  [...scores.entries()]
    .filter(([, score]) => score > 0)
    .sort(([, a], [, b]) => b - a)
    .slice(0, limit)

function stemsIn(article: Article, language: Language) {
  const document = article.versions.get(language)
  if (document === undefined) return undefined
  const { title, breadcrumb, body } = document
  return {
    title: stemsOf(title, language),
    breadcrumb: stemsOf(breadcrumb, language),
    body: stemsOf(body, language),
  }
}

/** How likely an article of a kind is to be what a customer needs; 1 for the others. */
const priors: Readonly<Record<string, number>> = { announcement: 0.6, 'dev-guide': 0.85, 'known-issue': 0.9 }
const leastLikelihood = 0.02
const repairedFactor = 0.8
/** How many of the best are looked at more closely. */
const mostJudged = 40
/** So that a question that is a title finds that title, and the order of the others stays. */
const titleBonus = 0.3
