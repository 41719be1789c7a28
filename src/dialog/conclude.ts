import type { AnsweredContent, Content } from './content.ts'
import type { Effect, Mark } from './effect.ts'
import type { Need } from './facts.ts'
import { type Ask, askOf } from './prompt.ts'
import { isOwn } from './prompts.ts'
import { questionOf } from './outline.ts'
import type { Live, State } from './state.ts'
import { pathThrough, type Work } from './work.ts'

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
  // A draft with nothing live would leave the person without a question to answer.
  const isQuiet = work.ending === 'say' || work.ending === 'silence'
  if (work.state.draft && (work.ending === 'end' || (isQuiet && !work.state.live))) work.ending = 'ask'
  const ask = work.ending === 'ask' || work.ending === 'redraw' ? askOf(work) : undefined
  if (work.needs.length > 0) return { type: 'wants', needs: work.needs }
  const before = work.state.live
  if (work.ending === 'redraw' && before && ask) redraw(work, before, ask)
  else speak(work, before, ask)
  const isOver = work.ending === 'end' || (work.ending === 'ask' && ask === undefined)
  const { state, effects } = work
  if (isOver) state.live = undefined
  const alarm = alarmOf(state)
  return alarm === undefined
    ? { type: 'stepped', state, effects }
    : { type: 'stepped', state, effects, alarm }
}

/** The first moment at which something is due: messages held back, news, a reminder, the daily list. */
function alarmOf({ held, news, daily, waiting }: State): number | undefined {
  let first = earlier(held?.until, daily)
  if (news) for (const { until } of news) first = earlier(first, until)
  if (waiting) for (const { until } of waiting) first = earlier(first, until)
  return first
}

function earlier(one: number | undefined, other: number | undefined): number | undefined {
  if (one === undefined || other === undefined) return one ?? other
  return Math.min(one, other)
}

function speak(work: Work, before: Live | undefined, ask: Ask | undefined): void {
  const isClosed = work.ending === 'ask' || work.ending === 'end'
  if (before && isClosed) closePrompt(work, before, ask?.live)
  if (isClosed && !ask && work.content.length > 0 && work.offers.length === 0) work.offers = ['new']
  const content = work.content.concat(ask?.content ?? offersOf(work))
  if (work.ending === 'silence' || content.length === 0) return
  if (ask) {
    work.state.prompts = ask.live.id
    work.state.live = ask.live
  }
  const slot = ask ? slotOf(ask.live.id) : `m${work.event.id}`
  keepSurvey(work, slot, content)
  work.state.cancelled = content.some(isCancelled) || undefined
  work.effects.push({
    type: 'say',
    slot,
    language: work.state.language,
    content,
    ...(work.mark && { marks: markOf(work, work.mark, content) }),
  })
}

/**
 * Keeps where a rating was asked for: with the card of a ticket that is solved, and was not rated. What shows or asks something else is
 * what a bare word is about from then on; a word of ours is not.
 */
function keepSurvey(work: Work, slot: string, content: readonly Content[]): void {
  const { survey } = work.state
  const isElse = content.some(({ type }) => type !== 'note')
  if (survey && isElse && !survey.isPast) work.state.survey = { ...survey, isPast: true }
  for (const each of content)
    if (each.type === 'ticket' && each.ticket.status === 'solved' && each.ticket.rating === undefined)
      work.state.survey = { ticket: each.ticket.number, slot }
}

const isCancelled = (content: Content): boolean => content.type === 'note' && content.note === 'cancelled'

/** In the ticket's own place nothing but "it is there" needs no words. */
function markOf({ state }: Work, mark: Omit<Mark, 'isEnough'>, content: readonly Content[]): Mark {
  const isEnough = state.topic !== undefined && mark.as !== 'failed' && content.length === 1
  return isEnough ? { ...mark, isEnough } : mark
}

function redraw(work: Work, before: Live, ask: Ask): void {
  const live = { ...ask.live, id: before.id }
  work.state.live = live
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
const slotOf = (prompt: number): string => `p${prompt}`

/** Takes the buttons off the prompt that was live, and leaves what became of it. */
function closePrompt(work: Work, before: Live, after: Live | undefined): void {
  const { draft } = work.state
  const asks = before.asks === 'clarify' && before.about !== undefined ? before.about : before.asks
  if (!isOwn(asks) && questionOf(work.tree, asks) === undefined) return
  const isSameDraft = draft !== undefined && draft.id === before.draft
  const path = isSameDraft ? pathThrough(work, draft.answers) : undefined
  const page = path?.places.find((place) => place.question === asks)?.page
  const isAskedAgain = after?.asks === before.asks && after.draft === before.draft
  const given = isAskedAgain ? undefined : path?.value(asks)
  const value: AnsweredContent['value'] = work.settled ?? given ?? { moved: true }
  const answered: { -readonly [Key in keyof AnsweredContent]: AnsweredContent[Key] } = {
    type: 'answered',
    asks,
    value,
  }
  if (page !== undefined) answered.page = page
  if (before.ticket !== undefined) answered.ticket = before.ticket
  work.effects.push({
    type: 'say',
    slot: slotOf(before.id),
    replaces: 'prompt',
    language: work.state.language,
    content: [answered],
  })
}

/** Buttons where nothing is asked, so that no message is a dead end. */
function offersOf(work: Work): readonly Content[] {
  if (work.offers.length === 0) return []
  const { draft, shelf, drafts, prompts } = work.state
  const id = work.offers.includes('new') && draft ? draft.id : (shelf?.id ?? drafts)
  return [{ type: 'ask', draft: id, prompt: prompts, asks: 'start', rung: 0, commands: work.offers }]
}
