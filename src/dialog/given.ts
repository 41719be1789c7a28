import { draftOf } from './draft.ts'
import { questionOf } from './outline.ts'
import { type Draft, type FileRef, type HeldMessage, skipped } from './state.ts'
import { setDraft, type Work } from './work.ts'

/** The files that came in a message. */
export type Given = Pick<HeldMessage, 'message' | 'files'>

/** Adds files, each once, with every message that it came in, and reports those that are new. */
export function addFiles(work: Work, given: readonly Given[]): readonly FileRef[] {
  const draft = draftOf(work)
  const files = [...draft.files]
  const fileOrigins: Record<string, readonly string[]> = { ...draft.fileOrigins }
  for (const { message, files: came } of given)
    for (const file of came) {
      if (!files.some(({ ref }) => ref === file.ref)) files.push(file)
      fileOrigins[file.ref] = [...new Set(fileOrigins[file.ref]).add(message)]
    }
  const fresh = files.slice(draft.files.length)
  if (fresh.length === 0) setDraft(work, { ...draft, fileOrigins })
  else {
    const answers = withFiles(work, draft)
    setDraft(work, { ...draft, answers, files, fileOrigins, revision: draft.revision + 1 })
  }
  return fresh
}

/** Where it was said that there are no files, there are some now. */
function withFiles({ tree }: Work, draft: Draft): Draft['answers'] {
  const answers = { ...draft.answers }
  for (const [question, answer] of Object.entries(answers))
    if (answer === skipped && questionOf(tree, question)?.type === 'files') answers[question] = true
  return answers
}

/** Whether a file came in this message. */
export const broughtFiles = ({ fileOrigins = {} }: Draft, message: string): boolean =>
  Object.values(fileOrigins).some((messages) => messages.includes(message))

/** The draft as if this message had brought no files; one that came in another message too stays. */
export function withoutFilesOf(
  draft: Draft,
  message: string,
): { readonly draft: Draft; readonly gone: readonly FileRef[] } {
  if (!broughtFiles(draft, message)) return { draft, gone: [] }
  const all = Object.entries(draft.fileOrigins ?? {}).map(
    ([ref, messages]) => [ref, messages.filter((each) => each !== message)] as const,
  )
  const fileOrigins = Object.fromEntries(all.filter(([, messages]) => messages.length > 0))
  const isGone = ({ ref }: FileRef): boolean =>
    draft.fileOrigins?.[ref] !== undefined && fileOrigins[ref] === undefined
  const files = draft.files.filter((file) => !isGone(file))
  return { draft: { ...draft, files, fileOrigins }, gone: draft.files.filter(isGone) }
}
