import type { Part } from './scorer.ts'

/** One word of what was asked, and where an article has it. */
export interface Evidence {
  /** How telling the word is, 0 to 1. */
  readonly weight: number
  /** The most prominent part of the article that has it. */
  readonly part: Part | undefined
}

/**
 * How sure it is that an article is about what was asked, 0 to 1, whatever the number of articles. It takes enough
 * telling words that both have, and fewer of them when they are most of what was asked, or when they are the title.
 * @param title how telling each word of the title is, asked or not.
 */
export function confidenceOf(evidence: readonly Evidence[], title: readonly number[]): number {
  let asked = 0
  let covered = 0
  let inTitle = 0
  for (const { weight, part } of evidence) {
    asked += weight
    if (part === undefined) continue
    covered += weight * prominence[part]
    if (part === 'title') inTitle += weight
  }
  if (asked === 0) return 0
  const whole = title.reduce((sum, weight) => sum + weight, 0)
  const same = whole === 0 ? 0 : (inTitle / asked) * Math.min(1, inTitle / whole)
  const shared = Math.sqrt(covered / asked) * Math.min(1, covered / enough)
  return 1 - (1 - shared) * (1 - same * titleCounts)
}

const prominence: Readonly<Record<Part, number>> = { title: 1, breadcrumb: 0.4, body: 0.7 }
/** Two rare words, or three of the usual kind. */
const enough = 1.6
const titleCounts = 0.6
