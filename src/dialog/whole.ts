import type { Draft, State } from './state.ts'

/** With every field in its place, undefined where it has no value, so that all of a kind have one shape. */
export type Whole<T> = { -readonly [K in keyof Required<T>]: T[K] }

/**
 * A copy that a step can write in. It is stored as the state it was made from, because JSON leaves out what is undefined. Every field
 * is spelled out because JavaScript engines know an object by its fields in their order: an object that gains fields after a spread gets
 * a shape of its own each time, and that took half the time of a step.
 */
export function wholeState(state: State): Whole<State> {
  return {
    tree: state.tree,
    language: state.language,
    languageChosen: state.languageChosen,
    person: state.person,
    draft: state.draft && wholeDraft(state.draft),
    shelf: state.shelf,
    filing: state.filing,
    drafts: state.drafts,
    prompts: state.prompts,
    live: state.live,
    filed: state.filed,
    topic: state.topic,
    replies: state.replies,
    held: state.held,
    news: state.news,
    waiting: state.waiting,
    daily: state.daily,
    following: state.following,
    lastAt: state.lastAt,
    lastClick: state.lastClick,
    unsent: state.unsent,
    survey: state.survey,
    cancelled: state.cancelled,
    listed: state.listed,
  }
}

/** A copy of a draft, for the same reason. */
export function wholeDraft(draft: Draft): Whole<Draft> {
  return {
    id: draft.id,
    revision: draft.revision,
    answers: draft.answers,
    origins: draft.origins,
    known: draft.known,
    files: draft.files,
    fileOrigins: draft.fileOrigins,
    open: draft.open,
    undo: draft.undo,
    candidate: draft.candidate,
    kept: draft.kept,
    suggested: draft.suggested,
    followUpOf: draft.followUpOf,
    handedOver: draft.handedOver,
  }
}
