import { draftOf, nextOf, recordOne } from './draft.ts'
import { addFiles } from './given.ts'
import type { Heard } from './hear.ts'
import { takeText } from './hear-text.ts'
import { outlineOf, questionOf } from './outline.ts'
import { partsOf, type Piece, piecesOf } from './parts.ts'
import type { Draft, Source } from './state.ts'
import type { Question } from './tree.ts'
import { note, setDraft, type Work } from './work.ts'

/** The most that is kept of words that have no question yet. */
const longest = 4_000

/** Files are taken at any moment; given where they are asked for, they are the answer. */
export function keepFiles(work: Work, heard: Heard): void {
  if (heard.given.length === 0) return
  const fresh = addFiles(work, heard.given)
  const asks = work.state.live?.asks
  const isAsked = asks !== undefined && questionOf(work.tree, asks)?.type === 'files'
  if (isAsked) recordOne(work, asks, true, heard.message)
  if (fresh.length > 0 && !(isAsked && heard.text === ''))
    note(work, 'fileKept', { names: fresh.map((file) => file.name) })
}

/** Words beside the answers: the next long text if that is what comes next, else kept until a text is asked. */
export function keepRest(work: Work, rest: string, message: string): void {
  if (!saysSomething(rest)) return
  const next = nextOf(work)
  if (next?.asks.type === 'longText') return takeText(work, next.question, rest, message)
  keepWords(work, rest, message)
  if (next === undefined || !takesSentences(work, next.question)) note(work, 'kept', { text: rest })
}

/** Whether what was kept can be the answer: a story, or what articles are searched with. A short name is no sentence. */
export function takesSentences({ tree }: Work, id: string): boolean {
  const question = questionOf(tree, id)
  if (question?.type === 'longText') return question.list === undefined
  return question?.type === 'text' && outlineOf(tree).articlesAbout.has(id)
}

/** Keeps words that say something, beside those that were kept before; they are proposed where a text is asked. */
export function keepWords(work: Work, words: string, message: string): void {
  if (!saysSomething(words)) return
  const draft = draftOf(work)
  if (draft.candidate?.includes(words)) return
  setDraft(work, withKept(draft, [...keptIn(draft), { message, text: words }]))
}

/** What a draft has kept, message by message. */
export const keptIn = ({ candidate = '', kept = [] }: Draft): readonly Piece[] =>
  candidate === '' ? [] : piecesOf(candidate, kept)

/** Where an answer in words comes from that was kept and proposed. */
export function sourceOfKept(draft: Draft, type: Question['type']): Source | undefined {
  // A short text has no two spaces in a row.
  const trim = (text: string): string => (type === 'text' ? text.trim().replace(/\s+/g, ' ') : text)
  const pieces = keptIn(draft).map(({ message, text }) => ({ message, text: trim(text) }))
  const [only, ...others] = pieces
  if (only === undefined || others.length > 0) return only && { parts: partsOf(pieces) }
  return only.message === '' ? undefined : only.message
}

/** The draft with these words kept, and no others. */
export function withKept(draft: Draft, all: readonly Piece[]): Draft {
  if (all.length === 0) return { ...draft, candidate: undefined, kept: undefined }
  const candidate = all
    .map(({ text }) => text)
    .join('\n')
    .slice(0, longest)
  return { ...draft, candidate, kept: partsOf(all) }
}

/** More than a greeting or a number: at least three words. */
export const saysSomething = (text: string | undefined): text is string =>
  text !== undefined && text.split(/\s+/).filter((word) => /\p{L}{2}/u.test(word)).length >= 3
