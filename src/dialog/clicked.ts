import { noneHelps } from './answer.ts'
import { offerToGoOn, wasAway } from './away.ts'
import { type Choice, encode } from './choice.ts'
import { run } from './commands.ts'
import { isSameText } from './change.ts'
import { checkAnswer, pathOfDraft, recordOne, reopenQuestion } from './draft.ts'
import type { Command } from './facts.ts'
import { followUp } from './follow-up.ts'
import { followIssue } from './issue.ts'
import { onOtherDraft } from './other-draft.ts'
import { questionOf } from './outline.ts'
import { chooseLanguage, knowPerson, touch } from './person.ts'
import { askAgain, askedNow } from './prompts.ts'
import { resume } from './repair.ts'
import { isOnPath } from './route.ts'
import { chooseArticle, isShown, sayChanged } from './suggest.ts'
import { statuses } from './ticket.ts'
import { askDesk, askForWords, mute, rate, tellTicket, tellTickets } from './tickets.ts'
import { note, type Work } from './work.ts'

/** The same press within this time is one press. */
const doubleClickMs = 5_000

/** Commands that mean something without the prompt they stood on. */
const free: readonly Command[] = ['undo', 'resume', 'new', 'help', 'restart', 'sent?']

/**
 * A click on the live prompt, or on any prompt ever shown: nothing that was pressed stays without an answer, and no
 * old button answers a question that it was not on.
 */
export function onClicked(work: Work, choice: Choice): void {
  if (!knowPerson(work)) return
  const { lastClick, lastAt } = work.state
  const pressed = encode(choice)
  const isPressedTwice = lastClick === pressed && work.event.at - (lastAt ?? 0) < doubleClickMs
  const isAway = wasAway(work)
  touch(work, pressed)
  if (isPressedTwice) {
    work.ending = 'silence'
    return
  }
  switch (choice.type) {
    case 'language':
      return chooseLanguage(work, choice.language)
    case 'tickets':
      return onTickets(work, choice)
    case 'ticket':
      return onTicket(work, choice)
    case 'issue':
      return followIssue(work, choice) ? undefined : sayOld(work)
    default:
      return onPrompt(work, choice, isAway)
  }
}

function onTickets(work: Work, { status, page, search }: Extract<Choice, { type: 'tickets' }>): void {
  const known = statuses.filter((each) => status.split('-').includes(each))
  tellTickets(
    work,
    { ...(known.length > 0 && { status: known }), ...(search !== undefined && { search }) },
    page,
  )
}

function onTicket(work: Work, { act, number, value }: Extract<Choice, { type: 'ticket' }>): void {
  switch (act) {
    case 'status':
    case 'follow':
      return tellTicket(work, number)
    case 'reply':
    case 'reopen':
      return askForWords(work, act, number)
    case 'follow-up':
      return followUp(work, number)
    case 'mute':
    case 'unmute':
      return mute(work, number, act === 'mute')
    case 'solve':
      return askDesk(work, { type: 'solve', number })
    case 'rate':
      return rate(work, number, Number(value))
  }
}

type OnPrompt = Extract<Choice, { type: 'answer' | 'command' | 'change' }>

function onPrompt(work: Work, choice: OnPrompt, isAway: boolean): void {
  const { draft, live } = work.state
  const isLive = live !== undefined && choice.prompt === live.id && choice.draft === live.draft
  if (choice.type === 'command' && free.includes(choice.command) && !isLive)
    return onFree(work, choice.command, choice.draft)
  if (!isLive && choice.draft !== draft?.id) return onOtherDraft(work, choice.draft)
  if (isAway && live?.asks !== 'resume') return offerToGoOn(work)
  switch (choice.type) {
    case 'change':
      return reopenQuestion(work, choice.question) ? undefined : sayOld(work, choice.question)
    case 'command':
      return isLive ? run(work, choice.command) : sayOld(work)
    case 'answer':
      return onAnswer(work, choice.question, choice.value)
  }
}

/** "Undo" and "resume" bring back the draft they stood with, once; they never take an answer back by the way. */
function onFree(work: Work, command: Command, draft: number): void {
  if (command !== 'undo' && command !== 'resume') return run(work, command)
  if (work.state.draft?.id === draft) return sayOld(work)
  if (work.state.shelf?.id === draft) return resume(work)
  onOtherDraft(work, draft)
}

/** An option: of what is asked now, whichever copy of it was pressed, or of a question that was answered before. */
function onAnswer(work: Work, id: string, value: string): void {
  const question = questionOf(work.tree, id)
  if (question === undefined || work.state.draft === undefined || !isOnPath(pathOfDraft(work), id))
    return sayOld(work)
  if (question.type === 'articles' && value !== noneHelps) {
    return isShown(work, value) ? chooseArticle(work, id, value) : sayOld(work)
  }
  const isAsked = askedNow(work.state.live) === id
  if (!isAsked) return correct(work, id, value)
  if (question.type === 'articles') return chooseArticle(work, id, value)
  const before = work.state.draft.answers[id]
  const checked = checkAnswer(work, id, value)
  if (checked.type === 'problem') return note(work, 'invalid', { question: id, problem: checked.problem })
  recordOne(work, id, checked.value)
  const isClarified = work.state.live?.asks === 'clarify'
  if (isClarified && before !== undefined && before !== checked.value)
    sayChanged(work, id, before, checked.value)
}

/** The same answer as before changes nothing, another one corrects it; both are said. */
function correct(work: Work, question: string, value: string): void {
  const before = pathOfDraft(work).value(question)
  const checked = checkAnswer(work, question, value)
  const isCorrection = before !== undefined && checked.type === 'ok' && !isSameText(before, checked.value)
  if (!isCorrection) return sayOld(work, question)
  recordOne(work, question, checked.value)
  sayChanged(work, question, before, checked.value)
  askAgain(work)
}

function sayOld(work: Work, question = work.state.live?.asks ?? ''): void {
  note(work, 'oldPrompt', { question })
  askAgain(work)
}
