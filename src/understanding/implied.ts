import type { Condition } from '../dialog/condition.ts'
import { pathOf } from '../dialog/route.ts'
import type { Answers } from '../dialog/state.ts'
import { type Evidence, evidenceFor } from './evidence.ts'
import { type Reading } from './reading.ts'

/** An answer one branch further on, and what has to be answered for it to be asked. */
export interface Implied {
  readonly evidence: Evidence
  readonly needs: Readonly<Record<string, string>>
}

/**
 * The plainest answer to a question that is one open choice away from the path. Only whole phrases count, and when two
 * branches are named alike, or a word points another way ("I have a problem with my invoice"), there is no answer.
 */
export function impliedBy(reading: Reading, given: Answers): Implied | undefined {
  const best = plainest(reading, given)
  return best && best.evidence.weight <= doubted && pointsElsewhere(reading, best) ? undefined : best
}

/** The same, whatever single words point to. */
export function plainest(reading: Reading, given: Answers): Implied | undefined {
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
  const [best, ...others] = candidates.toSorted(
    ({ evidence: one }, { evidence: other }) => other.weight - one.weight || other.used.size - one.used.size,
  )
  const isAmbiguous = others.some(
    (other) => best && isElsewhere(best, other) && isAlike(best.evidence, other.evidence),
  )
  return isAmbiguous ? undefined : best
}

/** "The site is down" answers two questions of one branch, and is plain all the same. */
const isElsewhere = ({ needs }: Implied, other: Implied): boolean =>
  Object.entries(needs).some(([question, value]) => other.needs[question] !== value)

/** As plain as each other, unless one goes on with words of the other: "I have a problem", "problem with my invoice". */
const isAlike = (one: Evidence, other: Evidence): boolean =>
  one.weight === other.weight &&
  (one.used.size === other.used.size || ![...one.used].some((index) => other.used.has(index)))

/** "We have a problem" says so little that one word can say more; a longer phrase stands by itself. */
const doubted = 3

function pointsElsewhere({ hits, standing }: Reading, { needs, evidence }: Implied): boolean {
  return hits.some((hit) => {
    const { phrase, isDenied } = hit
    if (phrase.option === undefined || isDenied || hit.at.some((at) => evidence.used.has(at))) return false
    const wanted = needs[phrase.question]
    if (wanted !== undefined) return wanted !== phrase.option
    if (phrase.weight < 2) return false
    const place = standing.tree.places.find(({ question }) => question === phrase.question)
    const others = place && needsOf(place.when)
    return Object.entries(others ?? {}).some(
      ([key, value]) => needs[key] !== undefined && needs[key] !== value,
    )
  })
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
