import type { Hit } from './hits.ts'
import { isFiller } from './small-words.ts'
import { leftIn, type Reading } from './reading.ts'

/** What a text says about one choice of the tree. */
export interface Evidence {
  readonly question: string
  /** One, when the text is plain; several when it names several alike. */
  readonly options: readonly string[]
  readonly weight: number
  /** The question is named as well: "the impact is critical". */
  readonly hasCue: boolean
  /** It is said by the option's own label. */
  readonly isLabel: boolean
  /** It is said in words that do not name the option. */
  readonly isImplied: boolean
  readonly used: ReadonlySet<number>
}

/** Gathers it from the phrases found; undefined when there is nothing, or only what the text turns down. */
export function evidenceFor(
  reading: Reading,
  question: string,
  among?: readonly string[],
): Evidence | undefined {
  const mine = reading.hits.filter((hit) => hit.phrase.question === question)
  const cues = mine.filter((hit) => hit.phrase.option === undefined)
  const named = mine
    .filter((hit) => hit.phrase.option !== undefined && !hit.isDenied)
    .filter((hit) => among === undefined || among.includes(hit.phrase.option ?? ''))
    .map((hit) => ({
      hit,
      cue: cues.find((cue) => isNear(reading, cue, hit) && !isPassing(reading, cue, hit)),
    }))
  const isThin = (hit: Hit): boolean => isShortWord(hit) && leftIn(reading.words, new Set(hit.at)) > 3
  const strong = named.filter(({ hit, cue }) => cue !== undefined || !isThin(hit))
  const cued = strong.filter(({ cue }) => cue !== undefined)
  const counted = cued.length > 0 ? cued : strong
  if (counted.length === 0) return undefined
  const weight = Math.max(...counted.map(({ hit }) => hit.phrase.weight))
  const heaviest = weight > 1 ? counted.filter(({ hit }) => hit.phrase.weight === weight) : counted
  return {
    question,
    options: [...new Set(heaviest.map(({ hit }) => hit.phrase.option ?? ''))],
    weight,
    hasCue: cued.length > 0,
    isLabel: counted.some(({ hit }) => hit.phrase.isLabel),
    isImplied: saysMore(
      reading,
      counted.map(({ hit }) => hit),
    ),
    used: new Set([...mine, ...counted.map(({ hit }) => hit)].flatMap((hit) => usedBy(hit, counted))),
  }
}

/** Whether words count that stand in no label or synonym. */
function saysMore({ words }: Reading, counted: readonly Hit[]): boolean {
  const named = new Set(counted.filter(({ phrase }) => !phrase.isSaying).flatMap(({ at }) => at))
  return counted
    .filter(({ phrase }) => phrase.isSaying)
    .flatMap(({ at }) => at)
    .some((at) => !named.has(at) && !isFiller(words[at]?.text ?? ''))
}

type Counted = { readonly hit: Hit; readonly cue: Hit | undefined }

/** A cue counts as said only with its option; an option that was turned down is accounted for as well. */
function usedBy(hit: Hit, counted: readonly Counted[]): readonly number[] {
  const isCue = hit.phrase.option === undefined
  return !isCue || counted.some(({ cue }) => cue === hit) ? hit.at : []
}

const isShortWord = (hit: Hit): boolean =>
  hit.phrase.words.length === 1 && (hit.phrase.words[0]?.length ?? 0) <= 5

/** A plain yes or no in a clause that says more: "the contract is not signed yet". */
function isPassing({ words }: Reading, cue: Hit, hit: Hit): boolean {
  const [word, ...others] = hit.phrase.words
  const isPlain = others.length === 0 && plainAnswers.has(word ?? '')
  return isPlain && leftIn(words, new Set([...cue.at, ...hit.at]), words[hit.from]?.clause) > 0
}

const plainAnswers: ReadonlySet<string> = new Set(['si', 'sim', 'yes', 'no', 'nao'])

/** In the same clause and not far, or alone in the clause before: "impact: critical". */
function isNear(reading: Reading, cue: Hit, hit: Hit): boolean {
  if (cue.from < hit.to && hit.from < cue.to) return false
  const cueClause = reading.words[cue.from]?.clause ?? 0
  const hitClause = reading.words[hit.from]?.clause ?? 0
  if (cueClause === hitClause) return Math.abs(hit.from - cue.from) <= 8
  return hitClause === cueClause + 1 && leftIn(reading.words, new Set(cue.at), cueClause) === 0
}
