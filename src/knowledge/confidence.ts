/** One word of what was asked, and where an article has it. */
export interface Evidence {
  /** How telling the word is, 0 to 1; see the vocabulary. */
  readonly weight: number
  /** The most prominent part of the article that has it. */
  readonly part: 'title' | 'breadcrumb' | 'body' | undefined
}

/**
 * How sure it is that an article is about what was asked, 0 to 1: the share of the telling words that it has, title
 * first, and less when they are few. It does not depend on how many articles there are.
 */
export function confidenceOf(evidence: readonly Evidence[]): number {
  let asked = 0
  let covered = 0
  for (const { weight, part } of evidence) {
    asked += weight
    if (part !== undefined) covered += weight * prominence[part]
  }
  return asked === 0 ? 0 : (covered / asked) * Math.min(1, covered / enough)
}

const prominence = { title: 1, breadcrumb: 0.6, body: 0.5 }
/** One rare word in the title is nearly enough; one common word is not. */
const enough = 1.1
