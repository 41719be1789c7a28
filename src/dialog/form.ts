import { checkAll } from './check-all.ts'
import type { Problem } from './content.ts'
import { nextPlace, pathOf } from './route.ts'
import type { State } from './state.ts'
import type { Tree } from './tree.ts'
import { begin } from './work.ts'

/**
 * What would be refused of a form's answers for the open draft, by question; empty when nothing would be, or when no
 * draft is open. Says in advance what submitting them will come to, and changes nothing.
 */
export function formProblems(
  tree: Tree,
  state: State,
  answers: Readonly<Record<string, unknown>>,
  at: number,
): Readonly<Record<string, Problem>> {
  if (state.draft === undefined) return {}
  return checkAll(begin(tree, state, { id: 'form', at, happened: { type: 'opened' } }), answers).problems
}

/** The page of the question that is asked next; undefined when no draft is open, or when it is ready for its review. */
export function nextPage(tree: Tree, { draft }: State): string | undefined {
  return draft && nextPlace(tree, draft, pathOf(tree, draft.answers))?.page
}
