import { type Language, languages } from '../dialog/language.ts'
import type { Editions } from './edition.ts'
import type { Steps } from './steps.ts'
import { learnTranslation, type Pair, type Translate } from './translation.ts'

/** A stem that often means what another one does. */
export interface Related {
  readonly stem: string
  readonly language: Language
  /** How often, 0 to 1. */
  readonly share: number
}

/**
 * What means nearly the same as a stem, closest first: what it is called in the other languages, and in its own what
 * these are called as well ("artículo", item, "ítem").
 */
export type RelatedTo = (stem: string, language: Language) => readonly Related[]

/** Learns it from the titles that exist in several languages; `size` is how many articles there are. */
export function* learnRelated(editions: Editions, size: number): Steps<RelatedTo> {
  function* between(from: Language, to: Language): Steps<Translate> {
    return from === to ? () => [] : yield* learnTranslation(pairsOf(editions, from, to, size))
  }
  function* outOf(from: Language): Steps<Readonly<Record<Language, Translate>>> {
    return {
      es: yield* between(from, 'es'),
      pt: yield* between(from, 'pt'),
      en: yield* between(from, 'en'),
    }
  }
  const translate = { es: yield* outOf('es'), pt: yield* outOf('pt'), en: yield* outOf('en') }

  return (stem, language) => {
    const abroad: Related[] = []
    const athome = new Map<string, number>()
    for (const other of languages)
      for (const rendering of translate[language][other](stem)) {
        if (rendering.share >= leastShare) abroad.push({ ...rendering, language: other })
        for (const back of translate[other][language](rendering.stem)) {
          const share = rendering.share * back.share
          if (back.stem !== stem && share > (athome.get(back.stem) ?? leastShareBack))
            athome.set(back.stem, share)
        }
      }
    const related = [...abroad, ...Array.from(athome, ([own, share]) => ({ stem: own, language, share }))]
    return related.sort((a, b) => b.share - a.share).slice(0, mostRelated)
  }
}

function pairsOf(editions: Editions, from: Language, to: Language, size: number): readonly Pair[] {
  const pairs: Pair[] = []
  for (let article = 0; article < size; article++) {
    const pair = [editions[from].titleOf(article), editions[to].titleOf(article)] as const
    if (pair[0].length > 0 && pair[1].length > 0) pairs.push(pair)
  }
  return pairs
}

const leastShare = 0.1
const leastShareBack = 0.05
const mostRelated = 8
