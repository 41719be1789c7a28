import { stem } from '../../src/knowledge/stem.ts'
import { stopWords } from '../../src/knowledge/stop-words.ts'
import { fold } from '../../src/knowledge/tokens.ts'
import type { Language } from '../../src/dialog/language.ts'
import type { Document } from '../../src/knowledge/knowledge.ts'
import { createDraw } from './draw.ts'
import type { Asked } from './sets.ts'

/** How many are asked in each way and language. */
const perWay = 50

type Draw = () => number

/** A way to ask for a document without saying what stands in it. */
interface Way {
  readonly style: string
  /** Undefined for one that can't be asked for like that. */
  ask(about: About, draw: Draw): string | undefined
}

interface About {
  readonly document: Document
  /** The same document in another language. */
  readonly other: Document | undefined
}

/**
 * Questions of our own making, of which the answer is known: an article is asked for as somebody would who does not know how it is
 * called. Always the same ones. Whatever has the same title is as right.
 */
export function hardItems(documents: readonly Document[]): readonly Asked[] {
  const byLocale = groupBy(documents, ({ locale }) => locale)
  const byKey = new Map(documents.map((each) => [`${each.locale}/${each.id}`, each]))
  return [...byLocale].flatMap(([locale, own]) => {
    const sameTitle = groupBy(own, ({ title }) => title)
    return ways.flatMap((way) => {
      const draw = createDraw(`${locale}/${way.style}`)
      const asked: Asked[] = []
      for (const document of shuffled(own, draw)) {
        if (asked.length === perWay) break
        const other = byKey.get(`${otherThan[locale]}/${document.id}`)
        const text = way.ask({ document, other }, draw)
        const targets = (sameTitle.get(document.title) ?? []).map(({ id }) => id)
        if (text !== undefined) asked.push({ locale, style: way.style, text, targets })
      }
      return asked
    })
  })
}

/** What is asked in one language is sought by a reader of another. */
const otherThan: Readonly<Record<Language, Language>> = { es: 'pt', pt: 'en', en: 'es' }

const ways: readonly Way[] = [
  { style: 'not the title’s words', ask: ({ document }) => withoutTitle(document) },
  { style: 'from the middle', ask: ({ document }, draw) => fromTheMiddle(document, draw) },
  { style: 'typing errors', ask: ({ document }, draw) => mistyped(document.title, draw) },
  { style: 'keywords', ask: ({ document }, draw) => keywords(document, draw) },
  { style: 'abbreviated', ask: ({ document }, draw) => abbreviated(document.title, draw) },
  { style: 'translated, in part', ask: ({ other }, draw) => other && inPart(other, draw) },
]

/** What it is about, less all that its title says. */
function withoutTitle({ body, title, locale }: Document): string | undefined {
  const [sentence] = sentencesOf(body)
  const said = new Set(telling(title, locale).map((word) => stem(fold(word), locale)))
  const others = wordsOf(sentence ?? '').filter((word) => !said.has(stem(fold(word), locale)))
  return telling(others.join(' '), locale).length >= 5 ? others.join(' ') : undefined
}

/** A sentence out of the middle of what it says. */
function fromTheMiddle({ body }: Document, draw: Draw): string | undefined {
  const inside = sentencesOf(body).slice(2, -2)
  return inside[Math.floor(draw() * inside.length)]
}

/** Two words mistyped, accents and capitals left out. */
function mistyped(title: string, draw: Draw): string | undefined {
  const words = wordsOf(fold(title))
  const long = words.flatMap((word, place) => (word.length > 4 && /^\p{L}+$/u.test(word) ? [place] : []))
  if (long.length < 3) return undefined
  const wrong = new Set(shuffled(long, draw).slice(0, 2))
  return words.map((word, place) => (wrong.has(place) ? withTypo(word, draw) : word)).join(' ')
}

/** A letter is left out, doubled, or swapped with the next. */
function withTypo(word: string, draw: Draw): string {
  const at = 1 + Math.floor(draw() * (word.length - 2))
  const [before, rest] = [word.slice(0, at), word.slice(at + 2)]
  const [here, next] = [word.charAt(at), word.charAt(at + 1)]
  const kind = Math.floor(draw() * 3)
  return before + (kind === 0 ? next : kind === 1 ? here + here + next : next + here) + rest
}

/** Three words of the title, in any order. */
function keywords({ title, locale }: Document, draw: Draw): string | undefined {
  const words = telling(title, locale)
  return words.length < 5 ? undefined : shuffled(words, draw).slice(0, 3).join(' ').toLowerCase()
}

/** Long words cut to their beginning: "config. pag. cybersource". */
function abbreviated(title: string, draw: Draw): string | undefined {
  const words = wordsOf(title.toLowerCase())
  const long = words.filter((word) => word.length > 6)
  if (long.length < 3) return undefined
  const cut = new Set(shuffled(long, draw).slice(0, 2))
  return words.map((word) => (cut.has(word) ? word.slice(0, 4) : word)).join(' ')
}

/** The title in another language, four words in ten of it left out. */
function inPart({ title, locale }: Document, draw: Draw): string | undefined {
  const words = telling(title, locale)
  if (words.length < 5) return undefined
  const kept = new Set(shuffled(words, draw).slice(0, Math.ceil(words.length * 0.6)))
  return words
    .filter((word) => kept.has(word))
    .join(' ')
    .toLowerCase()
}

const wordsOf = (text: string): readonly string[] =>
  text.match(/[\p{L}\p{N}]+(?:[-_.][\p{L}\p{N}]+)*/gu) ?? []

const telling = (text: string, locale: Language): readonly string[] =>
  wordsOf(text).filter((word) => word.length > 2 && !stopWords[locale].has(fold(word)))

/** As long as a person would write. */
const sentencesOf = (body: string): readonly string[] =>
  body
    .split(/\n+|(?<=[.!?])\s+(?=\p{Lu})/u)
    .map((sentence) => sentence.replace(/^(?:[-*•>#\s]|\d+[.)]\s)+/, '').trim())
    .filter((sentence) => sentence.length >= 40 && sentence.length <= 160 && !/https?:|[{}<>]/.test(sentence))

function shuffled<T>(all: readonly T[], draw: Draw): readonly T[] {
  return all
    .map((each) => ({ each, lot: draw() }))
    .toSorted((one, other) => one.lot - other.lot)
    .map(({ each }) => each)
}

function groupBy<Key, T>(all: readonly T[], keyOf: (each: T) => Key): ReadonlyMap<Key, readonly T[]> {
  const groups = new Map<Key, T[]>()
  for (const each of all) {
    const group = groups.get(keyOf(each))
    if (group) group.push(each)
    else groups.set(keyOf(each), [each])
  }
  return groups
}
