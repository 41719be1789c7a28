import { changed } from './change.ts'
import type { Event } from './event.ts'
import { broughtFiles, withoutFilesOf } from './given.ts'
import { keptIn, withKept } from './keep.ts'
import { outlineOf, questionOf } from './outline.ts'
import { holdsFrom, isFrom, joinedText, partsOf, type Piece, piecesOf } from './parts.ts'
import { knowPerson, touch } from './person.ts'
import { forgetReply, ticketOfReply } from './replies.ts'
import { type AnswerValue, type Draft, type FileRef, messageOf, type Origin, partsIn } from './state.ts'
import { forgetUnsent } from './unsent.ts'
import { note, setDraft, type Work } from './work.ts'

type Deleted = Extract<Event['happened'], { type: 'deleted' }>

/**
 * A message was taken back: what was read from it is forgotten, and asked again; the files that came in it alone are no longer given.
 * Nothing is taken back from the desk: of a reply the person hears that, with a request that was sent it stays without a word.
 */
export function onDeleted(work: Work, { message }: Deleted): void {
  if (!knowPerson(work)) return
  touch(work)
  work.ending = 'silence'
  if (letGoOf(work, message) || forgetUnsent(work, message)) return
  const number = ticketOfReply(work.state, message)
  if (number === undefined) return forgetAnswers(work, message)
  forgetReply(work, message)
  note(work, 'cannotUnsend', { number })
  work.ending = 'say'
}

/** A message that is still held is not read at all. */
function letGoOf(work: Work, message: string): boolean {
  const { held } = work.state
  if (!held?.said.some((each) => each.message === message)) return false
  const said = held.said.filter((each) => each.message !== message)
  work.state.held = said.length === 0 ? undefined : { ...held, said }
  return true
}

function forgetAnswers(work: Work, message: string): void {
  forgetMissed(work, message)
  const { shelf, filing, draft } = work.state
  if (shelf !== undefined) work.state.shelf = without(work, shelf, message).draft
  // What is on its way stays as it was sent; should the desk refuse it, it comes back without.
  work.state.filing = filing?.map((sent) => without(work, sent, message).draft)
  if (draft === undefined) return
  const { draft: left, questions, shortened, files } = without(work, draft, message)
  setDraft(work, left)
  if (questions.length > 0) note(work, 'forgotten', { questions })
  for (const question of shortened) note(work, 'updated', { question })
  if (files.length > 0) note(work, 'filesForgotten', { names: files.map(({ name }) => name) })
  const wasProposed = work.state.live?.proposal !== undefined && left.candidate !== draft.candidate
  if (work.content.length > 0 || wasProposed) work.ending = 'ask'
}

/** What was not understood is handed to whoever takes over; what was taken back is not. */
function forgetMissed({ state }: Work, message: string): void {
  const { live } = state
  if (live?.missed === undefined) return
  state.live = { ...live, missed: live.missed.filter((each) => !isFrom(each.message, message)) }
}

/** What is left of a draft. */
interface Left {
  readonly draft: Draft
  /** Those that have no answer now, beside that for the files. */
  readonly questions: readonly string[]
  /** Those whose answer lost some of its words. */
  readonly shortened: readonly string[]
  /** The files that are gone. */
  readonly files: readonly FileRef[]
}

/** The draft without what was read from a message, what is kept of it, and the files that came in it alone. */
function without(work: Work, draft: Draft, message: string): Left {
  const kept = withoutUndo(withoutWords(draft, message), message)
  const { draft: rest, gone: files } = withoutFilesOf(kept, message)
  const isOfFiles = (question: string): boolean => questionOf(work.tree, question)?.type === 'files'
  const hadFiles = broughtFiles(draft, message)
  const pieces = new Map(joinedWith(draft, message))
  // Files answer their question for as long as there are any, whichever message they came in.
  const questions = Object.keys(draft.answers).filter((question) =>
    hadFiles && isOfFiles(question) && draft.answers[question] === true
      ? rest.files.length === 0
      : pieces.get(question)?.length === 0 || isFrom(messageOf(draft.origins?.[question]), message),
  )
  const shortened = [...pieces.keys()].filter((question) => !questions.includes(question))
  if (questions.length + shortened.length + files.length === 0)
    return { draft: rest, questions, shortened, files }
  const answers: Record<string, AnswerValue | null> = {}
  const origins: Record<string, Origin> = {}
  for (const question of [...questions, ...shortened]) {
    const left = pieces.get(question) ?? []
    answers[question] = left.length === 0 ? null : joinedText(left, questionOf(work.tree, question)?.type)
    if (left.length > 0) origins[question] = { parts: partsOf(left) }
    for (const about of outlineOf(work.tree).articlesAbout.get(question) ?? []) answers[about] = null
  }
  return {
    // "Undo" would bring back what was taken back.
    draft: changed(rest, { answers, origins }, []),
    questions: questions.filter((question) => files.length === 0 || !isOfFiles(question)),
    shortened,
    files,
  }
}

/** The answers that words of this message are a part of, and what other messages brought to them. */
function joinedWith({ answers, origins = {} }: Draft, message: string): [string, readonly Piece[]][] {
  return Object.keys(answers).flatMap((question): [string, readonly Piece[]][] => {
    const parts = partsIn(origins[question]) ?? []
    if (!parts.some((part) => isFrom(part.message, message))) return []
    const pieces = piecesOf(String(answers[question]), parts)
    return [[question, pieces.filter((piece) => !isFrom(piece.message, message))]]
  })
}

/** "Undo" goes back no further than to what would bring back what came in this message. */
function withoutUndo(draft: Draft, message: string): Draft {
  const last = draft.undo.findLastIndex(
    (each) =>
      typeof each !== 'string' &&
      Object.values(each.origins ?? {}).some((origin) => holdsFrom(origin, message)),
  )
  return last === -1 ? draft : { ...draft, undo: draft.undo.slice(last + 1) }
}

function withoutWords(draft: Draft, message: string): Draft {
  const kept = keptIn(draft)
  const left = kept.filter((each) => !isFrom(each.message, message))
  return left.length === kept.length ? draft : withKept(draft, left)
}
