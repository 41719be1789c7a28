import type { Interpretation, Moment } from './facts.ts'
import type { Work } from './work.ts'

/**
 * What a text means, here or at the moment it was written; undefined while that is not known, and then it is asked for. Where it can't
 * be had, the text is nothing but words.
 */
export function meaningOf({ facts, needs }: Work, text: string, moment?: Moment): Interpretation | undefined {
  if (text === '') return { acts: [] }
  if (facts.interpretation) return facts.interpretation
  if (facts.missing?.includes('interpretation')) return { acts: [], rest: text }
  needs.push({ type: 'interpretation', text, ...(moment && { moment }) })
  return undefined
}
