import type { Language } from '../dialog/language.ts'
import type { Document } from './knowledge.ts'
import { stemsOf } from './stem.ts'

/** How telling a stem of the query is, 0 for one that is not in it. */
export type WeightOf = (stem: string, language: Language) => number

/**
 * One line, at most 160 characters, in which the reason for a suggestion can be seen: the sentence of the body that
 * says most of what was asked; of the original where the translation has lost it; or the breadcrumb where none says any of it.
 * It begins with its sentence, or with a sign that more of it stands before.
 */
export function lineOf(document: Document, original: Document | undefined, weightOf: WeightOf): string {
  const reason = reasonIn(document, weightOf) ?? (original && reasonIn(original, weightOf))
  return shortened(reason === undefined ? document.breadcrumb : begun(reason), longestLine)
}

/** What begins in the middle of a sentence, as points of a list do, with a sign for it. Names in code begin small by themselves. */
const begun = (text: string): string => text.replace(/^[\s.,;:)\]–-]*(?=[\p{Ll}'’-]+[,;:]?\s)/u, '…')

function reasonIn(document: Document, weightOf: WeightOf): string | undefined {
  let best = { sentence: '', weight: 0 }
  for (const sentence of sentencesOf(document)) {
    const stems = new Set(stemsOf(sentence, document.locale))
    let weight = 0
    for (const stem of stems) weight += weightOf(stem, document.locale)
    // Between two that say the same, the shorter one; a list of everything is no reason.
    weight /= 1 + stems.size / usualStems
    if (weight > best.weight) best = { sentence, weight }
  }
  return best.weight > 0 ? best.sentence : undefined
}

/** At most `longest` characters, cut between two words. */
export function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text
  const cut = text.slice(0, longest - 1)
  const space = cut.lastIndexOf(' ')
  return `${cut.slice(0, space > longest / 2 ? space : undefined).replace(/[\s.,;:–-]+$/, '')}…`
}

function* sentencesOf({ body, title }: Document): Iterable<string> {
  for (const part of body.slice(0, charactersRead).split(/\n+|(?<=[.!?])\s+(?=[\p{Lu}¿¡"“])/u)) {
    const sentence = part.replace(/^(?:[-*•>#\s]|\d+[.)]\s)+/, '').trim()
    // What is this short is a heading.
    if (sentence.length >= shortestSentence && sentence !== title) yield sentence
  }
}

const longestLine = 160
const shortestSentence = 25
const usualStems = 24
const charactersRead = 6000
