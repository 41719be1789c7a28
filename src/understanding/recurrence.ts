import type { Act } from '../dialog/facts.ts'
import { barePhrases } from './courtesy.ts'
import { set } from './lists.ts'
import type { Reading } from './reading.ts'
import { byLength, meantWords } from './spelling.ts'
import { isMereQuestion } from './ticket-questions.ts'
import type { Word } from './words.ts'

/**
 * That what a ticket was about is back or goes on: "el problema volvió en el 1002", "the issue from 1002 happens again". Every word says
 * so or is a small one, until after the number it is told when or how. Where the form asks for words it is the answer.
 */
export function recurrenceIn(reading: Reading): Act | undefined {
  const { text, words, standing } = reading
  const number = standing.isFree ? undefined : numberIn(words)
  if (number === undefined) return undefined
  return isMereQuestion(reading)
    ? { type: 'ticket', act: 'status', number }
    : { type: 'ticket', act: 'reopen', number, text }
}

function numberIn(words: readonly Word[]): number | undefined {
  const [at, ...others] = [...words.keys()].filter((index) => /^\d{1,9}$/.test(words[index]?.text ?? ''))
  if (at === undefined || others.length > 0 || !isTicket(words, at)) return undefined
  return barePhrases(claimIn(words, at)).some(isBack) ? Number(words[at]?.text) : undefined
}

/** Up to the end of the clause with the number, or to where it begins to tell more: "… in 1002 since this morning". */
function claimIn(words: readonly Word[], number: number): readonly Word[] {
  const clause = words[number]?.clause ?? 0
  const end = words.findIndex((word, at) => at > number && (word.clause > clause || tells.has(word.text)))
  return end === -1 ? words : words.slice(0, end)
}

function isBack(words: readonly Word[]): boolean {
  const meant = words.map((word) => meantWords(word, vocabulary)[0] ?? word.text)
  const said = meant.join(' ').replace(anew, 'again').replace(inThe, 'em $1').split(' ')
  const isKnown = (word: string): boolean =>
    [around, kinds, troubles, returns].some((some) => some.has(word)) || /^\d+$/.test(word)
  return (
    said.every(isKnown) && said.some((word) => troubles.has(word)) && said.some((word) => returns.has(word))
  )
}

/** Of no code, no amount and no year: "error 500", "in 12 stores", "in 2024"; "ticket 12" and "el 2024" are. */
function isTicket(words: readonly Word[], at: number): boolean {
  const number = words[at]?.text ?? ''
  const before = words[at - 1]?.text ?? ''
  if (kinds.has(before)) return true
  const isYear = /^(?:19|20)\d\d$/.test(number) && !['el', 'o', 'no', 'the'].includes(before)
  return number.length > 2 && !isYear && !troubles.has(before)
}

const anew = /\b(?:(?:otra|outra) vez|de (?:nuevo|novo))\b/g
/** In Portuguese "no" is "in the" before what is named; anywhere else it denies. */
const inThe = /\bno ((?:ticket|chamado|caso|numero) |\d)/g

const kinds = set(
  'ticket tiquete tique chamado caso case request solicitud solicitacao reclamo numero number nro',
)

/** What is wrong. */
const troubles = set(`
  problema error falla fallo fallas incidente incidencia lo fallando pasando ocurriendo
  erro falha falhou falhando acontecendo ocorrendo
  problem issue bug failure fault incident failing broken down happening`)

/** That it is there again, or still. */
const returns = set(`
  again volvio vuelve vuelto regreso reaparecio reaparece sigue siguen persiste continua repite repitio nuevamente todavia aun
  voltou volta retornou reapareceu segue repete repetiu novamente ainda
  back still returned returns reappeared persists continues remains`)

/** What stands around them. */
const around = set(`
  el la las los mi este ese esto eso de del en se es esta ha me nos un mismo misma igual tengo tenemos tiene hay y ya yo tambien ahora hoy
  con a dar dando dio pasar paso pasa ocurrir ocurrio ocurre suceder sucede salir sale aparecer aparece fallar presentarse
  o os as meu minha esse isso do da em e ao com mesmo mesma tenho temos tem deu dar ja eu tambem agora hoje acontecer aconteceu acontece ocorrer
  ocorreu ocorre falhar aparecer
  the this that my our same i we it its is in on of from for with as at was has have had just also now came come comes happen happens
  happened occurs occurred there being`)

/** What begins to tell more of it. */
const tells = set(`
  desde hoy ayer cuando porque pero y al para ahora despues hace
  hoje ontem quando mas e ao depois pela agora faz
  since today yesterday when because but and after this for`)

/** What a slip is measured against. */
const vocabulary = byLength([...troubles, ...returns])
