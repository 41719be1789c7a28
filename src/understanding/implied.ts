import type { Condition } from '../dialog/condition.ts'
import { pathOf } from '../dialog/route.ts'
import type { Answer } from '../dialog/state.ts'
import { type Evidence, evidenceFor } from './evidence.ts'
import type { Reading } from './reading.ts'

/** An answer one branch further on, and what has to be answered for it to be asked. */
export interface Implied {
  readonly evidence: Evidence
  readonly needs: Readonly<Record<string, string>>
}

/**
 * The plainest answer to a question that is one open choice away from the path. Only whole phrases count, and when two
 * branches are named alike there is no answer.
 */
export function impliedBy(reading: Reading, given: Readonly<Record<string, Answer>>): Implied | undefined {
  const { tree, answers } = reading.standing
  const path = pathOf(tree, { ...answers, ...given })
  const onPath = new Set(path.places.map(({ question }) => question))
  const named = new Set(reading.hits.map(({ phrase }) => phrase.question))
  const candidates = tree.places.flatMap(({ question, when }): Implied[] => {
    if (!named.has(question) || onPath.has(question) || tree.questions[question]?.type !== 'choice') return []
    const needs = needsOf(when)
    const key = needs && Object.keys(needs)[0]
    if (key === undefined || !onPath.has(key) || path.value(key) !== undefined) return []
    const evidence = evidenceFor(reading, question)
    return evidence?.options.length === 1 && evidence.weight >= 2 ? [{ evidence, needs: needs ?? {} }] : []
  })
  const [best, second] = candidates.toSorted((one, other) => other.evidence.weight - one.evidence.weight)
  return second !== undefined && second.evidence.weight === best?.evidence.weight ? undefined : best
}

/** The one answer a place waits for; undefined when it takes more than that. */
function needsOf(when: readonly Condition[]): Readonly<Record<string, string>> | undefined {
  const entries = when.flatMap((condition) => Object.entries(condition))
  const [first, ...others] = entries
  if (first === undefined || others.length > 0) return undefined
  const [question, value] = first
  return typeof value === 'string' && !['any', 'all', 'not'].includes(question)
    ? { [question]: value }
    : undefined
}
