import type { Checked } from './answer.ts'
import { check } from './answer.ts'
import type { Path } from './route.ts'
import { pathOf } from './route.ts'
import type { Answer, AnswerValue, Draft, FileRef, Undo } from './state.ts'
import { skipped } from './state.ts'
import type { Tree } from './tree.ts'
import { setDraft, type Work, zoneOf } from './work.ts'

/** Opens a new draft with what is known of the person, and returns it. */
export function openDraft(work: Work): Draft {
  const { tree, state } = work
  const answers: Record<string, Answer> = {}
  for (const [id, question] of Object.entries(tree.questions)) {
    const known = question.profile === undefined ? undefined : state.person?.[question.profile]
    if (known !== undefined) answers[id] = { value: known }
  }
  const draft: Draft = { id: state.drafts + 1, revision: 0, answers, files: [], undo: [] }
  work.state = { ...state, drafts: draft.id }
  setDraft(work, draft)
  return draft
}

/** The open draft; a new one where there is none. */
export function draftOf(work: Work): Draft {
  return work.state.draft ?? openDraft(work)
}

/** Checks a value as an answer to a question of the tree, whatever way it came in. */
export function checkAnswer(work: Work, question: string, value: unknown): Checked {
  const known = work.tree.questions[question]
  if (known === undefined) return { type: 'problem', problem: { type: 'not-an-option' } }
  const draft = draftOf(work)
  const path = pathOf(work.tree, draft.answers)
  return check(known, value, { tree: work.tree, draft, path, at: work.event.at, timeZone: zoneOf(work) })
}

/** Records answers that were checked, as one change that "undo" takes back as one. */
export function record(work: Work, changes: Readonly<Record<string, AnswerValue>>, from?: string): void {
  const draft = draftOf(work)
  const answers: Record<string, Answer> = { ...draft.answers }
  const before: Record<string, Answer | null> = {}
  for (const [question, value] of Object.entries(changes)) {
    before[question] = answers[question] ?? null
    answers[question] = answerOf(work, question, value, from)
    for (const about of articlesAbout(work.tree, question)) {
      if (answers[about] === undefined || isSameText(before[question]?.value, value)) continue
      before[about] = answers[about]
      delete answers[about]
    }
  }
  const { open, candidate, ...rest } = draft
  const isOpenStill = open !== undefined && changes[open] === undefined
  const isCandidateUsed = Object.values(changes).some((value) => value === candidate)
  setDraft(work, {
    ...rest,
    answers,
    revision: draft.revision + 1,
    undo: [...draft.undo, { answers: before, ...(open !== undefined && { open }) }].slice(-5),
    ...(isOpenStill && { open }),
    ...(candidate !== undefined && !isCandidateUsed && { candidate }),
  })
}

/** Takes the last change back; false when there is none. */
export function undoLast(work: Work): boolean {
  const draft = work.state.draft
  const last = draft?.undo.at(-1)
  if (draft === undefined || last === undefined) return false
  const answers: Record<string, Answer> = { ...draft.answers }
  for (const [question, answer] of Object.entries(last.answers)) {
    if (answer === null) delete answers[question]
    else answers[question] = answer
  }
  const { open: _, ...rest } = draft
  setDraft(work, {
    ...rest,
    answers,
    revision: draft.revision + 1,
    undo: draft.undo.slice(0, -1),
    ...openAgain(last),
  })
  return true
}

/** Opens a question again, its answer kept until another is given. */
export function reopenQuestion(work: Work, question: string): void {
  const draft = draftOf(work)
  setDraft(work, { ...draft, open: question })
}

/** Adds files, each once, and reports those that are new. */
export function addFiles(work: Work, files: readonly FileRef[]): readonly FileRef[] {
  const draft = draftOf(work)
  const fresh = files.filter((file) => !draft.files.some((known) => known.ref === file.ref))
  if (fresh.length > 0)
    setDraft(work, { ...draft, files: [...draft.files, ...fresh], revision: draft.revision + 1 })
  return fresh
}

/** The path of the open draft. */
export function pathOfDraft(work: Work): Path {
  return pathOf(work.tree, draftOf(work).answers)
}

/** Whether two texts differ in nothing that a reader would notice: spaces, capitals, the final stop. */
export function isSameText(one: unknown, other: unknown): boolean {
  return plain(one) === plain(other)
}

const plain = (text: unknown): string =>
  String(text ?? '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/[\s.!]+$/, '')
    .trim()

function openAgain(undo: Undo): { readonly open?: string } {
  return undo.open === undefined ? {} : { open: undo.open }
}

function answerOf(work: Work, question: string, value: AnswerValue, from: string | undefined): Answer {
  const isConsent = work.tree.questions[question]?.type === 'consent' && value !== skipped
  const version = work.tree.wording[work.state.language]?.questions[question]?.version
  return {
    value,
    ...(from !== undefined && { from }),
    ...(isConsent && {
      consent: { at: work.event.at, language: work.state.language, version: version ?? '1' },
    }),
  }
}

function articlesAbout(tree: Tree, question: string): readonly string[] {
  return Object.entries(tree.questions).flatMap(([id, each]) =>
    each.type === 'articles' && each.about === question ? [id] : [],
  )
}
