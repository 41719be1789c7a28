import { type Language, languages } from '../dialog/language.ts'
import type { Steps } from './steps.ts'
import { learnTranslation, type Pair, type Translations } from './translation.ts'

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

/** What the stems of a language are called in the others. */
export type Dictionary = Readonly<Record<Language, Readonly<Record<Language, Translations>>>>

/** The distinct stems of the title of each article, in each language; none where it does not exist in it. */
export type Titles = Readonly<Record<Language, readonly (readonly string[])[]>>

/** Learns it from the titles that exist in several languages. */
export function* learnDictionary(titles: Titles): Steps<Dictionary> {
  function* between(from: Language, to: Language): Steps<Translations> {
    return from === to ? new Map() : yield* learnTranslation(pairsOf(titles[from], titles[to]))
  }
  function* outOf(from: Language): Steps<Readonly<Record<Language, Translations>>> {
    return {
      es: yield* between(from, 'es'),
      pt: yield* between(from, 'pt'),
      en: yield* between(from, 'en'),
    }
  }
  return { es: yield* outOf('es'), pt: yield* outOf('pt'), en: yield* outOf('en') }
}

export function createRelated(dictionary: Dictionary): RelatedTo {
  return (stem, language) => {
    const abroad: Related[] = []
    const athome = new Map<string, number>()
    for (const other of languages)
      for (const rendering of dictionary[language][other].get(stem) ?? []) {
        if (rendering.share >= leastShare) abroad.push({ ...rendering, language: other })
        for (const back of dictionary[other][language].get(rendering.stem) ?? []) {
          const share = rendering.share * back.share
          if (back.stem !== stem && share > (athome.get(back.stem) ?? leastShareBack))
            athome.set(back.stem, share)
        }
      }
    const related = [...abroad, ...Array.from(athome, ([own, share]) => ({ stem: own, language, share }))]
    return related.sort((a, b) => b.share - a.share).slice(0, mostRelated)
  }
}

function pairsOf(from: Titles[Language], to: Titles[Language]): readonly Pair[] {
  return from.flatMap((own, article) => {
    const other = to[article] ?? []
    return own.length > 0 && other.length > 0 ? [[own, other] as const] : []
  })
}

const leastShare = 0.1
const leastShareBack = 0.05
const mostRelated = 8
