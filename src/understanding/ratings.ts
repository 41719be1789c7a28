import type { Act } from '../dialog/facts.ts'
import { fold } from '../dialog/fold.ts'
import { languages } from '../dialog/language.ts'
import { phrasesIn } from '../i18n/speak.ts'
import { barePhrases } from './courtesy.ts'
import type { Reading } from './reading.ts'
import { isMarked } from './ticket-questions.ts'
import { lineOf, type Word } from './words.ts'

/** "Rate 4855 with 5": a rating of a ticket, when the text is nothing else. Where a ticket is spoken of anyhow, it needs no number. */
export function ratingIn({ words, standing: { about, state } }: Reading): Act | undefined {
  const known = state.live === undefined ? about : undefined
  for (const bare of barePhrases(words)) {
    const line = scored(lineOf(bare))
    for (const pattern of patterns) {
      const { number, score } = pattern.exec(line)?.groups ?? {}
      if (score === undefined || (number === undefined && known === undefined)) continue
      return {
        type: 'rate',
        number: number === undefined ? (known ?? 'last') : Number(number),
        score: Number(score),
      }
    }
  }
  return undefined
}

/**
 * A score and nothing else ("5", "10/10", "⭐⭐⭐⭐", "muy satisfecho"), where words are about a ticket. Out of ten it is halved, and no
 * whole score where that leaves a half.
 */
export function scoreAlone({ text, words, standing }: Reading): Act | undefined {
  const { about, isReply, isAfter } = standing
  if (about === undefined || !(isReply || isAfter) || isMarked(text)) return undefined
  const score = starsIn(text) ?? first(barePhrases(words), (bare) => scoreOf(lineOf(bare)))
  return score === undefined ? undefined : { type: 'rate', number: about, score, isBare: true }
}

function first<T>(
  all: readonly (readonly Word[])[],
  read: (words: readonly Word[]) => T | undefined,
): T | undefined {
  for (const words of all) {
    const found = read(words)
    if (found !== undefined) return found
  }
  return undefined
}

function starsIn(text: string): number | undefined {
  if (text.length > 20) return undefined
  const signs = text.replace(/[\uFE0F\s]/gu, '')
  return /^[⭐🌟★☆]+$/u.test(signs) ? Array.from(signs).filter((sign) => sign !== '☆').length : undefined
}

function scoreOf(line: string): number | undefined {
  const named = names.find(([name]) => line.replace(/^[1-5] /, '') === name)
  if (named) return named[1]
  const { given, of = line === '100' ? '100' : '5' } = alone.exec(line)?.groups ?? {}
  if (given === undefined) return undefined
  const points = spelled.get(given) ?? Number(given.replace(',', '.'))
  return (points * 5) / (spelled.get(of) ?? Number(of))
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

const spelled: ReadonlyMap<string, number> = new Map(
  [
    ['uno', 'um', 'one'],
    ['dos', 'dois', 'two'],
    ['tres', 'three'],
    ['cuatro', 'quatro', 'four'],
    ['cinco', 'five'],
    ['seis', 'six'],
    ['siete', 'sete', 'seven'],
    ['ocho', 'oito', 'eight'],
    ['nueve', 'nove', 'nine'],
    ['diez', 'dez', 'ten'],
  ].flatMap((words, at) => words.map((word) => [word, at + 1] as const)),
)
const points = `\\d{1,2}(?:[.,]\\d)?|100|${[...spelled.keys()].join('|')}`
const alone = new RegExp(
  `^(?:(?:un|uma|um|a|an|le|les|te|lhe|doy|dou|pongo|i|id|give|gave|would|it|you|its|es|e|mi|my|minha|meu|is|nota|calificacion|puntuacion|avaliacao|rating|score|con|com|with|de|ponle|pon) )*(?<given>${points})(?: (?:estrellas?|estrelas?|stars?|puntos?|pontos?|points?|nota))?(?: ?(?:(?:de|sobre|out of|of|em|en|over) )?(?<of>5|10|100|cinco|five|diez|dez|ten))?(?: (?:estrellas?|estrelas?|stars?|puntos?|pontos?|points?))?$`,
)
