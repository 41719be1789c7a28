import { addFiles, draftOf, nextOf, recordOne } from './draft.ts'
import type { Heard } from './hear.ts'
import { takeText } from './hear-text.ts'
import { questionOf } from './outline.ts'
import { note, setDraft, type Work } from './work.ts'

/** The most that is kept of words that have no question yet. */
const longest = 4_000

/** Files are taken at any moment; given where they are asked for, they are the answer. */
export function keepFiles(work: Work, heard: Heard): void {
  if (heard.files.length === 0) return
  const fresh = addFiles(work, heard.files)
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
  const type = questionOf(work.tree, next?.question)?.type
  if (next && type === 'longText') takeText(work, next.question, rest, message)
  else {
    keepWords(work, rest)
    if (type !== 'text') note(work, 'kept', { text: rest })
  }
}

/** Keeps words that say something, beside those that were kept before; they are proposed where a text is asked. */
export function keepWords(work: Work, words: string): void {
  if (!saysSomething(words)) return
  const draft = draftOf(work)
  const before = draft.candidate
  const candidate = before === undefined || before.includes(words) ? (before ?? words) : `${before}\n${words}`
  setDraft(work, { ...draft, candidate: candidate.slice(0, longest) })
}

/** More than a greeting or a number: at least three words. */
export const saysSomething = (text: string | undefined): text is string =>
  text !== undefined && text.split(/\s+/).filter((word) => /\p{L}{2}/u.test(word)).length >= 3
