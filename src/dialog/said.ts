import { run } from './commands.ts'
import {
  addFiles,
  checkAnswer,
  draftOf,
  isSameText,
  openDraft,
  pathOfDraft,
  record,
  reopenQuestion,
} from './draft.ts'
import type { Event, Interpretation } from './event.ts'
import type { Act } from './facts.ts'
import { miss, missNonsense } from './misses.ts'
import { chooseLanguage, knowPerson, subjectOf, touch, wasAway } from './person.ts'
import { nextPlace } from './route.ts'
import { solveByArticle } from './sending.ts'
import type { AnswerValue, FileRef } from './state.ts'
import { askDesk, doTicketAct, tellTicket, tellTickets } from './tickets.ts'
import { note, setDraft, type Work } from './work.ts'

type Said = Extract<Event['happened'], { type: 'said' }>

/** One thought of the person, heard whole. */
interface Heard {
  readonly text: string
  readonly message: string
  readonly files: readonly FileRef[]
  readonly meaning: Interpretation
}

/** How long the first words of a conversation are held back, because people write them in bursts. */
const holdMs = 1_000

/** The window was opened: the first words, once. */
export function onOpened(work: Work): void {
  if (!knowPerson(work)) return
  if (work.state.lastAt !== undefined || work.state.live) {
    work.ending = 'silence'
    return
  }
  touch(work)
  greet(work)
}

export function onSaid(work: Work, said: Said): void {
  if (!knowPerson(work)) return
  const text = said.text.trim()
  if (text === '' && said.files.length === 0) {
    work.ending = 'silence'
    return
  }
  const meaning = meaningOf(work, text)
  if (meaning === undefined) return
  if (isOpening(work, meaning)) return hold(work, text, said)
  hear(work, { text, message: said.message, files: said.files, meaning })
}

/** The alarm: what was held back is read as one message. */
export function onRang(work: Work): void {
  const { held, ...rest } = work.state
  if (held === undefined || held.until > work.event.at) {
    work.ending = 'silence'
    return
  }
  const text = held.texts.join('\n')
  const meaning = meaningOf(work, text)
  if (meaning === undefined) return
  work.state = rest
  hear(work, { text, message: held.message, files: held.files, meaning })
}

function meaningOf(work: Work, text: string): Interpretation | undefined {
  if (text === '') return { acts: [] }
  if (work.facts.interpretation) return work.facts.interpretation
  if (work.facts.missing?.includes('interpretation')) return { acts: [], rest: text }
  work.needs.push({ type: 'interpretation', text })
  return undefined
}

/** Whether these are the first words of something: nothing is asked, and nothing in them is urgent. */
function isOpening(work: Work, meaning: Interpretation): boolean {
  const { live, topic, draft } = work.state
  if (live || draft || topic !== undefined) return false
  return meaning.acts.every(
    (act) => act.type === 'answer' || act.type === 'unclear' || act.type === 'greeting' || isHelp(act),
  )
}

const isHelp = (act: Act): boolean => act.type === 'command' && act.command === 'help'

function hold(work: Work, text: string, said: Said): void {
  const before = work.state.held
  work.state = {
    ...work.state,
    held: {
      texts: [...(before?.texts ?? []), ...(text === '' ? [] : [text])],
      message: said.message,
      files: [...(before?.files ?? []), ...said.files],
      until: work.event.at + holdMs,
    },
  }
  work.ending = 'silence'
}

function hear(work: Work, heard: Heard): void {
  const isAway = wasAway(work)
  touch(work)
  followLanguage(work, heard.meaning)
  if (isReply(work)) return reply(work, heard)
  const isFirst = work.state.draft === undefined
  if (heard.meaning.acts.some((act) => act.type === 'thanks') && !hasMore(heard)) return thank(work)
  if (runsMeta(work, heard)) return
  keepFiles(work, heard)
  if (isAway && !heard.meaning.acts.some((act) => act.type === 'answer')) return offerToGoOn(work, heard)
  if (isFirst) openDraft(work)
  if (!isFirst && isFreeText(work)) return hearText(work, heard)
  hearAnswers(work, heard, isFirst)
}

/** The first messages may change the language; later only the person's wish does. */
function followLanguage(work: Work, meaning: Interpretation): void {
  const { languageChosen, language, draft } = work.state
  if (meaning.language === undefined || languageChosen || meaning.language === language) return
  if ((draft?.revision ?? 0) === 0) work.state = { ...work.state, language: meaning.language }
}

/** Whether a plain message here is meant for the desk: a ticket's own thread, or a prompt that asked for it. */
function isReply(work: Work): boolean {
  const { live, topic, draft } = work.state
  return (
    live?.asks === 'reply' ||
    live?.asks === 'reopen' ||
    (topic !== undefined && draft === undefined && live === undefined)
  )
}

function reply(work: Work, heard: Heard): void {
  const { live, topic } = work.state
  const isAnswerOnly = heard.meaning.acts.every(
    (act) =>
      act.type === 'answer' || act.type === 'greeting' || act.type === 'nonsense' || act.type === 'unclear',
  )
  if (!isAnswerOnly && runsMeta(work, heard)) return
  if (heard.meaning.acts.some((act) => act.type === 'thanks') && !hasMore(heard)) return thank(work)
  const number = live?.ticket ?? topic
  if (number === undefined) return
  const type = live?.asks === 'reopen' ? 'reopen' : 'comment'
  work.settled = { command: 'continue' }
  askDesk(work, { type, number, text: heard.text })
}

/** Carries out what is not an answer: language, tickets, commands, an article that solved it. */
function runsMeta(work: Work, heard: Heard): boolean {
  let isDone = false
  for (const act of heard.meaning.acts) {
    if (act.type === 'language') chooseLanguage(work, act.language)
    else if (act.type === 'tickets' && work.state.topic !== undefined && work.state.draft === undefined) {
      tellTicket(work, work.state.topic)
    } else if (act.type === 'tickets') tellTickets(work, act.status, 1)
    else if (act.type === 'ticket') doTicketAct(work, act)
    else if (act.type === 'solved') solved(work, act.position)
    else if (act.type === 'command' && !(isHelp(act) && work.state.lastAt === undefined)) {
      if (act.command === 'help' && work.state.draft === undefined) continue
      run(work, act.command, heard.text)
    } else continue
    isDone = true
  }
  return isDone
}

function solved(work: Work, position: number): void {
  const shown = work.state.draft?.suggested?.articles ?? []
  solveByArticle(work, position > 0 ? shown[position - 1]?.id : shown.length === 1 ? shown[0]?.id : undefined)
}

function keepFiles(work: Work, heard: Heard): void {
  if (heard.files.length === 0) return
  const fresh = addFiles(work, heard.files)
  const asks = work.state.live?.asks
  const isAsked = asks !== undefined && work.tree.questions[asks]?.type === 'files'
  if (isAsked && heard.text === '') record(work, { [asks]: true }, heard.message)
  else if (fresh.length > 0) note(work, 'fileKept', { names: fresh.map((file) => file.name) })
}

function offerToGoOn(work: Work, heard: Heard): void {
  const hasWords = heard.meaning.rest !== undefined && saysSomething(heard.meaning.rest)
  if (hasWords) keepWords(work, heard.meaning.rest ?? '')
  note(work, 'welcomeBack', subjectOf(work, work.state.draft))
  work.prompt = { asks: 'resume' }
}

function isFreeText(work: Work): boolean {
  const asks = work.state.live?.asks
  const type = asks === undefined ? undefined : work.tree.questions[asks]?.type
  return type === 'text' || type === 'longText'
}

/** Free text is asked: the message is the answer, unless it corrects another one or means nothing. */
function hearText(work: Work, heard: Heard): void {
  const asks = work.state.live?.asks ?? ''
  if (heard.text === '') return
  const { acts } = heard.meaning
  if (acts.some((act) => act.type === 'nonsense')) return missNonsense(work, heard.text)
  const isCorrection = acts.some((act) => (act.type === 'answer' && act.correction) || act.type === 'change')
  if (isCorrection) return hearAnswers(work, heard, false)
  if (acts.some((act) => act.type === 'greeting') && acts.length === 1 && heard.meaning.rest === undefined)
    return
  const own = acts.find((act) => act.type === 'answer' && act.question === asks)
  const value = own?.type === 'answer' ? own.value : heard.text
  take(work, { [asks]: value }, heard.message)
}

/** An option is asked, or nothing yet: answers to any question count, each checked like a click. */
function hearAnswers(work: Work, heard: Heard, isFirst: boolean): void {
  const asked = work.state.live?.asks
  const { acts, rest } = heard.meaning
  const answers = acts.filter((act) => act.type === 'answer')
  const change = acts.find((act) => act.type === 'change')
  if (change) return reopenQuestion(work, change.question)
  const before = work.state.draft?.answers ?? {}
  const fresh: Record<string, AnswerValue> = {}
  for (const act of answers) {
    const checked = checkAnswer(work, act.question, act.value)
    if (checked.type === 'problem')
      note(work, 'invalid', { question: act.question, problem: checked.problem })
    else if (!isSameText(before[act.question]?.value, checked.value)) fresh[act.question] = checked.value
  }
  sayUnderstood(work, fresh, before, asked)
  if (Object.keys(fresh).length > 0) record(work, fresh, heard.message)
  const isUsed = answers.length > 0 || heard.files.length > 0
  if (rest !== undefined && (isUsed || isFirst)) keepRest(work, rest, heard.message)
  if (isFirst) {
    if (answers.length === 0) note(work, 'greeting', nameOf(work))
    return
  }
  const unclear = acts.find((act) => act.type === 'unclear')
  if (unclear && fresh[unclear.question] === undefined) {
    work.prompt = { asks: 'clarify', about: unclear.question, among: unclear.among }
    return
  }
  if (isUsed || acts.some((act) => act.type === 'greeting')) return
  if (acts.some((act) => act.type === 'thanks')) return thank(work)
  if (isFilesAsked(work) && addToDetails(work, heard)) return
  miss(work, heard.text)
}

/** Says back what was understood beyond what was asked, and what was changed from what. */
function sayUnderstood(
  work: Work,
  fresh: Readonly<Record<string, AnswerValue>>,
  before: Readonly<Record<string, { readonly value: AnswerValue }>>,
  asked: string | undefined,
): void {
  const entries = Object.entries(fresh)
  const changed = entries.filter(([question]) => before[question] !== undefined && question !== asked)
  for (const [question, to] of changed) sayChanged(work, question, before[question]?.value as AnswerValue, to)
  const added = entries.filter(([question]) => before[question] === undefined)
  if (added.some(([question]) => question !== asked)) {
    note(work, 'understood', { answers: added.map(([question, value]) => ({ question, value })) })
  }
}

/** "From this to that" for an option, "updated" for a text. */
export function sayChanged(work: Work, question: string, from: AnswerValue, to: AnswerValue): void {
  const type = work.tree.questions[question]?.type
  if (type === 'text' || type === 'longText') note(work, 'updated', { question })
  else note(work, 'changed', { question, from, to })
}

/** Records an answer to the live question, or says why it was not taken. */
function take(work: Work, answers: Readonly<Record<string, AnswerValue>>, message: string): void {
  for (const [question, value] of Object.entries(answers)) {
    const checked = checkAnswer(work, question, value)
    if (checked.type === 'ok') record(work, { [question]: checked.value }, message)
    else note(work, 'invalid', { question, problem: checked.problem })
  }
}

/** Words beside the answers: the next long text if that is what comes next, else kept until a text is asked. */
function keepRest(work: Work, rest: string, message: string): void {
  if (!saysSomething(rest)) return
  const draft = draftOf(work)
  const next = nextPlace(work.tree, draft, pathOfDraft(work))
  const type = next === undefined ? undefined : work.tree.questions[next.question]?.type
  if (next && type === 'longText') take(work, { [next.question]: rest }, message)
  else keepWords(work, rest)
}

function keepWords(work: Work, words: string): void {
  const draft = draftOf(work)
  if (draft.candidate === undefined) setDraft(work, { ...draft, candidate: words.slice(0, 1_000) })
}

/** More than a greeting or a number: at least three words. */
const saysSomething = (text: string): boolean =>
  text.split(/\s+/).filter((word) => /\p{L}{2}/u.test(word)).length >= 3

function isFilesAsked(work: Work): boolean {
  const asks = work.state.live?.asks
  return asks !== undefined && work.tree.questions[asks]?.type === 'files'
}

/** Words that come when files are asked are more of the details. */
function addToDetails(work: Work, heard: Heard): boolean {
  const path = pathOfDraft(work)
  const details = work.tree.files.description.find((question) => path.value(question) !== undefined)
  const value = details === undefined ? undefined : path.value(details)
  if (details === undefined || typeof value !== 'string' || !saysSomething(heard.text)) return false
  take(work, { [details]: `${value}\n${heard.text}` }, heard.message)
  note(work, 'updated', { question: details })
  return true
}

function hasMore(heard: Heard): boolean {
  return (
    heard.meaning.acts.some((act) => act.type !== 'thanks' && act.type !== 'greeting') ||
    heard.files.length > 0
  )
}

function thank(work: Work): void {
  note(work, 'welcomeThanks', {})
  work.ending = 'say'
}

function greet(work: Work): void {
  note(work, 'greeting', nameOf(work))
  openDraft(work)
}

function nameOf(work: Work): { readonly name?: string } {
  const name = work.state.person?.name?.split(' ')[0]
  return name === undefined ? {} : { name }
}
