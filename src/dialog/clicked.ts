import { noneHelps } from './answer.ts'
import type { Choice } from './choice.ts'
import { run } from './commands.ts'
import { checkAnswer, isSameText, record, reopenQuestion } from './draft.ts'
import type { Command } from './facts.ts'
import { chooseLanguage, knowPerson, subjectOf, touch, wasAway } from './person.ts'
import { sayChanged } from './said.ts'
import { solveByArticle } from './sending.ts'
import { statuses } from './ticket.ts'
import { askDesk, tellTicket, tellTickets } from './tickets.ts'
import { note, type Work } from './work.ts'

/** A second press within this time is the same press. */
const doubleClickMs = 5_000

/** Commands that mean something without the prompt they stood on. */
const free: readonly Command[] = ['undo', 'resume', 'new', 'help', 'restart', 'sent?', 'more']

/** A click on the live prompt, or on any prompt ever shown: nothing that was pressed stays without an answer. */
export function onClicked(work: Work, choice: Choice): void {
  if (!knowPerson(work)) return
  const isAway = wasAway(work)
  const sinceLast = work.event.at - (work.state.lastAt ?? 0)
  touch(work)
  switch (choice.type) {
    case 'language':
      return chooseLanguage(work, choice.language)
    case 'tickets':
      return tellTickets(
        work,
        statuses.includes(choice.status as never) ? [choice.status as never] : undefined,
        choice.page,
      )
    case 'ticket':
      return onTicket(work, choice)
    default:
  }
  if (choice.type === 'command' && free.includes(choice.command))
    return onFree(work, choice.command, sinceLast)
  if (choice.draft !== work.state.draft?.id) return onOtherDraft(work, choice, sinceLast)
  const isLive = choice.prompt === work.state.live?.id
  if (isAway && work.state.live?.asks !== 'resume') {
    note(work, 'welcomeBack', subjectOf(work, work.state.draft))
    work.prompt = { asks: 'resume' }
    return
  }
  if (choice.type === 'change') return reopenQuestion(work, choice.question)
  if (choice.type === 'command') return isLive ? run(work, choice.command) : onOldCommand(work, sinceLast)
  if (isLive) answer(work, choice.question, choice.value)
  else correct(work, choice.question, choice.value)
}

type TicketChoice = Extract<Choice, { type: 'ticket' }>

function onTicket(work: Work, choice: TicketChoice): void {
  const { number } = choice
  switch (choice.act) {
    case 'status':
    case 'follow':
      return tellTicket(work, number)
    case 'reply':
    case 'reopen':
      work.prompt = { asks: choice.act, ticket: number }
      return
    case 'solve':
      return askDesk(work, { type: 'solve', number })
    case 'rate':
      return askDesk(work, { type: 'rate', number, score: Number(choice.value) })
  }
}

/** "Undo" and "resume" pressed twice must not undo twice. */
function onFree(work: Work, command: Command, sinceLast: number): void {
  const isRepeated =
    sinceLast < doubleClickMs && work.state.draft !== undefined && command !== 'help' && command !== 'undo'
  if (isRepeated && command !== 'restart') {
    work.ending = 'silence'
    return
  }
  run(work, command)
}

/** A prompt of a draft that is sent, put aside, or long gone. */
function onOtherDraft(work: Work, choice: Choice & { readonly draft: number }, sinceLast: number): void {
  const isOpen = work.state.draft !== undefined
  work.ending = isOpen ? 'ask' : 'end'
  if (work.state.filing.some((draft) => draft.id === choice.draft)) {
    if (sinceLast < doubleClickMs) work.ending = 'silence'
    else note(work, 'stillSending', {})
    return
  }
  const filed = work.state.filed.find((each) => each.draft === choice.draft)
  if (filed) {
    if (sinceLast < doubleClickMs) {
      work.ending = 'silence'
      return
    }
    note(work, 'alreadySent', { number: filed.ticket })
    tellTicket(work, filed.ticket)
    work.offers = ['new']
    return
  }
  note(work, 'oldDraft', {})
  work.offers = work.state.shelf?.id === choice.draft ? ['resume', 'new'] : ['new']
}

function onOldCommand(work: Work, sinceLast: number): void {
  if (sinceLast < doubleClickMs) {
    work.ending = 'silence'
    return
  }
  note(work, 'oldPrompt', { question: work.state.live?.asks ?? '' })
}

function answer(work: Work, question: string, value: string): void {
  const known = work.tree.questions[question]
  if (known?.type === 'articles') {
    if (value === noneHelps) run(work, 'none')
    else solveByArticle(work, value)
    return
  }
  const before = work.state.draft?.answers[question]?.value
  const checked = checkAnswer(work, question, value)
  if (checked.type === 'problem') return note(work, 'invalid', { question, problem: checked.problem })
  record(work, { [question]: checked.value })
  const isClarified = work.state.live?.asks === 'clarify'
  if (isClarified && before !== undefined && before !== checked.value)
    sayChanged(work, question, before, checked.value)
}

/** A click on a question that was answered before: the same answer changes nothing, another one corrects it. */
function correct(work: Work, question: string, value: string): void {
  const before = work.state.draft?.answers[question]
  const known = work.tree.questions[question]
  if (known?.type === 'articles' && value !== noneHelps) return solveByArticle(work, value)
  const checked = checkAnswer(work, question, value)
  if (before !== undefined && checked.type === 'ok' && isSameText(before.value, checked.value)) {
    work.ending = 'silence'
    return
  }
  if (before === undefined || checked.type === 'problem') return note(work, 'oldPrompt', { question })
  record(work, { [question]: checked.value })
  sayChanged(work, question, before.value, checked.value)
}
