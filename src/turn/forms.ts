import type { Clock } from '../clock.ts'
import { formProblems } from '../dialog/form.ts'
import type { Tree } from '../dialog/tree.ts'
import type { Form } from '../message.ts'
import type { Store } from '../store/store.ts'
import { wordForm, wordProblems } from '../wording/form.ts'

/** A page of a conversation's questions, as a form. Reading one changes nothing; submitting it is an event like any other. */
export interface Forms {
  /** The page with what is answered so far; undefined when there is nothing to fill in there now. */
  form(conversation: string, page: string): Promise<Form | undefined>
  /** What is wrong with the answers, in words, by question; empty when they can be submitted. */
  check(
    conversation: string,
    page: string,
    answers: Readonly<Record<string, unknown>>,
  ): Promise<Readonly<Record<string, string>>>
}

export function createForms({
  tree,
  store,
  clock,
}: {
  readonly tree: Tree
  readonly store: Store
  readonly clock: Clock
}): Forms {
  return {
    async form(conversation, page) {
      const { state } = await store.load(conversation)
      return state && wordForm(tree, state, page)
    },
    async check(conversation, page, answers) {
      const { state } = await store.load(conversation)
      if (!state) return {}
      return wordProblems(tree, state.language, page, formProblems(tree, state, answers, clock.now()))
    },
  }
}
