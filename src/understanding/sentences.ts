import { isNegator } from './small-words.ts'
import { lineOf, type Word } from './words.ts'

/** Whether a text agrees or declines; undefined when it does neither, or tells a story. */
export function consentIn(words: readonly Word[]): boolean | undefined {
  if (words.length === 0 || words.length > 12) return undefined
  const line = lineOf(words)
  if (agreesAll.test(line)) return true
  const [first] = words
  if (first !== undefined && agrees.has(first.text)) return true
  if (declines.test(line) || words.some((word) => isNegator(word.text))) return false
  return words.some((word) => agrees.has(word.text)) ? true : undefined
}

const agrees: ReadonlySet<string> = new Set(
  'si sip sim yes yep yeah yup sure ok okay dale claro vale acepto aceito agree agreed accept acuerdo acordo autorizo consiento concordo permito puede podem pode pueden beleza bueno fine allow 1'.split(
    ' ',
  ),
)
const agreesAll =
  /\b(?:no hay problema|sin problemas?|no problem|sem problemas?|no tengo problema|no tengo inconveniente|no me importa|i dont mind|no objections?|nao me importo|nao tem problema|por que no|why not|por que nao|of course|por supuesto|com certeza)\b/
const declines =
  /^(?:2|prefiero que no|prefiro que nao|id rather not|rather not|declino|rechazo|recuso|decline|i decline|nope|nah)\b/

/** A name, without "I'm called" before it and a greeting before that. As it was written. */
export function nameIn(text: string, words: readonly Word[]): string | undefined {
  const match = introduced.exec(text)
  const name = match?.[1]?.trim().replace(/[.,;!]+$/, '')
  if (name === undefined || name === '' || words.length > 14) return undefined
  return name.split(/\s+/).length <= 6 ? name : undefined
}

const introduced =
  /^\s*(?:(?:hola|buenas|hi|hello|hey|ol[aá]|oi|bom dia|buenos d[ií]as|s[ií]|yes|sim)[\s,.!]+)*(?:me llamo|mi nombre es|soy|yo soy|my name is|i am|i['’]m|it['’]s|this is|me chamo|meu nome [eé]|eu sou|sou|sou o|sou a|aqu[ií] es|pueden llamarme|call me)\s+(.{2,120}?)\s*$/iu
