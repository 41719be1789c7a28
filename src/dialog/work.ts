import type { AnsweredContent, Content, NoteContent, Notes } from './content.ts'
import type { Effect, Mark } from './effect.ts'
import type { Event } from './event.ts'
import type { Command, Facts, Need } from './facts.ts'
import { type Path, pathOf } from './route.ts'
import type { Answers, Draft, Live, State } from './state.ts'
import type { Tree } from './tree.ts'
import { type Whole, wholeState } from './whole.ts'

/**
 * One step while it is being taken. It lives and dies inside `step`: what reads the event changes it, `conclude` turns
 * it into the outcome. Nothing outside sees it, and the state it started from is never changed.
 */
export interface Work {
  readonly tree: Tree
  readonly event: Event
  readonly facts: Facts
  /** A copy of its own: what is set at every turn is set in it. */
  state: Whole<State>
  /** What is said before the prompt, in this order. */
  readonly content: Content[]
  /** What is asked of the world beside the message. */
  readonly effects: Effect[]
  readonly needs: Need[]
  /**
   * How the turn ends: `ask` the live question (anew), `say` what there is and leave the prompt alone, `end` say it and
   * close the prompt, `redraw` the prompt's message in its place, `silence`.
   */
  ending: 'ask' | 'say' | 'end' | 'redraw' | 'silence'
  /** A prompt of the program's own, instead of the next question. */
  prompt: Pick<Live, 'asks' | 'among' | 'about' | 'ticket' | 'score' | 'missed'> | undefined
  /** The option proposed as the answer to the question that is asked next. */
  likely: string | undefined
  /** The message that is heard, or several as one; '' where none is. */
  message: string
  /** What became of a message of the person's. */
  mark: Omit<Mark, 'isEnough'> | undefined
  /** What the live prompt shows in its place from now on; found out from the answers when not set. */
  settled: AnsweredContent['value'] | undefined
  /** Ways on, offered where nothing is asked. */
  offers: readonly Command[]
  /** The ticket that was looked at in this step; there is room for one. */
  looked: number | 'last' | undefined
  /** The list of tickets was looked at; there is room for one page. */
  hasListed: boolean
  /** The path that was walked last. */
  walked: Path | undefined
}

/** Begins a step. */
export function begin(tree: Tree, state: State, event: Event): Work {
  return {
    tree,
    event,
    facts: event.facts ?? noFacts,
    state: wholeState(state),
    content: [],
    effects: [],
    needs: [],
    ending: 'ask',
    prompt: undefined,
    likely: undefined,
    message: '',
    mark: undefined,
    settled: undefined,
    offers: noOffers,
    looked: undefined,
    hasListed: false,
    walked: undefined,
  }
}

const noFacts: Facts = {}
const noOffers: readonly Command[] = []

/** Says one of the bot's own sentences. */
export function note<K extends keyof Notes>(work: Work, name: K, parameters: Notes[K]): void {
  work.content.push({ type: 'note', note: name, with: parameters } as unknown as NoteContent)
}

/** A list that is kept while there is anything in it. */
export function unlessEmpty<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list
}

/** Replaces the draft, or takes it away. */
export function setDraft(work: Work, draft: Draft | undefined): void {
  work.state.draft = draft
}

/** Puts a draft on the shelf, from where "undo" and "resume" bring it back. */
export function shelve(work: Work): void {
  if (work.state.draft) work.state.shelf = work.state.draft
  setDraft(work, undefined)
}

/** Whether a draft holds anything that would be missed. */
export function isWorthKeeping(draft: Draft | undefined): draft is Draft {
  return draft !== undefined && (draft.revision > 0 || draft.candidate !== undefined)
}

/** The path of these answers, walked once as long as they stay the same. */
export function pathThrough(work: Work, answers: Answers): Path {
  if (work.walked?.answers !== answers) work.walked = pathOf(work.tree, answers)
  return work.walked
}

/** The zone days are counted in for this person. */
export const zoneOf = (work: Work): string => work.state.person?.timeZone ?? 'UTC'
