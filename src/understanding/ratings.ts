import type { Act } from '../dialog/facts.ts'
import { languages } from '../dialog/language.ts'
import { phrasesIn } from '../i18n/speak.ts'
import { barePhrases } from './courtesy.ts'
import type { Reading } from './reading.ts'
import { fold, lineOf } from './words.ts'

/** "Rate 4855 with 5": a rating of a ticket, when the text is nothing else. A thread needs no number. */
export function ratingIn({ words, standing }: Reading): Act | undefined {
  const { topic, draft } = standing.state
  const isThread = topic !== undefined && draft === undefined
  for (const bare of barePhrases(words)) {
    const line = scored(lineOf(bare))
    for (const pattern of patterns) {
      const { number, score } = pattern.exec(line)?.groups ?? {}
      if (score === undefined || (number === undefined && !isThread)) continue
      return {
        type: 'rate',
        number: number === undefined ? (topic ?? 'last') : Number(number),
        score: Number(score),
      }
    }
  }
  return undefined
}

/** The line with the names of the scores ("very satisfied") as numbers. */
function scored(line: string): string {
  for (const [name, score] of names) if (line.endsWith(` ${name}`)) return line.slice(0, -name.length) + score
  return line
}

/** Longest first, because "very satisfied" ends like "satisfied". */
const names: readonly (readonly [string, number])[] = languages
  .flatMap((language) => phrasesIn(language).ticket.scores.map((name, at) => [fold(name), at + 1] as const))
  .toSorted(([one], [other]) => other.length - one.length)

const rate =
  '(?:calificar|califica|califico|calificalo|puntuar|puntua|puntuo|evaluar|evaluo|valorar|valoro|rate|score|avaliar|avalio|avalia|avalie|classificar|pontuar)'
const ticket =
  '(?:(?:el|al|la|the|o|ao|my|mi|meu|it|lo) )*(?:ticket |tiquete |chamado |caso |case )?(?:numero |number |n )?'
const number = '(?<number>\\d{1,9})'
const as = '(?: (?:con|com|with|as|en|em|a|an|un|uma|una|um|nota|de|of|at|it|como))*'
const score = '(?<score>[1-5])(?: (?:estrellas?|estrelas?|stars?|puntos?|pontos?|points?|out of 5|de 5))?'
const patterns: readonly RegExp[] = [
  `${rate} ${ticket}${number}${as} ${score}`,
  `${rate}(?: (?:it|lo|este|esse|this|esto|isso))?${as} ${score}`,
  `(?:(?:dar|doy|dou|give|le doy|pongo|pon|nota|with) )*(?:un |una |uma |um |a |nota )*${score} (?:al|ao|to|for|para|a|no|en)(?: (?:el|o|the))? ?${ticket}${number}`,
].map((pattern) => new RegExp(`^${pattern}$`))
