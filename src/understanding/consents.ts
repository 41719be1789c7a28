import { picksIn } from './picks.ts'
import { isFiller, isNegator } from './small-words.ts'
import { lineOf, type Word } from './words.ts'

/**
 * Whether a text agrees or declines; undefined when it does neither, says both ("ok, but without my name"), tells a story, or
 * says its yes or no of something else ("nobody can buy"). A consent is only what is plainly one.
 */
export function consentIn(words: readonly Word[]): boolean | undefined {
  if (words.length === 0 || words.length > 12) return undefined
  const [place, ...others] = picksIn(words, 2)
  if (place !== undefined && others.length === 0) return place === 1
  const line = lineOf(words)
  if (plainNo.test(line)) return false
  if (!isOfConsent(words)) return undefined
  const plain = line.replace(noObjection, ' ').trim().split(/\s+/)
  const hasNoObjection = noObjection.test(line)
  const yes = plain.findIndex((word) => agrees.has(word))
  const no = plain.findIndex(isNegator)
  if (no < 0) return hasNoObjection || yes >= 0 ? true : undefined
  return hasNoObjection || (yes >= 0 && yes < no) ? undefined : false
}

const agrees: ReadonlySet<string> = new Set(
  'si sip sim yes yep yeah yup sure ok okay dale claro vale acepto aceito agree agreed accept acuerdo acordo autorizo consiento concordo permito puede podem pode pueden beleza bueno fine allow absolutely absolutamente'.split(
    ' ',
  ),
)

/** Whether everything up to the end of the clause with the yes or no is what a consent is told with. */
function isOfConsent(words: readonly Word[]): boolean {
  const deciding = words.find(({ text }) => agrees.has(text) || isNegator(text))?.clause ?? 0
  const plain = lineOf(words.filter(({ clause }) => clause <= deciding)).replace(noObjection, ' ')
  return plain.split(' ').every((word) => word === '' || isConsentWord(word))
}

const isConsentWord = (word: string): boolean =>
  agrees.has(word) ||
  isNegator(word) ||
  isFiller(word) ||
  around.has(word) ||
  beginnings.some((beginning) => word.startsWith(beginning))

/** What else a consent is told with: what is done with the solution, and how much one agrees. */
const around: ReadonlySet<string> = new Set(
  `use used usar usarlo usarla usen usem vtex forma manera maneira terms terminos termos conditions condiciones condicoes fully completely
  totally totalmente completamente prefiero prefiro prefer rather deseo desejo go ahead adelante thing way now ahora agora loco wont`.split(
    /\s+/,
  ),
)
const beginnings: readonly string[] =
  'compart shared share sharing publicar publish publiquen publiquem divulg soluc solution anoni anony autoriz permit consent gusta'.split(
    ' ',
  )

/** A no that is no refusal. */
const noObjection =
  /\b(?:no hay(?: ningun)? problema|no veo problema|sin problemas?|no problem|not a problem|sem problemas?|no tengo(?: ningun)? problema|no tengo inconveniente|no me importa|i dont mind|no objections?|nao me importo|nao (?:tem|ha|vejo) problema|por que no|why not|por que nao|of course|por supuesto|com certeza|desde luego)\b/
const plainNo =
  /^(?:(?:claro|por supuesto|desde luego|seguro|absolutamente|com certeza|obvio) (?:que (?:no|nao)|(?:no|nao)$)|of course not|absolutely not|certainly not|surely not|prefiero que no|prefiro que nao|id rather not|rather not|declino|rechazo|recuso|decline|i decline|nope|nah)\b/
