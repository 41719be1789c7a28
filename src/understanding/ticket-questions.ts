import type { Act } from '../dialog/facts.ts'
import { set } from './lists.ts'
import type { Reading } from './reading.ts'
import { isNegator } from './small-words.ts'
import { lineOf, type Word } from './words.ts'

/**
 * Whether a text asks how a ticket stands, or whether something can be done to it, with the mark of a question or without: "is 4821
 * solved", "ya cerraron el 4821?", "posso reabrir o 4821?". It is told how it stands, and what can be done is on its card.
 */
export function ticketQuestion(reading: Reading, words: readonly Word[]): Act | undefined {
  const about = subjectIn(reading, words)
  if (about === undefined || !asks(reading, words, about.said)) return undefined
  return { type: 'ticket', act: 'status', number: about.number }
}

/**
 * What is left of how a ticket stands, when it is neither asked nor plainly that it is solved: that it is not ("todavía no está
 * resuelto el 4821", "don't close 4821") is for the desk; anything else is told. Where the form asks for words it is the answer.
 */
export function ticketState(reading: Reading, words: readonly Word[]): Act | undefined {
  const about = reading.standing.isFree ? undefined : subjectIn(reading, words)
  if (about === undefined || typeof about.number !== 'number' || !isNamed.test(lineOf(words)))
    return undefined
  const { number, said } = about
  const isDenied = said.some(isDenial)
  if (said.some((word) => reopening.has(word)))
    return isDenied ? { type: 'ticket', act: 'status', number } : undefined
  if (said.some((word) => closing.has(word)) && !isDenied) return undefined
  return isDenied
    ? { type: 'ticket', act: 'reopen', number, text: reading.text }
    : { type: 'ticket', act: 'status', number }
}

/** Whether a text holds the mark of a question. */
export const isMarked = (text: string): boolean => /[?¿]/.test(text)

/** Whether a text is a single question, and asks nothing of anybody: "did 4821 fail again?", but not "it fails again, can you look?". */
export function isMereQuestion({ text, words }: Reading): boolean {
  const isOne = words.every(({ clause }) => clause === words[0]?.clause)
  return isMarked(text) && isOne && !words.some((word) => pleading.has(word.text))
}

interface Subject {
  readonly number: number | 'last'
  /** The words without the number. */
  readonly said: readonly string[]
}

/** The one ticket that a sentence about tickets can be about; undefined for any other sentence. */
function subjectIn({ standing }: Reading, words: readonly Word[]): Subject | undefined {
  const tokens = words.map(({ text }) => text)
  const numbers = tokens.filter((word) => /^\d{1,9}$/.test(word))
  const said = tokens.filter((word) => !numbers.includes(word))
  const isAbout =
    said.every((word) => known.has(word) || isDenial(word)) &&
    said.some((word) => states.has(word) || isDeed(word))
  const [only, ...others] = numbers
  if (!isAbout || others.length > 0) return undefined
  if (only !== undefined) {
    const isTicket = only.length > 1 || said.some((word) => kinds.has(word))
    return isTicket ? { number: Number(only), said } : undefined
  }
  const { about, state, isFree } = standing
  if (about !== undefined && state.live === undefined) return { number: about, said }
  // Where the form asks for words "why was my ticket closed?" may be what they want to ask.
  return !isFree && mine.test(lineOf(words)) ? { number: 'last', said } : undefined
}

function asks({ text, words: all }: Reading, words: readonly Word[], said: readonly string[]): boolean {
  const line = lineOf(words)
  const isState = said.some((word) => states.has(word))
  const isDone = said.some(isDeed)
  if (may.test(line)) return true
  if (isDone && (opens.test(line) || coming.test(line))) return true
  if (isWondered(words, text)) return true
  // "¿Puedes cerrarlo?" and "¿puedes marcarlo como resuelto?" are wishes, however they end.
  if (all.some((word) => wishing.has(word.text))) return false
  if (isDone) return isMarked(text) && infinitive.test(line)
  return isState && (isMarked(text) || opens.test(line) || orNot.test(line) || third.test(line))
}

/** "Tell me if …", "I don't know whether …", or no more than "if …"; "sí, …" is a yes. */
function isWondered(words: readonly Word[], text: string): boolean {
  return words.some(({ text: word, start, end, clause }, at) => {
    if (!links.has(word) || text.slice(start, end).toLowerCase() === 'sí') return false
    const before = words.slice(0, at)
    if (at === 0) return words[1]?.clause === clause
    return (
      before.every((each) => wondering.has(each.text) || asking.has(each.text)) &&
      before.some((each) => asking.has(each.text))
    )
  })
}

const isDenial = (word: string): boolean =>
  isNegator(word) || /^(?:hasnt|havent|wont|cant|cannot)$/.test(word)
const isDeed = (word: string): boolean => closing.has(word) || reopening.has(word)
const kinds = set('ticket tiquete tique chamado caso case request solicitud solicitacao reclamo')
const mine =
  /\b(?:mi|my|meu|minha) (?:ultimo |last |ultima |latest )?(?:ticket|tiquete|chamado|caso|case|request|solicitud|solicitacao|reclamo)\b/

/** What a ticket is or was, and what was done to it by others. */
const states = set(`
  resuelto resuelta solucionado solucionada cerrado cerrada abierto abierta pendiente terminado finalizado reabierto atendido arreglado
  listo cerraron resolvieron solucionaron arreglaron reabrieron atendieron cerraste resolviste solucionaste reabriste cierran resuelven solucionan
  resolvio soluciono cerro reabrio resolverse funciona funcionando
  resolvido resolvida fechado fechada aberto aberta pendente encerrado encerrada reaberto concluido pronto atendido
  fecharam encerraram resolveram solucionaram reabriram fechou encerrou resolveu reabriu fecham resolvem encerram
  solved resolved closed fixed done open opened pending finished reopened unsolved unresolved works working`)
const closing = set(`
  cerrar cerrarlo cierro cierres cierren resolver resolverlo solucionar arreglar
  fechar fecho feche fechem encerrar encerro encerre encerrem finalizar
  close closing solve resolve fix fail marcar marques marquen marque marquem mark`)
const reopening = set('reabrir reabrirlo reabro reabras reabran reabra reopen reopening')

const around = set(`
  el la los las lo le o a os as the this that this este esta esse essa ese esa eso de del do da al ao of en em no in
  numero number nro num n mi my meu minha our nuestro nosso ultimo last
  es e is its it was were are be been being got get has have had fue foi esta estaba estava ha sido ser sera sera estara quedo quedara ficou fica ficar se va van vai vao a will going to
  ya ja yet already now still again ever actually finally todavia aun ainda sigue siguen continua segue tambien tambem por fin ahora agora hoy hoje today
  ustedes usted voce voces you u they we i alguien alguem someone somebody anyone support soporte suporte equipo equipe team
  quien quem who creo creen cree acho acham think parece looks like seems
  que verdad cierto correcto ne right ok certo correct not como how hago faco hacer fazer para pra as sure please
  quiero quero want queremos when why cuando quando por porque que ou or o did do does isnt wasnt`)
/** Before "if": what wonders. */
const asking = set(`
  dime digame diganme dices dicen dice decir decirme decirnos sabes sabe saben saber sabrias confirmar confirmarme confirmas confirma confirme avisa avisame ver revisar verificar checar se
  diz diga dizer sabem sei tell know check see confirm wonder wondering`)
const wondering = set(`
  me nos quiero quisiera queria quero gustaria gostaria necesito preciso de puedes puede pueden podrias podria podrian pode podem poderia poderiam
  puedo podemos podriamos posso posible possivel possible may shall should debo deberia devo
  can could would you please let i id like to want need do does anyone alguien alguem voce voces ustedes no nao not dont im am a`)
const links = set('si se if whether')
/** Who is asked to do something is not asked how it stands. */
const wishing = set(
  'puedes puede pueden podrias podrian podria pode podem poderia poderiam can could would please marca marcalo set dar pon poner deja dejar',
)
const known: ReadonlySet<string> = new Set(
  [around, kinds, states, links, asking, wondering, wishing, closing, reopening].flatMap((words) => [
    ...words,
  ]),
)
const pleading = set(
  'puedes puede pueden podrias podrian podria pode podem poderia poderiam can could please help ayuda ayuden ayudan ayudame ajuda ajudem ajudar hago faco should',
)

/** A ticket, not a year: "closed in 2023" is about none. */
const isNamed =
  /^\d{3,9}\b|\b(?:el|o|the|al|ao|close|closing|reopen|resolver|cerrar|cierres|cierren|fechar|feche|fechem|marcar|marques|mark) \d{3,9}\b|\b(?:ticket|tiquete|tique|chamado|caso|case|request|solicitud|solicitacao|reclamo) (?:numero |number |nro |num |n )?\d/
/** Whether it can be done is asked before it is. */
const may =
  /^(?:(?:como|how) (?:puedo|podemos|posso|podemos|can i|can we|do i|do we|to|se|hago para|hacemos para|faco para|faco pra|fazer para|cierro|reabro|fecho|encerro)|puedo|podemos|podriamos|se puede|se podria|es posible|sera posible|posso|da para|da pra|se pode|e possivel|sera que posso|debo|deberia|devo|can i|can we|could i|could we|may i|may we|shall i|shall we|should i|should we|is it possible to)\b/
const opens =
  /^(?:is|was|are|were|has|have|isnt|wasnt|hasnt|havent|didnt|did|will|when|why|who|quien|quem|cuando|quando|por que|porque|(?:do|does) (?:you|they|we|i|it))\b/
const coming =
  /\b(?:van|vao|vai|va|going) (?:a |to )?(?:cerrar|resolver|solucionar|arreglar|reabrir|fechar|encerrar|finalizar|close|solve|fix|reopen)/
const infinitive =
  /^(?:marcar|mark|cerrar|resolver|solucionar|reabrir|fechar|encerrar|finalizar|close|solve|resolve|reopen)\b/
const orNot = / (?:o no|ou nao|or not)$/
/** "They closed it already": whoever was not there to see it asks. */
const third =
  /^(?:ya|ja) (?:lo )?(?:cerraron|resolvieron|solucionaron|arreglaron|reabrieron|fecharam|encerraram|resolveram|solucionaram|reabriram)\b/
