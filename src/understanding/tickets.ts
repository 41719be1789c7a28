import type { Act } from '../dialog/facts.ts'
import { languages } from '../dialog/language.ts'
import type { TicketStatus } from '../dialog/ticket.ts'
import { phrasesIn } from '../i18n/speak.ts'
import { barePhrases } from './courtesy.ts'
import type { Reading } from './reading.ts'
import { recurrenceIn } from './recurrence.ts'
import { compile } from './sayings.ts'
import { isMarked, isMereQuestion, ticketQuestion, ticketState } from './ticket-questions.ts'
import { aroundTickets, ticketSayings } from './ticket-sayings.ts'
import { isToProgram } from './to-program.ts'
import { wholeOf } from './whole.ts'
import { lineOf, type Word, wordsOf } from './words.ts'

/** What a text asks about tickets that exist already, when it asks nothing else. */
export function ticketTalk(reading: Reading): Act | undefined {
  const { text, words } = reading
  const bare = barePhrases(words)
  return (
    firstOf(bare, (each) => ticketQuestion(reading, each)) ??
    replyIn(text) ??
    reopenIn(text) ??
    firstOf(bare, (each) => actOf(reading, each)) ??
    firstOf(bare, (each) => ticketState(reading, each)) ??
    recurrenceIn(reading) ??
    saidOfTickets(reading)
  )
}

/** Asked for in words of their own. */
function saidOfTickets({ words, standing }: Reading): Act | undefined {
  const canBe = !standing.isReply && isToProgram(words, standing)
  switch (canBe ? wholeOf(words, 'tickets', inOrder, said) : undefined) {
    case 'last':
      return { type: 'ticket', act: 'status', number: 'last' }
    case 'open':
      return { type: 'tickets', status: ['open', 'pending'] }
    case 'all':
      return { type: 'tickets' }
    case undefined:
      return undefined
  }
}

const inOrder = ticketSayings.map(([option]) => option)
const said = {
  sayings: compile(ticketSayings.map(([option, says]) => ({ question: 'tickets', option, says }))),
  around: aroundTickets,
}

type Bare = readonly Word[]

function firstOf(bare: readonly Bare[], read: (words: Bare) => Act | undefined): Act | undefined {
  for (const words of bare) {
    const act = read(words)
    if (act) return act
  }
  return undefined
}

function actOf(reading: Reading, words: readonly Word[]): Act | undefined {
  const line = lineOf(words)
  const { text, standing } = reading
  const { topic, draft } = standing.state
  const label = labels.get(line.replace(/\b\d{1,9}\b/, '#'))
  const numbered = /\b(\d{1,9})\b/.exec(line)
  const number = numbered ? Number(numbered[1]) : undefined
  if (label && number !== undefined) return { type: 'ticket', act: label, number }
  if (/^#\d{1,9}\??$/.test(text) && number !== undefined) return aboutStatus(number)
  if (number !== undefined) {
    if (muteLine.test(line)) return { type: 'ticket', act: 'mute', number }
    if (unmuteLine.test(line)) return { type: 'ticket', act: 'unmute', number }
    if (followUpLine.test(line)) return { type: 'ticket', act: 'follow-up', number }
    if (statusLines.some((pattern) => pattern.test(line))) return aboutStatus(number)
    if (solveLines.some((pattern) => pattern.test(line))) return { type: 'ticket', act: 'solve', number }
    if (solvedLine.test(line))
      return isMarked(text) ? aboutStatus(number) : { type: 'ticket', act: 'solve', number }
    if (!failedAgain.test(line)) return undefined
    return isMereQuestion(reading) ? aboutStatus(number) : { type: 'ticket', act: 'reopen', number, text }
  }
  if (topic !== undefined && draft === undefined) {
    if (statusAlone.test(line)) return aboutStatus(topic)
    if (
      /^(?:reabrir|reabre|reabra|reabrelo|reopen|reopen it)(?: (?:el|the|o) ?(?:ticket|chamado))?$/.test(line)
    )
      return { type: 'ticket', act: 'reopen', number: topic }
    if (solveAlone.test(line)) return { type: 'ticket', act: 'solve', number: topic }
  }
  if (statusAlone.test(line) && !standing.isReply) return { type: 'tickets' }
  if (lastLines.some((pattern) => pattern.test(line)))
    return { type: 'ticket', act: 'status', number: 'last' }
  return ticketList(line)
}

const aboutStatus = (number: number): Act => ({ type: 'ticket', act: 'status', number })

/** "Reply to 123: …": what follows is for the desk, as it was written. */
function replyIn(text: string): Act | undefined {
  const match =
    /^\s*(?:por favor,? |please,? )?(?:reply|respond|answer|comment|responder|responde|responda|contestar|contesta|comentar|comenta|comente)\s+(?:to|on|in|en|no|na|al|a|ao|à|el|o)?\s*(?:the |el |o )?(?:ticket|chamado|caso|case)?\s*(?:n[º°o.]*\s*)?#?(\d{1,9})\b[\s:,.;-]*([\s\S]*)$/i.exec(
      text,
    ) ?? additionIn(text)
  return match ? withText('reply', match) : undefined
}

/** "Add to 123: …"; without the colon it may be about anything that is added. */
const additionIn = (text: string): RegExpExecArray | null =>
  /^\s*(?:por favor,? |please,? )?(?:add|agrega|agregar|agregue|añade|añadir|añada|anade|suma|sumar|adiciona|adicionar|adicione|acrescenta|acrescentar|acrescente|inclui|incluir|inclua)\s+(?:this |esto |isto |isso )?(?:to|al|a|ao|en|no|el|o)\s*(?:the |el |o )?(?:ticket|chamado|caso|case)?\s*(?:n[º°o.]*\s*)?#?(\d{1,9})\s*:\s*([\s\S]+)$/i.exec(
    text,
  )

function reopenIn(text: string): Act | undefined {
  const match =
    /^\s*(?:(?:por favor|please|quiero|quisiera|quero|i want to|can you|puedes|pode|podrias),? )?(?:reopen|reabrir|reabre|reabra|reabran)\s+(?:the |el |o |al )?(?:ticket|chamado|caso|case)?\s*(?:n[º°o.]*\s*)?#?(\d{1,9})\b[\s:,.;?!-]*([\s\S]*)$/i.exec(
      text,
    )
  return match ? withText('reopen', match) : undefined
}

function withText(act: 'reply' | 'reopen', [, number, words = '']: RegExpExecArray): Act {
  const text = words.trim()
  const isPolite = /^(?:please|por favor|porfa)?[.!?\s]*$/i.test(text)
  return { type: 'ticket', act, number: Number(number), ...(!isPolite && { text }) }
}

const kind = '(?:ticket|tickets|tiquete|tique|chamado|caso|case|request|solicitud|solicitacao|reclamo)'
const the = '(?:el|la|del|de|of|for|the|o|a|do|da|mi|my|meu|minha|on|about|sobre|no|en|al|ao|with|con|com)'
const label = `(?:${the} )*(?:${kind} )?(?:numero |number |nro |no |num |n )?`
const states =
  '(?:estado|estatus|status|situacion|situacao|seguimiento|andamento|novedades|novedad|noticias|news|update|updates|progress|progreso|progresso|avance|detalle|detalles|details|detalhes)'

/** The lines hold one number; `4821` stands for any. */
const statusLines: readonly RegExp[] = [
  `(?:(?:cual es|cuales|what is|whats|what|qual e|qual|ver|dame|dime|show|show me|give me|get|check|consultar|consulta|quiero saber|quero saber|saber|hay|tem|any|some|alguna|alguma|tiene|me da|i want to know|mostrar|revisar) )*(?:(?:el|la|the|o|a|as|las) )?${states} ${label}\\d+`,
  `(?:como|how|how is|hows) (?:va|vai|esta|sigue|segue|anda|is|s|ha ido|quedo|ficou)? ?${label}\\d+(?: (?:going|doing|coming along|progressing))?`,
  `(?:que paso|que hay|que sabes|que se sabe|que pasa|que tal|what happened|what about|whats up|whats happening|o que aconteceu|o que houve|cade|e|y|and|how about) ${label}\\d{2,}`,
  `(?:ver|muestra|mostrar|muestrame|mostra|mostre|abrir|abre|show|show me|open|see|view|check|consultar|buscar|busca|find|look up|track|rastrear) ${label}(?:${kind}) (?:numero |number |nro )?\\d+`,
  `(?:(?:el|the|o|mi|my|meu) )?${kind} (?:numero |number |nro |no |n )?\\d+(?: (?:status|estado|situacao|update))?`,
  `(?:y|e|and|what about|how about|que tal) (?:(?:el|o|the|la|a|del|do|about) )(?:${kind} )?\\d{3,}`,
].map((pattern) => new RegExp(`^(?:${pattern})$`))

const muteLine = new RegExp(
  `^(?:mute|silenciar?|silencie|(?:no me|nao me) avis(?:es|e|ar) (?:mas |mais )?(?:de|del|do|sobre)|(?:stop|dont) (?:telling|tell|notify|notifying) me about) ${label}\\d+$`,
)
const unmuteLine = new RegExp(
  `^(?:unmute|(?:deja|dejar|deixar|deixe) de silenciar|(?:vuelve|volver|voltar|volte) a avisar(?:me)?|tell me again about) ${label}\\d+$`,
)

const followUpLine =
  /^(?:(?:abrir|abre|crear|crea|open|create|start|criar|abra|crie) )?(?:(?:un|uno|una|um|uma|a|another|otro|outro) )?(?:(?:new|nuevo|novo) )?(?:(?:ticket|chamado|caso|case) )?(?:de |in )?(?:follow ?up|seguimiento|continuacion|continuacao|continuidad|continuidade) (?:of|to|for|on|del|de|al|a|do|ao|para) (?:(?:the|el|o) )?(?:(?:ticket|chamado|caso|case) )?\d+$/

const solved =
  '(?:solved|resolved|done|closed|fixed|resuelto|solucionado|cerrado|resolvido|solucionado|fechado)'
const solveLines: readonly RegExp[] = [
  `(?:mark|marca|marcar|marcalo|marque|set|dar|da|pon|poner|deja|dejar) (?:${label})\\d+ (?:as|como|por|a) ${solved}`,
  `(?:close|solve|resolve|cierra|cerrar|cierren|resolver|resuelve|fechar|feche|fecha|resolva|finalizar|encerrar|encerre) ${label}\\d+`,
].map((pattern) => new RegExp(`^(?:${pattern})$`))
const solvedLine = new RegExp(
  `^${label}\\d+ (?:(?:is|its|ya|ya esta|esta|ya quedo|quedo|ja|ja esta|foi|ja foi|has been|was|now|already|is already|is now) )*${solved}$`,
)

const solveAlone = new RegExp(
  `^(?:(?:mark|marca|marcar|marcalo|marque|set) (?:it |this |lo |este |esta )?(?:as|como) ${solved}|(?:close|cerrar|cierra|fechar|feche|solve|resolve) (?:it|this|the|el|o|este|esse)(?: ${kind})?)$`,
)

const newsAlone = 'novedad|novedades|noticias|novidade|novidades|news|update|updates|progress'
const news = `(?:${newsAlone}|noticia|avance|avances|respuesta|resposta|retorno|answer|reply)`
/** Without a word for what it is about. */
const goings: readonly string[] = [
  `(?:(?:cual|cual es|what is|whats|qual|qual e) )?(?:el |la |the |o |a )?(?:status|estado|estatus|situacao|situacion|andamento)`,
  `(?:como (?:va|van|anda|andan|sigue)|como vai|como esta indo)(?: (?:eso|esto|todo|lo mio|lo nuestro|isso|tudo))?|(?:hows|how is) (?:it|that|everything) going`,
  `(?:(?:hay|tienen|tiene|tem|tens|do you have|have you|got|is there|are there) )?(?:alguna|algun|alguma|algum|any) ${news}`,
  `(?:hay|tienen|tiene|tem) ${news}`,
  newsAlone,
]
const statusAlone = new RegExp(`^(?:(?:y|e|and) )?(?:${goings.join('|')})$`)

const failedAgain = new RegExp(
  `^${label}\\d+ (?:(?:me|nos|todavia|aun|ainda|still|it|just|ha|has|is|esta|ya|tambien|again) )*(?:volvio|vuelve|vuelve a|sigue|siguen|continua|continuo|voltou|volta|segue|persiste|fails|failed|failing|fail|broke|broken|breaks|happening|happens|happened|happen|came back|come back|comes back|back|persists|not fixed|not solved|not working|doesnt work|isnt fixed|isnt solved|no quedo|no se resolvio|no esta resuelto|no funciona|nao foi resolvido|nao resolveu|nao funciona|nao ficou|fallo|falla|falhou|falha|falhando)\\b.*$`,
)

const one = '(?:ticket|tiquete|tique|chamado|caso|case|request|solicitud|solicitacao|reclamo)'
const lastLines: readonly RegExp[] = [
  `(?:(?:ver|cual es|what is|whats|qual e|show|show me|mostrar|${states}) )*${label}(?:mi |my |meu |el |the |o |del |of |do )*(?:ultimo|ultima|last|latest|most recent)(?: ${one})?`,
  `(?:(?:cual es|cual|what is|whats|qual e|qual) )?(?:(?:el|the|o|a) )?${states} (?:de|del|of|do|da|for|on) (?:mi|my|meu|minha|the|el|o) ${one}`,
  `(?:como|how|how is|hows) (?:(?:va|vai|esta|sigue|is|anda) )?(?:mi|my|meu|minha) (?:(?:ultimo|last|ultima|latest) )?${one}(?: (?:going|doing))?`,
  `(?:(?:en que quedo|que paso|que ha pasado|que sucedio|que hay|que hubo|o que aconteceu|o que houve|o que ha|what happened|what is going on|whats going on|whats happening|what about|how about|where is|wheres|donde esta|onde esta|cade|(?:hay|tienen|tem) ${news}|(?:alguna|alguma|any) ${news})) (?:(?:con|com|de|do|sobre|about|on|of|to|with) )?(?:mi|my|meu|minha) ${one}`,
  `(?:mi|my|meu) ultimo (?:${one})|(?:mi|my|meu) ${one}|ultimo ${one}`,
].map((pattern) => new RegExp(`^(?:${pattern})$`))

/** "My open tickets": those that support or the person still have to do something about. */
function ticketList(line: string): Act | undefined {
  if (waitingLine.test(line)) return { type: 'tickets', status: ['pending'] }
  const about = aboutWords.exec(line)?.groups
  if (about?.['list'] !== undefined) {
    const list = ticketList(about['list'])
    return list?.type === 'tickets'
      ? { ...list, search: (about['words'] ?? '').slice(0, longestSearch) }
      : undefined
  }
  if (listAlone.test(line)) return { type: 'tickets' }
  const match = listLine.exec(line)
  if (match === null) return undefined
  const status = statusNamed(line)
  return { type: 'tickets', ...(status && { status }) }
}

/** "My open tickets about checkout": words of the subject, without the small ones before them. */
const aboutWords =
  /^(?<list>.+?) (?:sobre|acerca de|about|regarding|relacionados? (?:con|a|ao|com)|related to|a respeito de) (?:(?:el|la|los|las|the|o|a|os|as|un|una|um|uma|mi|my|meu|minha) )?(?<words>.+)$/
/** A button carries them to the next page. */
const longestSearch = 40

/** "What is waiting for me?" */
const waitingLine =
  /^(?:(?:que|cuales|what|whats|what is|which ones|o que|quais|tickets|chamados|hay algo|is there anything|anything|tem algo|show me what|dime que) )+(?:(?:esta|estan|is|are|me|que) )*(?:espera|esperan|esperando|waits|waiting|awaits|pending|pendiente|aguarda|aguardam|aguardando|espera por|falta|depende|dependen|depends)(?: (?:por|de|for|on|a))? ?(?:mi|me|mim|mi respuesta|my reply|my answer|minha resposta|mi parte|minha parte|responder|respuesta mia)$/

const plural = '(?:tickets|tiquetes|chamados|casos|cases|requests|solicitudes|solicitacoes|reclamos)'
const state =
  '(?:abiertos|abiertas|abertos|abertas|open|pendientes|pendentes|pending|resueltos|resueltas|resolvidos|resolvidas|solved|resolved|cerrados|cerradas|fechados|fechadas|closed|en curso|em andamento|unresolved|waiting|awaiting reply|awaiting my reply|esperando respuesta|esperando mi respuesta|aguardando resposta|aguardando minha resposta|anteriores|recientes|recent)'
const listAlone = new RegExp(
  `^(?:(?:ver |mi |my |meu |el |the |o )?(?:status|estado|estatus|situacao|situacion)|tickets|chamados|(?:(?:y|e|and|como va|como vai|como esta|how is|hows|what about) )?(?:mi|my|meu) (?:otro|outro|other) ${one})$`,
)
const listLine = new RegExp(
  `^(?:(?:ver|lista|listar|list|show|show me|see|view|muestra|muestrame|mostrar|mostra|mostre|dame|cuales son|what are|quais sao|which are|tengo|tenho|do i have|como van|como estan|como vao|como estao|how are|como|donde estan|where are|onde estao|hay|any|que|quais|what|all|todos|status|estado|estatus|situacao|tem) )*(?:(?:los|the|os|mis|my|meus|minhas|nuestros|our|nossos|all|todos|de|of|dos|tengo|tenho|for|on) )*(?:${state} )?${plural}(?: (?:que )?(?:tengo|tenho|estan|sao|son|are|that are|i have|do i have|com status|con estado|en estado))*(?: ${state})?(?: (?:doing|going))?$`,
)

function statusNamed(line: string): readonly TicketStatus[] | undefined {
  if (/\b(?:esperando|aguardando|awaiting|waiting)\b/.test(line)) return ['pending']
  if (/\b(?:abiert|abert|open\b|pendient|pendent|pending|en curso|em andamento|unresolved)/.test(line))
    return ['open', 'pending']
  if (/\b(?:resuelt|resolvid|solved|resolved)/.test(line)) return ['solved']
  return /\b(?:cerrad|fechad|closed)/.test(line) ? ['closed'] : undefined
}

/** What the program's own buttons say, with `#` in the place of the number. */
const labels: ReadonlyMap<string, 'status' | 'reply' | 'reopen' | 'solve' | 'follow-up' | 'mute' | 'unmute'> =
  new Map(
    languages.flatMap((language) => {
      const { typed } = phrasesIn(language).ticket
      return (['status', 'reply', 'reopen', 'solve', 'follow-up', 'mute', 'unmute'] as const).map(
        (name) => [lineOf(wordsOf(typed[name](1))).replace(/\b1\b/, '#'), name] as const,
      )
    }),
  )
