import type { Act } from '../dialog/facts.ts'
import { type Finding, leftIn, type Reading } from './reading.ts'
import type { Word } from './words.ts'

/**
 * The email addresses of a text, each for the question that the words before it name ("from … to …", "el nuevo es …");
 * those without such words go to the question that is asked and the email questions after it, in order.
 */
export function emailAnswers(reading: Reading): Finding | undefined {
  const { words, standing } = reading
  const found = words.flatMap((word, index) => (word.text.includes('@') ? [index] : []))
  if (found.length === 0 || found.length > 4) return undefined
  const questions = standing.path.places
    .map(({ question }) => question)
    .filter((question) => standing.tree.questions[question]?.type === 'email')
  const given = new Map<string, number>()
  const used = new Set(found)
  for (const [position, index] of found.entries()) {
    const cue = nearestCue(reading, questions, (found[position - 1] ?? -1) + 1, index)
    if (cue === undefined || given.has(cue.question)) continue
    given.set(cue.question, index)
    for (const at of cue.words) used.add(at)
  }
  const start = questions.indexOf(standing.asked?.id ?? '')
  for (const index of found) {
    if ([...given.values()].includes(index) || start < 0) continue
    const free = questions.slice(start).find((question) => !given.has(question) && isOpen(reading, question))
    if (free !== undefined) given.set(free, index)
  }
  const acts = [...given].map(([question, index]): Act => {
    const value = reading.text.slice(words[index]?.start, words[index]?.end)
    const isGiven = standing.answers[question] !== undefined && question !== standing.asked?.id
    return { type: 'answer', question, value, ...(isGiven && { correction: true }) }
  })
  return acts.length === 0 || leftIn(words, used) > 6
    ? undefined
    : { acts, used: withWordsAround(words, found, used) }
}

/** A few words beside an address say whose it is, and nothing of their own. */
function withWordsAround(
  words: readonly Word[],
  found: readonly number[],
  used: ReadonlySet<number>,
): ReadonlySet<number> {
  const clauses = new Set(found.map((index) => words[index]?.clause))
  const around = [...words.keys()].filter((index) => {
    const clause = words[index]?.clause
    return clause !== undefined && clauses.has(clause) && leftIn(words, used, clause) <= mostAround
  })
  return new Set([...used, ...around])
}

const mostAround = 3

const isOpen = ({ standing }: Reading, question: string): boolean =>
  standing.answers[question] === undefined || question === standing.asked?.id

function nearestCue(
  reading: Reading,
  questions: readonly string[],
  from: number,
  to: number,
): { readonly question: string; readonly words: readonly number[] } | undefined {
  const cues = reading.hits.filter(
    ({ phrase, ...hit }) =>
      phrase.option === undefined && questions.includes(phrase.question) && hit.from >= from && hit.to <= to,
  )
  const [best, second] = cues.toSorted(
    (one, other) =>
      other.phrase.weight - one.phrase.weight ||
      other.to - one.to ||
      other.phrase.words.length - one.phrase.words.length,
  )
  const isSplit =
    second !== undefined &&
    best !== undefined &&
    second.phrase.question !== best.phrase.question &&
    second.phrase.weight === best.phrase.weight &&
    second.to === best.to
  return best === undefined || isSplit ? undefined : { question: best.phrase.question, words: best.at }
}
