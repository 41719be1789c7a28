import { isForWords } from '../dialog/prompts.ts'
import type { Path } from '../dialog/route.ts'
import { pathOf } from '../dialog/route.ts'
import type { Answers, State } from '../dialog/state.ts'
import { ratedNext } from '../dialog/survey.ts'
import type { Question, Tree } from '../dialog/tree.ts'
import type { Understood } from './understanding.ts'

/** Where the conversation stands, as far as it decides what a text can mean. */
export interface Standing {
  readonly tree: Tree
  readonly state: State
  readonly language: Understood['language']
  readonly at: number
  readonly timeZone: string
  readonly answers: Answers
  readonly path: Path
  /** The question of the tree that a plain answer is for. */
  readonly asked?: Asked
  /** The choice whose options are looked for first: the one that is asked, or the first one to come. */
  readonly focus?: string
  /** Free text is asked: whatever is not the whole message is part of the answer. */
  readonly isFree: boolean
  /** What is written here goes to the desk as it is, unless it is plainly something else. */
  readonly isReply: boolean
  /** Nothing is asked, and the last thing that was shown is a ticket that is solved and can be rated. */
  readonly isAfter: boolean
  /** The ticket that words without a number are about: the one they go to, or the one to be rated. */
  readonly about?: number
}

export interface Asked {
  readonly id: string
  readonly question: Question
  /** The options on offer, in the order they are numbered. Empty where nothing is chosen. */
  readonly options: readonly string[]
}

/** Reads it off the state. */
export function standingOf({ tree, state, language, at, timeZone }: Understood): Standing {
  const answers = state.draft?.answers ?? {}
  const path = pathOf(tree, answers)
  const asked = askedOf(tree, state)
  const focus = focusOf(tree, state, path, asked)
  const { live, draft, topic } = state
  const isFor = isForWords(live)
  const isFree = !draft && !live
  const isAfter = isFree && topic === undefined && ratedNext(state) !== undefined
  const about = isFor ? live?.ticket : isFree ? (topic ?? state.survey?.ticket) : undefined
  return {
    tree,
    state,
    language,
    at,
    timeZone,
    answers,
    path,
    ...(asked && { asked }),
    ...(focus !== undefined && { focus }),
    isFree: asked?.question.type === 'text' || asked?.question.type === 'longText',
    isReply: isFor || (topic !== undefined && isFree),
    isAfter,
    ...(about !== undefined && { about }),
  }
}

function askedOf(tree: Tree, state: State): Asked | undefined {
  const live = state.live
  const id = live?.asks === 'clarify' ? live.about : live?.asks
  const question = id === undefined ? undefined : tree.questions[id]
  if (live === undefined || id === undefined || question === undefined) return undefined
  const all = question.type === 'choice' ? question.options : []
  return { id, question, options: live.asks === 'clarify' ? (live.among ?? all) : all }
}

/** Behind a prompt of the program's own (a person is offered, or to go on) the open question can still be answered. */
function focusOf(tree: Tree, state: State, path: Path, asked: Asked | undefined): string | undefined {
  if (asked) return asked.question.type === 'choice' ? asked.id : undefined
  const about = state.live?.about
  if (about !== undefined) return tree.questions[about]?.type === 'choice' ? about : undefined
  if (state.live !== undefined && state.live.asks !== 'resume') return undefined
  return path.places.find(
    ({ question }) => tree.questions[question]?.type === 'choice' && path.value(question) === undefined,
  )?.question
}
