import type { Act } from '../dialog/facts.ts'
import type { OptionWords } from './lexicon.ts'
import { picksIn } from './picks.ts'
import type { Finding, Reading } from './reading.ts'
import { isFiller, isNegator } from './small-words.ts'
import { meantWords } from './spelling.ts'

/** A number, or several, where options are on offer. */
export function pickedOption(reading: Reading): Finding | undefined {
  const asked = reading.standing.asked
  if (asked === undefined || asked.options.length === 0) return undefined
  const picks = picksIn(reading.words, asked.options.length)
  if (picks.length === 0 || picks.length > 3) return undefined
  const options = picks.map((place) => asked.options[place - 1] ?? '')
  return { acts: [actOf(asked.id, options)], used: new Set(reading.words.keys()) }
}

/** The whole text is a label or a synonym of the question that is asked, and of nothing else. */
export function namedOption(reading: Reading): Finding | undefined {
  const asked = reading.standing.asked
  if (asked === undefined) return undefined
  const whole = reading.hits.filter(
    ({ phrase, from, to }) =>
      from === 0 &&
      to === reading.words.length &&
      phrase.question === asked.id &&
      phrase.option !== undefined,
  )
  const options = [...new Set(whole.map(({ phrase }) => phrase.option ?? ''))].filter((option) =>
    asked.options.includes(option),
  )
  if (options.length === 0 || options.length > 3) return undefined
  return { acts: [actOf(asked.id, options)], used: new Set(reading.words.keys()) }
}

/**
 * The words of a text, when they are nothing but words of one option: "master admin", "el de la tienda caída". Options
 * that share them all are two or three candidates; more, and the words say nothing.
 */
export function partOfOption(reading: Reading): Finding | undefined {
  const { standing, lexicon } = reading
  const id = standing.asked?.id ?? (standing.isFree ? undefined : standing.focus)
  const options = id === undefined ? undefined : lexicon.options.get(id)
  const vocabulary = id === undefined ? undefined : lexicon.vocabulary.get(id)
  if (id === undefined || options === undefined || vocabulary === undefined) return undefined
  // A "no" that is no part of the option's own words turns it down.
  const words = reading.words.filter(({ text }) => isNegator(text) || !isFiller(text))
  if (words.length === 0 || words.length > 10) return undefined
  const meant = words.map((word) => meantWords(word, vocabulary))
  const isDenied = (option: string): boolean =>
    reading.hits.some((hit) => hit.isDenied && hit.phrase.question === id && hit.phrase.option === option)
  const among = options.filter(
    ({ option }) => (standing.asked?.options.includes(option) ?? true) && !isDenied(option),
  )
  const fitting = bestOf(among, meant, 'label') ?? bestOf(among, meant, 'all')
  if (fitting === undefined || (fitting.length > 1 && standing.asked === undefined)) return undefined
  return { acts: [actOf(id, fitting)], used: new Set(reading.words.keys()) }
}

/** The one to three options that hold the most of the words: all of a few, two thirds of more. */
function bestOf(
  options: readonly OptionWords[],
  meant: readonly (readonly string[])[],
  where: 'label' | 'all',
): readonly string[] | undefined {
  const counts = options.map(
    (each) => meant.filter((words) => words.some((word) => each[where].has(word))).length,
  )
  const most = Math.max(...counts, 0)
  const isEnough = most > 0 && (meant.length <= 2 ? most === meant.length : most * 3 >= meant.length * 2)
  const best = options.filter((_, index) => counts[index] === most).map(({ option }) => option)
  return isEnough && best.length <= 3 ? best : undefined
}

function actOf(question: string, options: readonly string[]): Act {
  const [only, ...others] = options
  return others.length === 0 && only !== undefined
    ? { type: 'answer', question, value: only }
    : { type: 'unclear', question, among: options }
}
