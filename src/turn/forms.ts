import type { Clock } from '../clock.ts'
import type { Problem } from '../dialog/content.ts'
import { formProblems, nextPage } from '../dialog/form.ts'
import type { Language } from '../dialog/language.ts'
import type { State } from '../dialog/state.ts'
import type { Tree } from '../dialog/tree.ts'
import type { Form, FormReview } from '../message.ts'
import type { Store } from '../store/store.ts'

/** A page of a conversation's questions, as a form. Reading one changes nothing; submitting it is an event like any other. */
export interface Forms {
  /** The page with what is answered so far; undefined when there is nothing to fill in there now. */
  form(conversation: string, page: string): Promise<Form | undefined>
  /** The page with the question that is asked next; undefined when there is none, and the draft can be looked over. */
  next(conversation: string): Promise<Form | undefined>
  /** The answers to look over before they are sent; undefined unless that is asked now. */
  review(conversation: string): Promise<FormReview | undefined>
  /** What is wrong with the answers, in words, by question; empty when they can be submitted. */
  check(
    conversation: string,
    page: string,
    answers: Readonly<Record<string, unknown>>,
  ): Promise<Readonly<Record<string, string>>>
}

export interface FormsOptions {
  readonly tree: Tree
  readonly store: Store
  readonly clock: Clock
  /** A page of the open draft in words; undefined when there is nothing to fill in there. */
  readonly wordForm: (state: State, page: string) => Form | undefined
  /** The answers to look over, in words; undefined when something else is asked. */
  readonly wordReview: (state: State) => FormReview | undefined
  /** Problems in words, by question. */
  readonly wordProblems: (
    language: Language,
    page: string,
    problems: Readonly<Record<string, Problem>>,
  ) => Readonly<Record<string, string>>
}

export function createForms({ tree, store, clock, wordForm, wordReview, wordProblems }: FormsOptions): Forms {
  return {
    async form(conversation, page) {
      const { state } = await store.load(conversation)
      return state && wordForm(state, page)
    },
    async next(conversation) {
      const { state } = await store.load(conversation)
      const page = state && nextPage(tree, state)
      return page === undefined || state === undefined ? undefined : wordForm(state, page)
    },
    async review(conversation) {
      const { state } = await store.load(conversation)
      return state && wordReview(state)
    },
    async check(conversation, page, answers) {
      const { state } = await store.load(conversation)
      if (!state) return {}
      return wordProblems(state.language, page, formProblems(tree, state, answers, clock.now()))
    },
  }
}
