import { picksIn } from './picks.ts'
import { isNegator } from './small-words.ts'
import { lineOf, type Word } from './words.ts'

/**
 * Whether a text agrees or declines; undefined when it does neither, says both ("ok, but without my name"), or tells a story. A
 * consent is only what is plainly one.
 */
export function consentIn(words: readonly Word[]): boolean | undefined {
  if (words.length === 0 || words.length > 12) return undefined
  const [place, ...others] = picksIn(words, 2)
  if (place !== undefined && others.length === 0) return place === 1
  const line = lineOf(words)
  if (plainNo.test(line)) return false
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
/** A no that is no refusal. */
const noObjection =
  /\b(?:no hay(?: ningun)? problema|no veo problema|sin problemas?|no problem|not a problem|sem problemas?|no tengo(?: ningun)? problema|no tengo inconveniente|no me importa|i dont mind|no objections?|nao me importo|nao (?:tem|ha|vejo) problema|por que no|why not|por que nao|of course|por supuesto|com certeza|desde luego)\b/
const plainNo =
  /^(?:(?:claro|por supuesto|desde luego|seguro|absolutamente|com certeza|obvio) (?:que (?:no|nao)|(?:no|nao)$)|of course not|absolutely not|certainly not|surely not|prefiero que no|prefiro que nao|id rather not|rather not|declino|rechazo|recuso|decline|i decline|nope|nah)\b/

/** A name, without "I'm called" before it and a greeting before that. As it was written. */
export function nameIn(text: string, words: readonly Word[]): string | undefined {
  const match = introduced.exec(text)
  const name = match?.[1]?.trim().replace(/[.,;!]+$/, '')
  if (name === undefined || name === '' || words.length > 14) return undefined
  return name.split(/\s+/).length <= 6 ? name : undefined
}

const introduced =
  /^\s*(?:(?:hola|buenas|hi|hello|hey|ol[aá]|oi|bom dia|buenos d[ií]as|s[ií]|yes|sim)[\s,.!]+)*(?:me llamo|mi nombre es|(?:nombre|nome|name)\s*:|soy|yo soy|my name is|i am|i['’]m|it['’]?s|this is|me chamo|meu nome [eé]|(?:eu )?sou(?: [oa](?= ))?|aqu[ií] es|pueden llamarme|call me)\s+(.{2,120}?)\s*$/iu
