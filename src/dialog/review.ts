import { holds } from './condition.ts'
import type { ReviewContent } from './content.ts'
import type { Path } from './route.ts'
import type { Draft } from './state.ts'
import type { Tree } from './tree.ts'

/** Every answer of a finished draft, before sending, and the documents it lacks. */
export function reviewOf(tree: Tree, draft: Draft, path: Path, prompt: number): ReviewContent {
  const rows = path.places.flatMap(({ question, page }) => {
    const type = tree.questions[question]?.type
    const value = path.value(question)
    return value === undefined || type === 'articles' || type === 'files' ? [] : [{ question, page, value }]
  })
  const wants = path.places.flatMap(({ question: id }) => {
    const question = tree.questions[id]
    if (question?.type !== 'files' || draft.files.length > 0) return []
    return question.wants
      .filter((each) => holds(each.when, path.value))
      .map((each) => ({ question: id, want: each.id }))
  })
  const filesQuestion = path.places.find(
    ({ question }) => tree.questions[question]?.type === 'files',
  )?.question
  return {
    type: 'review',
    draft: draft.id,
    prompt,
    rows,
    files: draft.files.map((file) => file.name),
    ...(filesQuestion !== undefined && { filesQuestion }),
    wants,
  }
}
