import { isOn } from './condition.ts'
import type { Problem } from './content.ts'
import { checkAnswer, draftOf, pathOfDraft } from './draft.ts'
import { questionOf } from './outline.ts'
import { isOnPath, type Path, pathOf } from './route.ts'
import type { AnswerValue } from './state.ts'
import { skipped } from './state.ts'
import type { Work } from './work.ts'

/** What can be taken of several answers given at once, and why the others can't. */
export interface CheckedAll {
  readonly taken: Readonly<Record<string, AnswerValue>>
  readonly problems: Readonly<Record<string, Problem>>
}

/**
 * Checks several answers in the order of the path, because a later one may be there only because of an earlier one.
 * What is not on the path by then is neither taken nor a problem.
 */
export function checkAll(work: Work, given: Readonly<Record<string, unknown>>): CheckedAll {
  const draft = draftOf(work)
  const taken: Record<string, AnswerValue> = {}
  const problems: Record<string, Problem> = {}
  let path: Path | undefined = pathOfDraft(work)
  for (const { question } of work.tree.places) {
    if (!Object.hasOwn(given, question) || taken[question] !== undefined) continue
    const known = questionOf(work.tree, question)
    if (known === undefined || known.type === 'articles') continue
    path ??= pathOf(work.tree, Object.assign({}, draft.answers, taken))
    if (!isOnPath(path, question)) continue
    const isLeftOut = known.type === 'files' && draft.files.length === 0 && isOn(known.optional, path.value)
    const value = known.type !== 'files' ? given[question] : isLeftOut ? skipped : true
    const checked = checkAnswer(work, question, value, path)
    if (checked.type === 'problem') problems[question] = checked.problem
    else {
      taken[question] = checked.value
      path = undefined
    }
  }
  return { taken, problems }
}
