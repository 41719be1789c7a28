import type { AskContent, Content } from './content.ts'
import { isOn, holds } from './condition.ts'
import { checkAnswer } from './draft.ts'
import type { Command } from './facts.ts'
import { questionOf, type Stop } from './outline.ts'
import { takesSentences } from './keep.ts'
import { commandsOf } from './prompts.ts'
import { reviewOf } from './review.ts'
import { nextPlace, type Path, placeBefore, progressOf } from './route.ts'
import type { Draft, Live, Missed } from './state.ts'
import { haveArticles, searchOf } from './suggest.ts'
import type { Question } from './tree.ts'
import { pathThrough, setDraft, type Work } from './work.ts'

/** A prompt to show, and what is remembered of it. */
export interface Ask {
  readonly live: Live
  readonly content: readonly Content[]
}

/** A part of the prompt while it is put together. */
type Writable<T> = { -readonly [Key in keyof T]: T[Key] }

/** The prompt to show: the program's own if one was set, else the next question, else the review. */
export function askOf(work: Work): Ask | undefined {
  const { draft, prompts } = work.state
  const id = prompts + 1
  if (work.prompt) return ownPrompt(work, id, work.prompt)
  if (draft === undefined) return undefined
  const path = pathThrough(work, draft.answers)
  const place = nextPlace(work.tree, draft, path)
  if (place === undefined) return reviewPrompt(work, id, draft, path)
  const question = place.asks
  if (question.type === 'articles' && !haveArticles(work, draft, searchOf(question, path))) {
    if (work.needs.length > 0) return undefined
    setDraft(work, { ...(work.state.draft ?? draft), open: undefined })
    return askOf(work)
  }
  return questionPrompt(work, id, place, path)
}

function questionPrompt(work: Work, id: number, place: Stop, path: Path): Ask {
  const question = place.asks
  const draft = work.state.draft as Draft
  const missed = missedOf(work, place.question)
  const given = path.value(place.question)
  const proposal = given === undefined ? proposalFor(work, place.question, question) : undefined
  const live: Writable<Live> = { id, asks: place.question, draft: draft.id }
  if (missed.length > 0) live.missed = missed
  const ask: Writable<AskContent> = {
    type: 'ask',
    draft: draft.id,
    prompt: id,
    asks: place.question,
    page: place.page,
    rung: rungOf(missed),
    commands: commandsFor(work, place, path, missed.length),
  }
  const isAgain = question.type === 'articles' && draft.suggested?.isAgain === true
  // What the details found stands beside the way: to count it where the subject is would lead back.
  const progress = isAgain ? undefined : progressOf(path, place, draft.known)
  if (progress) {
    ask.step = progress.step
    ask.of = progress.of
  }
  if (given !== undefined) ask.given = given
  if (proposal !== undefined) live.proposal = ask.proposal = proposal
  if (work.likely !== undefined) live.proposal = work.likely
  if (isOn(question.optional, path.value)) ask.optional = true
  const notes = notesOf(question, path)
  if (notes.length > 0) ask.notes = notes
  if (question.type === 'account') ask.accounts = work.state.person?.accounts ?? []
  if (question.type === 'articles') {
    ask.articles = draft.suggested?.articles ?? []
    ask.query = draft.suggested?.query ?? ''
    if (isAgain) ask.isAgain = true
  }
  if (question.type === 'files') ask.files = draft.files.map((file) => file.name)
  if (place.isInForm) ask.form = true
  return { live, content: [ask] }
}

function notesOf(question: Question, path: Path): readonly string[] {
  if (question.notes.length === 0) return none
  return question.notes.filter((each) => holds(each.when, path.value)).map((each) => each.id)
}

const none: readonly never[] = []

/** What is proposed as the answer, where it would be taken. */
function proposalFor(work: Work, id: string, question: Question): string | undefined {
  const isName = question.profile === 'name'
  const proposal = isName ? work.state.person?.chatName : work.state.draft?.candidate
  if (proposal === undefined || !(isName || takesSentences(work, id))) return undefined
  const checked = checkAnswer(work, id, proposal)
  return checked.type === 'ok' ? String(checked.value) : undefined
}

function commandsFor(work: Work, place: Stop, path: Path, misses: number): readonly Command[] {
  const { draft, shelf } = work.state
  const question = place.asks
  const hasFiles = question.type === 'files' && draft !== undefined && draft.files.length > 0
  const isOptional = isOn(question.optional, path.value)
  const isGiven = draft?.open === place.question && path.value(place.question) !== undefined
  const hasWhy = work.tree.wording[work.state.language]?.questions[place.question]?.why !== undefined
  const isAfterRestart = draft?.revision === 0 && shelf !== undefined && shelf.id === draft.id - 1
  const commands: Command[] = []
  if (question.type === 'articles') commands.push('none')
  if (question.type === 'articles' && draft?.suggested?.hasMore) commands.push('more')
  if (isGiven || (isOptional && hasFiles)) commands.push('continue')
  if (isOptional && !hasFiles) commands.push('skip')
  if (question.type === 'choice' && question.unsure && misses > 0) commands.push('unsure')
  if (isAfterRestart) commands.push('resume')
  if (placeBefore(path, place, work.tree)) commands.push('back')
  if (hasWhy) commands.push('why')
  if (misses > 0) commands.push('human')
  commands.push('cancel')
  return commands
}

function missedOf(work: Work, asks: string): readonly Missed[] {
  const { live, draft } = work.state
  return live?.asks === asks && live.draft === draft?.id ? (live.missed ?? none) : none
}

const rungOf = (missed: readonly Missed[]): 0 | 1 | 2 => Math.min(missed.length, 2) as 0 | 1 | 2

function reviewPrompt(work: Work, id: number, draft: Draft, path: Path): Ask {
  const missed = missedOf(work, 'review')
  const commands = commandsOf('review')
  return {
    live: { id, asks: 'review', draft: draft.id, ...(missed.length > 0 && { missed }) },
    content: [
      ...(draft.candidate === undefined ? [] : [alongside(draft.candidate)]),
      reviewOf(draft, path, id),
      { type: 'ask', draft: draft.id, prompt: id, asks: 'review', rung: rungOf(missed), commands },
    ],
  }
}

/** Words that became no answer go with the request, and are not lost. */
const alongside = (text: string): Content => ({ type: 'note', note: 'alongside', with: { text } })

function ownPrompt(work: Work, id: number, own: NonNullable<Work['prompt']>): Ask {
  const draft = work.state.draft?.id ?? work.state.drafts
  const { missed, ...shown } = own
  const about = own.asks === 'handover' ? questionOf(work.tree, own.about) : undefined
  const canGoWithout =
    about !== undefined &&
    ((about.type === 'choice' && about.unsure) ||
      (work.state.draft !== undefined &&
        isOn(about.optional, pathThrough(work, work.state.draft.answers).value)))
  return {
    live: { id, draft, ...own },
    content: [
      {
        type: 'ask',
        draft,
        prompt: id,
        rung: rungOf(missed ?? []),
        commands: commandsOf(own.asks),
        ...shown,
        ...(canGoWithout && { optional: true }),
      },
    ],
  }
}
