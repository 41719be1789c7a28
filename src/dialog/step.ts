import { never } from '../errors.ts'
import { onClicked } from './clicked.ts'
import { conclude, type Outcome } from './conclude.ts'
import { onDelayed, onDone, onFiled, onRefused, onUndone } from './desk-events.ts'
import { onDeleted } from './deleted.ts'
import { onEdited } from './edited.ts'
import type { Event } from './event.ts'
import { onIssueChanged } from './issue.ts'
import { onChanged } from './news.ts'
import { onOpened, onRang, onSaid } from './said.ts'
import { outlineOf, questionOf } from './outline.ts'
import { isOwn } from './prompts.ts'
import type { Live, State } from './state.ts'
import { onSubmitted } from './submitted.ts'
import type { Tree } from './tree.ts'
import { begin, type Work } from './work.ts'

export type { Outcome } from './conclude.ts'

/**
 * One step of a conversation: what the event makes of the state, and what is to be done in the world because of it.
 *
 * T1 pure: the same tree, state and event always give the same outcome, and nothing else happens;
 * T2 total: every event has an answer in every state, be it "no change";
 * T3 a step that lacks a fact says so and changes nothing; taken again with the fact, it goes on;
 * T4 one message at most, and at most one live prompt after it.
 */
export function step(tree: Tree, state: State, event: Event): Outcome {
  const work = begin(tree, atVersion(tree, state), event)
  take(work)
  if (work.needs.length > 0) return { type: 'wants', needs: work.needs }
  return conclude(work)
}

/**
 * A tree deployed under an open conversation keeps every answer that still fits: the path decides that. A prompt that
 * asks what the tree no longer has is not live any more.
 */
function atVersion(tree: Tree, state: State): State {
  const { name } = outlineOf(tree)
  if (state.tree === name) return state
  const { live, ...rest } = state
  const asked = live?.asks === 'clarify' ? live.about : live?.asks
  const isThere = live !== undefined && (isOwn(asked) || questionOf(tree, asked) !== undefined)
  return {
    ...rest,
    tree: name,
    ...(isThere && { live: liveIn(tree, live) }),
  }
}

function liveIn(tree: Tree, { about, ...live }: Live): Live {
  return about === undefined || questionOf(tree, about) === undefined ? live : { ...live, about }
}

function take(work: Work): void {
  const { happened } = work.event
  switch (happened.type) {
    case 'opened':
      return onOpened(work)
    case 'said':
      return onSaid(work, happened)
    case 'edited':
      return onEdited(work, happened)
    case 'deleted':
      return onDeleted(work, happened)
    case 'clicked':
      return onClicked(work, happened.choice)
    case 'submitted':
      return onSubmitted(work, happened)
    case 'filed':
      return onFiled(work, happened)
    case 'delayed':
      return onDelayed(work, happened.draft)
    case 'refused':
      return onRefused(work, happened.draft)
    case 'done':
      return onDone(work, happened)
    case 'undone':
      return onUndone(work, happened)
    case 'changed':
      return onChanged(work, happened)
    case 'issue':
      return onIssueChanged(work, happened)
    case 'rang':
      return onRang(work)
    default:
      return never(happened)
  }
}
