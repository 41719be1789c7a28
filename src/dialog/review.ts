import { holds } from './condition.ts'
import type { ReviewContent } from './content.ts'
import type { Path } from './route.ts'
import type { Draft } from './state.ts'

/** Every answer of a finished draft, before sending, and the documents it lacks. */
export function reviewOf(draft: Draft, path: Path, prompt: number): ReviewContent {
  const rows: ReviewContent['rows'][number][] = []
  const wants: ReviewContent['wants'][number][] = []
  let filesQuestion: string | undefined
  for (const { question, page, asks } of path.places) {
    const value = path.value(question)
    if (asks.type === 'files') {
      filesQuestion ??= question
      if (draft.files.length > 0) continue
      for (const want of asks.wants) if (holds(want.when, path.value)) wants.push({ question, want: want.id })
    } else if (asks.type !== 'articles' && value !== undefined) rows.push({ question, page, value })
  }
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
