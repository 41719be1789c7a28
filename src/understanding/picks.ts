import type { Word } from './words.ts'

/** The places (from 1) that a text points at, when it does nothing else: "1", "la 2", "the second one", "opción 3". */
export function picksIn(words: readonly Word[], count: number): readonly number[] {
  if (words.length === 0 || words.length > 8) return []
  const alone = words.length === 1 ? (alone1.get(words[0]?.text ?? '') ?? undefined) : undefined
  if (alone !== undefined) return alone <= count ? [alone] : []
  const picked: number[] = []
  for (const { text } of words) {
    const place = lastWords.has(text) ? count : (ordinals.get(text) ?? digits(text))
    if (place !== undefined) picked.push(place)
    else if (!around.has(text)) return []
  }
  return picked.every((place) => place >= 1 && place <= count) ? [...new Set(picked)] : []
}

/**
 * As `picksIn`, for a text that begins with the number and goes on after a comma or on a new line: the first clause
 * alone. Gives the place and how many words said it.
 */
export function pickFirst(
  words: readonly Word[],
  count: number,
): { readonly place: number; readonly words: number } | undefined {
  const first = words.filter((word) => word.clause === words[0]?.clause)
  const [place, ...others] = picksIn(first, count)
  return place === undefined || others.length > 0 ? undefined : { place, words: first.length }
}

const digits = (text: string): number | undefined => (/^\d{1,2}$/.test(text) ? Number(text) : undefined)

const table = (text: string): ReadonlyMap<string, number> =>
  new Map(
    text
      .trim()
      .split('\n')
      .flatMap((line, index) =>
        line
          .trim()
          .split(/\s+/)
          .map((word): [string, number] => [word, index + 1]),
      ),
  )

const ordinals = table(`
  primero primera primer primeiro primeira first 1o 1a 1st 1ro 1ra
  segundo segunda second 2o 2a 2nd 2do 2da dos dois duas two
  tercero tercera tercer terceiro terceira third 3o 3a 3rd 3ro 3ra tres three
  cuarto cuarta quarto quarta fourth 4o 4a 4th 4to 4ta cuatro quatro four
  quinto quinta fifth 5o 5a 5th 5to 5ta cinco five
  sexto sexta sixth 6o 6a 6th 6to 6ta seis six
  septimo septima setimo setima seventh 7o 7a 7th 7mo 7ma siete sete seven
  octavo octava oitavo oitava eighth 8o 8a 8th 8vo 8va ocho oito eight
  noveno novena nono nona ninth 9o 9a 9th 9no 9na nueve nove nine
  decimo decima tenth 10o 10a 10th diez dez ten
  undecimo undecima eleventh 11o 11a 11th once onze eleven
  duodecimo duodecima twelfth 12o 12a 12th doce doze twelve`)

/** Too common in other meanings to count among other words. */
const alone1: ReadonlyMap<string, number> = new Map(
  ['uno', 'una', 'un', 'um', 'uma', 'one'].map((word) => [word, 1]),
)

const lastWords: ReadonlySet<string> = new Set(['ultimo', 'ultima', 'last'])

/** What people put around a number. */
const around: ReadonlySet<string> = new Set(
  `opcion option opcao opc numero number num nro no la el lo a o the una one un uma um de del do of es e is its it
  creo que acho i think elijo escojo escolho quiero quero choose pick ill take want would like por favor please pls
  respuesta resposta answer choice seria sea seja eso isso that pienso fica para mi me com con y and`.split(
    /\s+/,
  ),
)
