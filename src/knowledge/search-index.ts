import type { Language } from '../dialog/language.ts'
import { type Article, gatherArticles, versionFor } from './article.ts'
import { type Evidence, judge, type Judgement } from './confidence.ts'
import { createEdition, type Editions } from './edition.ts'
import { createGuess } from './guess.ts'
import { type IndexData, learnIndex } from './index-data.ts'
import { issueStatus } from './known-issue.ts'
import type { Document } from './knowledge.ts'
import type { WeightOf } from './line.ts'
import { apart } from './near-equal.ts'
import { createTermReader } from './query.ts'
import { createReader, type Question, type Reading, type Word } from './question.ts'
import { createRelated } from './related.ts'
import { fuse, type Near } from './fuse.ts'
import type { Steps } from './steps.ts'

/** An article that matches. */
export interface Found {
  readonly article: Article
  readonly score: number
  /** How much of what was asked the article is about, 0 to 1, whatever the size of the index. */
  readonly confidence: number
}

/** The searchable articles. Built once; another set of documents is another index. */
export interface Index {
  readonly articles: readonly Article[]
  /** At most `limit`, each article once, best first; near-equal titles do not follow one another. */
  search(query: string, language: Language, limit: number, near?: Near): readonly Found[]
  /** The article of that id. */
  find(id: string): Article | undefined
  /** How telling the stems of a query are, for finding the sentence that answers it. */
  weigh(query: string): WeightOf
}

/** Learns from documents and opens what was learnt. */
export function* buildIndex(documents: readonly Document[]): Steps<Index> {
  const data = yield* learnIndex(documents)
  yield
  return yield* openIndex(data)
}

/**
 * Each language of an article is searched with the stems of that language, and counts as much as the query is likely
 * to be in it. So a question in one language finds what is written in another.
 */
export function* openIndex(data: IndexData): Steps<Index> {
  const articles = yield* gatherArticles(data.documents)
  const es = createEdition(data.editions.es)
  yield
  const pt = createEdition(data.editions.pt)
  yield
  const editions: Editions = { es, pt, en: createEdition(data.editions.en) }
  const readTerms = createTermReader(editions)
  const read = createReader(editions, readTerms, createGuess(data.trigrams), createRelated(data.dictionary))
  const priorOf = Float32Array.from(articles, priorFor)

  let numbers: ReadonlyMap<string, number> | undefined
  const numberOf = (id: string): number | undefined => {
    numbers ??= new Map(articles.map((article, number) => [article.id, number]))
    return numbers.get(id)
  }

  const scoresFor = (question: Question): Float32Array => {
    const scores = new Float32Array(articles.length)
    for (const { language, likelihood, words } of question)
      for (const { stem, factor } of searched(language, words))
        editions[stem.language].scorer.score(stem.text, likelihood * factor, scores)
    for (let number = 0; number < scores.length; number++) {
      const score = scores[number] ?? 0
      if (score > 0) scores[number] = score * (priorOf[number] ?? 1)
    }
    return scores
  }

  const evidenceFor = ({ stem, weight, related }: Word, language: Language, number: number): Evidence => {
    const part = editions[language].scorer.partWith(stem, number)
    if (part !== undefined) return { weight, part, share: 1 }
    for (const { stem: other, language: its, share } of related) {
      const there = editions[its].scorer.partWith(other, number)
      if (there !== undefined) return { weight, part: there, share }
    }
    return { weight, part: undefined, share: 0 }
  }

  const judgeBy = ({ language, words }: Reading, number: number): Judgement => {
    const evidence = words.map((word) => evidenceFor(word, language, number))
    return judge(evidence, editions[language].titleWeight(number), articles.length)
  }

  const lookCloser = (question: Question, { number, score }: Scored, best: number): Found[] => {
    const article = articles[number]
    if (article === undefined) return []
    let isTitle = 0
    let confidence = 0
    let looks = 0
    for (const reading of question) {
      const judgement = judgeBy(reading, number)
      isTitle += reading.likelihood * judgement.isTitle
      confidence += reading.likelihood * judgement.confidence
      looks += reading.likelihood * reading.looksLike(number)
    }
    return [
      {
        article,
        score:
          score * (1 + titleBonus * isTitle + coverageCounts * confidence) + best * likenessCounts * looks,
        confidence,
      },
    ]
  }

  return {
    articles,
    find: (id) => articles[numberOf(id) ?? -1],
    search(text, expected, limit, near) {
      const question = read(text, expected)
      const scores = scoresFor(question)
      const scored = bestOf(scores, Math.max(limit, mostJudged))
      const best = scored[0]?.score ?? 0
      const found = scored.flatMap((each) => lookCloser(question, each, best))
      found.sort((a, b) => b.score - a.score)
      const fused =
        near === undefined || near.trust === 0
          ? found
          : fuse(found, near, (id) => {
              const number = numberOf(id)
              return number === undefined
                ? []
                : lookCloser(question, { number, score: scores[number] ?? 0 }, best)
            })
      return apart(fused.slice(0, limit), ({ article }) => versionFor(article, expected).title)
    },
    weigh(text) {
      const termsIn = readTerms(text)
      return (stem, language) => (termsIn(language).has(stem) ? editions[language].scorer.weight(stem) : 0)
    },
  }
}

interface Searched {
  readonly stem: { readonly text: string; readonly language: Language }
  readonly factor: number
}

/** The words of a question, and once each what is related to any of them and was not asked itself. */
function searched(language: Language, words: readonly Word[]): readonly Searched[] {
  const asked = new Set(words.map(({ stem }) => stem))
  const related = new Map<string, Searched>()
  for (const word of words)
    for (const { stem: text, language: its, share } of word.related) {
      if (its === language && asked.has(text)) continue
      const factor = share * (its === language ? relatedCounts : translatedCounts)
      const key = `${its} ${text}`
      if (factor > (related.get(key)?.factor ?? 0))
        related.set(key, { stem: { text, language: its }, factor })
    }
  const own = words.map(({ stem: text, repaired }) => ({
    stem: { text, language },
    factor: repaired ? repairedCounts : 1,
  }))
  return [...own, ...related.values()]
}

interface Scored {
  readonly number: number
  readonly score: number
}

/** The numbers of the articles with the best scores, best first; none without a score. */
function bestOf(scores: Float32Array, limit: number): readonly Scored[] {
  const least = leastOfBest(scores, limit)
  const some: Scored[] = []
  for (let number = 0; number < scores.length; number++) {
    const score = scores[number] ?? 0
    if (score > 0 && score >= least) some.push({ number, score })
  }
  return some.sort((a, b) => b.score - a.score).slice(0, limit)
}

/** The score of the last one among the best; 0 when there are fewer. */
function leastOfBest(scores: Float32Array, limit: number): number {
  // Few of many get in among the best, so that keeping those in order is much faster than sorting all.
  const best = new Float32Array(limit)
  for (let number = 0; number < scores.length; number++) {
    const score = scores[number] ?? 0
    if (score <= (best[0] ?? 0)) continue
    let place = 1
    for (; place < limit && (best[place] ?? 0) < score; place++) best[place - 1] = best[place] ?? 0
    best[place - 1] = score
  }
  return best[0] ?? 0
}

/** How likely an article of a kind is to be what a customer needs; 1 for the others. */
const priors: Readonly<Record<string, number>> = { announcement: 0.6, 'dev-guide': 0.85, 'known-issue': 0.9 }
/** What was fixed should not happen any more: where something else fits as well, that comes first. */
const fixedCounts = 0.93

function priorFor({ kind, versions }: Article): number {
  const isFixed = [...versions.values()].some(({ kiStatus }) => issueStatus(kiStatus) === 'fixed')
  return (priors[kind] ?? 1) * (isFixed ? fixedCounts : 1)
}
const repairedCounts = 0.8
/** What means nearly the same counts less than what was asked, and in another language still less. */
const relatedCounts = 0.4
const translatedCounts = 0.2
/** How many of the best are looked at more closely. */
const mostJudged = 100
/** So that a question that is a title finds that title, and the order of the others stays. */
const titleBonus = 0.3
/** One that has most of what was asked comes before one that has a rare word of it often. */
const coverageCounts = 1
/** How much the looks of a title count beside the best score of all. */
const likenessCounts = 0.3
