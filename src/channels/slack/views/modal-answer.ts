import type { Language } from '../../../dialog/language.ts'
import { slackViewWordsIn } from '../../../i18n/slack-views.ts'
import type { ModalView } from './blocks.ts'
import { blockOf } from './field.ts'
import { noticeView } from './form-view.ts'

/** What becomes of the modal, in the platform's terms. */
export type Answer =
  | { readonly response_action: 'errors'; readonly errors: Readonly<Record<string, string>> }
  | { readonly response_action: 'update'; readonly view: ModalView }
  | { readonly response_action: 'clear' }

/** The modal gives way to one that says something. */
export const updated = (language: Language, why: 'foreign' | 'closed' | 'saving'): Answer => ({
  response_action: 'update',
  view: noticeView(language, slackViewWordsIn(language).form[why]),
})

/** Problems at their fields, by question. */
export const errorsAt = (page: string, problems: Readonly<Record<string, string>>): Answer => ({
  response_action: 'errors',
  errors: Object.fromEntries(
    Object.entries(problems).map(([question, problem]) => [blockOf(page, question), problem]),
  ),
})
