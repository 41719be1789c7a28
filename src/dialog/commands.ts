import { noneHelps } from './answer.ts'
import { checkAnswer, draftOf, openDraft, pathOfDraft, record, reopenQuestion, undoLast } from './draft.ts'
import type { Command } from './facts.ts'
import { missingOf } from './filing.ts'
import { miss } from './misses.ts'
import { subjectOf } from './person.ts'
import { nextPlace, placeBefore } from './route.ts'
import { handOver, send } from './sending.ts'
import { skipped, unsure } from './state.ts'
import { tellTickets } from './tickets.ts'
import { note, setDraft, shelve, type Work } from './work.ts'

/** Carries out a command, said or clicked. `text` is how it was said. */
export function run(work: Work, command: Command, text = ''): void {
  switch (command) {
    case 'back':
      return back(work)
    case 'undo':
      return undo(work)
    case 'skip':
      return skip(work, text)
    case 'unsure':
      return beUnsure(work, text)
    case 'cancel':
      return cancel(work)
    case 'resume':
      return resume(work)
    case 'restart':
      return restart(work)
    case 'why':
      return why(work)
    case 'help':
      return note(work, 'help', {})
    case 'human':
      return human(work)
    case 'send':
      return sendOrAsk(work)
    case 'change':
      return change(work)
    case 'yes':
      return yes(work, text)
    case 'no':
      return no(work, text)
    case 'none':
      return none(work, text)
    case 'continue':
      return goOn(work, text)
    case 'new':
      return startNew(work)
    case 'more':
      return tellTickets(work, undefined, 1)
    case 'sent?':
      return wasItSent(work)
  }
}

function back(work: Work): void {
  const draft = draftOf(work)
  const path = pathOfDraft(work)
  const asked = work.state.live?.asks === 'review' ? undefined : nextPlace(work.tree, draft, path)
  const before = placeBefore(path, asked, work.tree)
  if (before) reopenQuestion(work, before.question)
  else note(work, 'nothingBefore', {})
}

function undo(work: Work): void {
  if (work.state.draft === undefined && work.state.shelf) return resume(work)
  if (undoLast(work)) note(work, 'undone', {})
  else note(work, 'nothingToUndo', {})
}

function skip(work: Work, text: string): void {
  const asks = work.state.live?.asks
  const question = asks === undefined ? undefined : work.tree.questions[asks]
  if (asks === undefined || question === undefined) return goOn(work, text)
  if (question.type === 'articles') return none(work, text)
  const hasFiles = question.type === 'files' && draftOf(work).files.length > 0
  if (hasFiles) return record(work, { [asks]: true })
  if (checkAnswer(work, asks, skipped).type === 'ok') return record(work, { [asks]: skipped })
  note(work, 'cannotSkip', { question: asks })
}

function beUnsure(work: Work, text: string): void {
  const asks = work.state.live?.asks === 'handover' ? work.state.live.about : work.state.live?.asks
  if (asks !== undefined && checkAnswer(work, asks, unsure).type === 'ok')
    return record(work, { [asks]: unsure })
  miss(work, text)
}

function cancel(work: Work): void {
  if (work.state.live?.ticket !== undefined || work.state.live?.asks === 'change') {
    work.settled = { command: 'cancel' }
    return
  }
  if (work.state.draft === undefined) return note(work, 'nothingToCancel', {})
  work.settled = { command: 'cancel' }
  shelve(work)
  note(work, 'cancelled', {})
  work.ending = 'end'
  work.offers = ['undo', 'new']
}

/** Brings the shelved draft back; one that is open meanwhile takes its place on the shelf. */
function resume(work: Work): void {
  const { shelf, draft, ...rest } = work.state
  if (shelf === undefined) return draft ? undefined : note(work, 'nothingToResume', {})
  const isWorthKeeping = draft !== undefined && draft.revision > 0
  work.state = { ...rest, ...(isWorthKeeping && { shelf: draft }) }
  setDraft(work, shelf)
  note(work, 'resumed', subjectOf(work, shelf))
}

function restart(work: Work): void {
  const hadOne = (work.state.draft?.revision ?? 0) > 0
  work.settled = { command: 'restart' }
  if (hadOne) shelve(work)
  openDraft(work)
  note(work, 'restarted', { kept: hadOne })
}

function startNew(work: Work): void {
  work.settled = { command: 'new' }
  if ((work.state.draft?.revision ?? 0) > 0) shelve(work)
  openDraft(work)
}

function why(work: Work): void {
  const asks = work.state.live?.asks
  if (asks !== undefined && work.tree.questions[asks]) note(work, 'why', { question: asks })
  else note(work, 'help', {})
}

function human(work: Work): void {
  if (work.state.live?.asks === 'handover') return handOver(work, work.state.live.missed ?? [])
  const about = work.state.live?.asks
  draftOf(work)
  note(work, 'handover', {})
  work.prompt = {
    asks: 'handover',
    ...(about !== undefined && { about }),
    missed: work.state.live?.missed ?? [],
  }
}

function sendOrAsk(work: Work): void {
  const draft = work.state.draft
  if (draft === undefined) {
    wasItSent(work)
    return
  }
  if (work.state.live?.asks === 'review') return send(work, draft)
  const missing = missingOf(work.tree, draft)
  if (missing.length > 0) note(work, 'missing', { questions: missing.slice(0, 3) })
}

function change(work: Work): void {
  const path = pathOfDraft(work)
  const among = path.places
    .filter(
      ({ question }) =>
        path.value(question) !== undefined && work.tree.questions[question]?.type !== 'articles',
    )
    .map(({ question }) => question)
  work.prompt = { asks: 'change', among }
}

function yes(work: Work, text: string): void {
  const live = work.state.live
  if (live?.proposal !== undefined) return accept(work, live.asks, live.proposal)
  if (live?.asks === 'review') return sendOrAsk(work)
  if (live?.asks === 'resume') return goOn(work, text)
  if (live?.asks === 'handover') return human(work)
  if (live === undefined) return
  miss(work, text)
}

function accept(work: Work, question: string, value: string): void {
  const checked = checkAnswer(work, question, value)
  if (checked.type === 'ok') record(work, { [question]: checked.value })
  else note(work, 'invalid', { question, problem: checked.problem })
}

function no(work: Work, text: string): void {
  const live = work.state.live
  if (live?.proposal !== undefined) return decline(work)
  if (live?.asks === 'review') return change(work)
  if (live?.asks === 'resume') return startNew(work)
  if (live?.asks === 'handover') return goOn(work, text)
  const type = live === undefined ? undefined : work.tree.questions[live.asks]?.type
  if (type === 'articles') return none(work, text)
  if (type === 'files') return skip(work, text)
  if (live === undefined) return
  miss(work, text)
}

/** Drops the proposal, so that the question is asked openly. */
function decline(work: Work): void {
  const { draft, person } = work.state
  if (draft?.candidate !== undefined) {
    const { candidate: _, ...rest } = draft
    return setDraft(work, rest)
  }
  if (person) {
    const { chatName: _, ...rest } = person
    work.state = { ...work.state, person: rest }
  }
}

function none(work: Work, text: string): void {
  const live = work.state.live
  const question = live === undefined ? undefined : work.tree.questions[live.asks]
  if (live === undefined || question?.type !== 'articles') {
    return question?.type === 'files' ? skip(work, text) : miss(work, text)
  }
  const draft = draftOf(work)
  const suggested = draft.suggested
  record(work, { [live.asks]: noneHelps })
  if (suggested === undefined) return
  work.effects.push({
    type: 'record',
    outcome: 'none-helped',
    query: suggested.query,
    language: work.state.language,
    articles: suggested.articles.map((article) => article.id),
    at: work.event.at,
  })
}

/** Goes on with what there is: the draft, the shelved draft, or without the answer that was missing. */
function goOn(work: Work, text: string): void {
  const live = work.state.live
  if (live?.asks === 'handover' && live.about !== undefined) {
    const without = live.about
    if (checkAnswer(work, without, unsure).type === 'ok') record(work, { [without]: unsure })
    else if (checkAnswer(work, without, skipped).type === 'ok') record(work, { [without]: skipped })
    return
  }
  const isFiles = live !== undefined && work.tree.questions[live.asks]?.type === 'files'
  if (isFiles) return skip(work, text)
  if (work.state.draft === undefined) resume(work)
}

function startOrSilence(work: Work): void {
  note(work, 'nothingAsked', {})
  work.offers = ['new']
}

function wasItSent(work: Work): void {
  if (work.state.filing.length > 0) {
    work.ending = work.state.draft ? 'ask' : 'say'
    return note(work, 'stillSending', {})
  }
  const last = work.state.filed.at(-1)
  if (last) return note(work, 'alreadySent', { number: last.ticket })
  if (work.state.draft === undefined) startOrSilence(work)
}
