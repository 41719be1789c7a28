import { type Language, languages } from '../dialog/language.ts'
import type { Document } from './knowledge.ts'
import type { Steps } from './steps.ts'

/** How likely a text is in each language; the three add up to one. */
export type Likelihood = Readonly<Record<Language, number>>

/** Guesses the language of a short text, `expected` being the one the person reads. */
export type GuessLanguage = (text: string, expected: Language) => Likelihood

/** How often each three letters follow one another in each language. */
export interface Trigrams {
  readonly counts: readonly (readonly [trigram: string, es: number, pt: number, en: number])[]
}

/** Learns them from the titles and first lines of some hundred documents of each language, evenly spread: more teach nothing new. */
export function* learnTrigrams(documents: readonly Document[]): Steps<Trigrams> {
  const counts = new Map<string, Record<Language, number>>()
  let learnt = 0
  for (const document of sample(documents)) {
    if (learnt++ % documentsAStep === 0) yield
    for (const trigram of trigrams(`${document.title} ${document.body.slice(0, linesLearnt)}`)) {
      const count = counts.get(trigram) ?? { es: 0, pt: 0, en: 0 }
      count[document.locale]++
      counts.set(trigram, count)
    }
  }
  return { counts: Array.from(counts, ([trigram, { es, pt, en }]) => [trigram, es, pt, en] as const) }
}

export function createGuess({ counts: learnt }: Trigrams): GuessLanguage {
  const counts = new Map<string, Readonly<Record<Language, number>>>()
  const totals = { es: 0, pt: 0, en: 0 }
  for (const [trigram, es, pt, en] of learnt) {
    counts.set(trigram, { es, pt, en })
    totals.es += es
    totals.pt += pt
    totals.en += en
  }
  const known = languages.filter((language) => totals[language] > 0)
  return (text, expected) => {
    const seen = trigrams(text.slice(0, textRead)).filter((trigram) => counts.has(trigram))
    const logs = known.map((language) => {
      const prior = Math.log(language === expected ? expectedPrior : (1 - expectedPrior) / 2)
      return seen.reduce(
        (sum, trigram) =>
          sum +
          Math.log(
            ((counts.get(trigram)?.[language] ?? 0) + smoothing) /
              (totals[language] + smoothing * counts.size),
          ),
        prior,
      )
    })
    return spread(known, logs)
  }
}

function* sample(documents: readonly Document[]): Iterable<Document> {
  for (const language of languages) {
    const own = documents.filter(({ locale }) => locale === language)
    const every = Math.ceil(own.length / documentsLearnt)
    for (const [place, document] of own.entries()) if (place % every === 0) yield document
  }
}

function spread(known: readonly Language[], logs: readonly number[]): Likelihood {
  const best = Math.max(...logs)
  const weights = logs.map((log) => Math.exp(log - best))
  const sum = weights.reduce((a, b) => a + b, 0)
  const likelihood = { es: 0, pt: 0, en: 0 }
  for (const [place, language] of known.entries()) likelihood[language] = (weights[place] ?? 0) / sum
  return likelihood
}

/** Accents are kept: where people write them they tell most. Words without them are learnt from the many that have none. */
function trigrams(text: string): string[] {
  const found: string[] = []
  for (const [word] of text.toLowerCase().matchAll(/\p{L}+/gu)) {
    const padded = ` ${word} `
    for (let place = 0; place + 3 <= padded.length; place++) found.push(padded.slice(place, place + 3))
  }
  return found
}

const expectedPrior = 0.8
const smoothing = 0.5
/** Per language. */
const documentsLearnt = 600
const documentsAStep = 100
/** Characters of a body that are learnt from, and of a text that are looked at. */
const linesLearnt = 300
const textRead = 300
