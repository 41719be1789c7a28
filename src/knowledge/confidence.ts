import type { Part } from './postings.ts'

/** One word of what was asked, and where an article has it. */
export interface Evidence {
  /** How telling the word is, 0 to 1. */
  readonly weight: number
  /** The most prominent part of the article that has it. */
  readonly part: Part | undefined
  /** 1 when it has the word itself; how near it is when it has one that means nearly the same. */
  readonly share: number
}

/** What the words of a question and of an article say about how well they go together. */
export interface Judgement {
  /** How nearly the question is the title, 0 to 1. */
  readonly isTitle: number
  /**
   * How sure it is that the article is about what was asked, 0 to 1, whatever the number of articles. It takes enough
   * telling words that both have, and fewer of them when they are most of what was asked, or when they are the title.
   */
  readonly confidence: number
}

/**
 * @param title how telling all words of the title are together, asked or not.
 * @param documents among how many the words are telling: that few have a word in their text says little of few.
 */
export function judge(evidence: readonly Evidence[], title: number, documents: number): Judgement {
  const inBody = prominence.body * Math.min(1, Math.log(documents) / Math.log(manyDocuments))
  let asked = 0
  let covered = 0
  let inTitle = 0
  for (const { weight, part, share } of evidence) {
    asked += weight
    if (part === undefined) continue
    covered += weight * share * (part === 'body' ? inBody : prominence[part])
    if (part === 'title') inTitle += weight * share
  }
  if (asked === 0 || title === 0) return { isTitle: 0, confidence: 0 }
  const isTitle = (inTitle / asked) * Math.min(1, inTitle / title)
  const shared = Math.sqrt(covered / asked) * Math.min(1, covered / enough)
  return { isTitle, confidence: 1 - (1 - shared) * (1 - isTitle * titleCounts) }
}

const prominence: Readonly<Record<Part, number>> = { title: 1, breadcrumb: 0.4, body: 0.7 }
/** Two rare words, or three of the usual kind. */
const enough = 1.6
const manyDocuments = 1000
const titleCounts = 0.6
