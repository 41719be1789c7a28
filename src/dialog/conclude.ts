import type { AnsweredContent, AskContent, Content } from './content.ts'
import type { Effect } from './effect.ts'
import type { Command, Need } from './facts.ts'
import type { Path } from './route.ts'
import { nextPlace, pathOf, placeBefore, progressOf } from './route.ts'
import type { Draft, Live, State } from './state.ts'
import { holds, isOn } from './condition.ts'
import type { Place, Question } from './tree.ts'
import { setDraft, type Work } from './work.ts'

/** What a step leads to: the next state and what it asks of the world, or the facts it lacks. */
export type Outcome =
  | {
      readonly type: 'stepped'
      readonly state: State
      readonly effects: readonly Effect[]
      /** Epoch ms at which the conversation wants to be rung. */
      readonly alarm?: number
    }
  | { readonly type: 'wants'; readonly needs: readonly Need[] }

/** Ends the step: composes the one message of the turn, closes the prompt it replaces, and sets the alarm. */
export function conclude(work: Work): Outcome {
  const ask = work.ending === 'ask' || work.ending === 'redraw' ? askOf(work) : undefined
  if (work.needs.length > 0) return { type: 'wants', needs: work.needs }
  const before = work.state.live
  if (work.ending === 'redraw' && before && ask) redraw(work, before, ask)
  else speak(work, before, ask)
  const { live, ...rest } = work.state
  const isOver = work.ending === 'end' || (work.ending === 'ask' && ask === undefined)
  const state = isOver || live === undefined ? rest : work.state
  const alarm = state.held?.until
  return { type: 'stepped', state, effects: work.effects, ...(alarm !== undefined && { alarm }) }
}

interface Ask {
  readonly live: Live
  readonly content: readonly Content[]
}

function speak(work: Work, before: Live | undefined, ask: Ask | undefined): void {
  const isClosed = work.ending === 'ask' || work.ending === 'end'
  if (before && isClosed) closePrompt(work, before, ask?.live)
  const content = [...work.content, ...(ask?.content ?? offersOf(work))]
  if (work.ending === 'silence' || content.length === 0) return
  if (ask) work.state = { ...work.state, prompts: ask.live.id, live: ask.live }
  work.effects.push({
    type: 'say',
    slot: ask ? slotOf(ask.live.id) : `m${work.event.id}`,
    language: work.state.language,
    content,
  })
}

function redraw(work: Work, before: Live, ask: Ask): void {
  const live = { ...ask.live, id: before.id }
  work.state = { ...work.state, live }
  work.effects.push({
    type: 'say',
    slot: slotOf(before.id),
    replaces: 'message',
    language: work.state.language,
    content: [
      ...work.content,
      ...ask.content.map((part) => ('prompt' in part ? { ...part, prompt: before.id } : part)),
    ],
  })
}

/** The slot of a prompt's message. */
export const slotOf = (prompt: number): string => `p${prompt}`

function closePrompt(work: Work, before: Live, after: Live | undefined): void {
  const answered = work.state.draft?.id === before.draft ? work.state.draft.answers[before.asks] : undefined
  const isAskedAgain = after?.asks === before.asks && after.draft === before.draft
  const value: AnsweredContent['value'] =
    work.settled ?? (answered === undefined || isAskedAgain ? { moved: true } : answered.value)
  work.effects.push({
    type: 'say',
    slot: slotOf(before.id),
    replaces: 'prompt',
    language: work.state.language,
    content: [{ type: 'answered', asks: before.asks, value }],
  })
}

/** Buttons where nothing is asked, so that no message is a dead end. */
function offersOf(work: Work): readonly Content[] {
  if (work.offers.length === 0) return []
  const draft = work.state.draft?.id ?? work.state.shelf?.id ?? work.state.drafts
  return [{ type: 'ask', draft, prompt: work.state.prompts, asks: 'start', rung: 0, commands: work.offers }]
}

/** The prompt to show: the program's own if a handler set one, else the next question, else the review. */
function askOf(work: Work): Ask | undefined {
  const prompt = work.state.prompts + 1
  if (work.prompt) return ownPrompt(work, prompt, work.prompt)
  const draft = work.state.draft
  if (draft === undefined) return undefined
  const path = pathOf(work.tree, draft.answers)
  const place = nextPlace(work.tree, draft, path)
  if (place === undefined) return reviewPrompt(work, prompt, draft, path)
  const question = work.tree.questions[place.question] as Question
  if (question.type === 'articles' && !haveArticles(work, draft, String(path.value(question.about) ?? ''))) {
    return work.needs.length > 0 ? undefined : askOf(work)
  }
  return questionPrompt(work, prompt, place, question)
}

/** Whether there is something to suggest; asks for it where that is not known yet. */
function haveArticles(work: Work, draft: Draft, query: string): boolean {
  if (draft.suggested?.query === query) return true
  const found = work.facts.articles
  const isMissing = work.facts.missing?.includes('articles') === true
  if (found?.query !== query && !isMissing) {
    work.needs.push({ type: 'articles', query, language: work.state.language })
    return false
  }
  const articles = isMissing ? [] : (found?.found ?? [])
  setDraft(work, { ...draft, suggested: { query, articles } })
  if (articles.length === 0) return false
  work.effects.push({
    type: 'record',
    outcome: 'shown',
    query,
    language: work.state.language,
    articles: articles.map((article) => article.id),
    at: work.event.at,
  })
  return true
}

function questionPrompt(work: Work, prompt: number, place: Place, question: Question): Ask {
  const draft = work.state.draft as Draft
  const path = pathOf(work.tree, draft.answers)
  const missed = missedOf(work, place.question)
  const given = draft.answers[place.question]?.value
  const proposal = proposalFor(work, place.question, question, draft)
  const isLong = (work.tree.pages.find((page) => page.id === place.page)?.questions.length ?? 0) > 1
  const live: Live = {
    id: prompt,
    asks: place.question,
    draft: draft.id,
    ...(missed.length > 0 && { missed }),
    ...(proposal !== undefined && { proposal }),
  }
  const ask: AskContent = {
    type: 'ask',
    draft: draft.id,
    prompt,
    asks: place.question,
    page: place.page,
    rung: Math.min(missed.length, 2) as 0 | 1 | 2,
    ...progressOf(work.tree, path, place),
    ...(given !== undefined && { given }),
    ...(proposal !== undefined && { proposal }),
    ...(isOn(question.optional, path.value) && { optional: true }),
    ...notesOf(question, path),
    ...(question.type === 'account' && { accounts: work.state.person?.accounts ?? [] }),
    ...(question.type === 'articles' && { articles: draft.suggested?.articles ?? [] }),
    ...(question.type === 'files' && { files: draft.files.map((file) => file.name) }),
    commands: commandsFor(work, place, question, path, missed.length),
    ...(isLong && { form: true }),
  }
  return { live, content: [ask] }
}

function notesOf(question: Question, path: Path): { readonly notes?: readonly string[] } {
  const shown = question.notes.filter((each) => holds(each.when, path.value)).map((each) => each.id)
  return shown.length > 0 ? { notes: shown } : {}
}

function proposalFor(work: Work, id: string, question: Question, draft: Draft): string | undefined {
  if (draft.answers[id] !== undefined) return undefined
  if (question.profile === 'name') return work.state.person?.chatName
  return question.type === 'text' || question.type === 'longText' ? draft.candidate : undefined
}

function commandsFor(
  work: Work,
  place: Place,
  question: Question,
  path: Path,
  misses: number,
): readonly Command[] {
  const commands: Command[] = []
  if (question.type === 'articles') commands.push('none')
  if (isOn(question.optional, path.value)) commands.push(hasFiles(work, question) ? 'continue' : 'skip')
  if (question.type === 'choice' && question.unsure && misses > 0) commands.push('unsure')
  if (placeBefore(path, place, work.tree)) commands.push('back')
  if (hasWhy(work, place.question)) commands.push('why')
  if (misses > 0) commands.push('human')
  commands.push('cancel')
  return commands
}

const hasFiles = (work: Work, question: Question): boolean =>
  question.type === 'files' && (work.state.draft?.files.length ?? 0) > 0

function hasWhy(work: Work, question: string): boolean {
  return work.tree.wording[work.state.language]?.questions[question]?.why !== undefined
}

function missedOf(work: Work, asks: string): readonly string[] {
  const live = work.state.live
  return live?.asks === asks && live.draft === work.state.draft?.id ? (live.missed ?? []) : []
}

function reviewPrompt(work: Work, prompt: number, draft: Draft, path: Path): Ask {
  const missed = missedOf(work, 'review')
  const rows = path.places.flatMap(({ question, page }) => {
    const type = work.tree.questions[question]?.type
    const value = path.value(question)
    return value === undefined || type === 'articles' || type === 'files' ? [] : [{ question, page, value }]
  })
  const wants = path.places.flatMap(({ question: id }) => {
    const question = work.tree.questions[id]
    if (question?.type !== 'files' || draft.files.length > 0) return []
    return question.wants
      .filter((each) => holds(each.when, path.value))
      .map((each) => ({ question: id, want: each.id }))
  })
  const files = draft.files.map((file) => file.name)
  return {
    live: { id: prompt, asks: 'review', draft: draft.id, ...(missed.length > 0 && { missed }) },
    content: [
      { type: 'review', draft: draft.id, prompt, rows, files, wants },
      {
        type: 'ask',
        draft: draft.id,
        prompt,
        asks: 'review',
        rung: Math.min(missed.length, 2) as 0 | 1 | 2,
        commands: ['send', 'change', 'cancel'],
      },
    ],
  }
}

const ownCommands: Readonly<Record<string, readonly Command[]>> = {
  resume: ['continue', 'new'],
  handover: ['human', 'continue'],
  change: ['cancel'],
  clarify: ['back', 'human'],
  reply: ['cancel'],
  reopen: ['cancel'],
}

function ownPrompt(work: Work, id: number, own: NonNullable<Work['prompt']>): Ask {
  const draft = work.state.draft?.id ?? work.state.drafts
  const { missed, ...shown } = own
  return {
    live: { id, draft, ...own },
    content: [
      {
        type: 'ask',
        draft,
        prompt: id,
        rung: Math.min(missed?.length ?? 0, 2) as 0 | 1 | 2,
        commands: ownCommands[own.asks] ?? [],
        ...shown,
      },
    ],
  }
}
