import { slackViewWordsIn } from '../../../i18n/slack-views.ts'
import type { Form, FormField } from '../../../message.ts'
import type { Language } from '../../../dialog/language.ts'
import type { Block, ModalView, PlainText } from './blocks.ts'
import { fieldBlocks, isTooLong } from './field.ts'
import { articleBlocks } from '../article-blocks.ts'
import { limits } from '../limits.ts'
import { createCount } from '../press.ts'
import { headingFor, plain, sections } from './text.ts'

/** The callback id of every form. */
const formCallback = 'form'

/**
 * A page of questions as a modal. A page with more than a view holds shows first what has no answer yet; the rest comes
 * when that is submitted. `notice` is said above the fields.
 */
export function formView(form: Form, metadata: string, notice?: string): ModalView {
  return {
    type: 'modal',
    callback_id: formCallback,
    private_metadata: metadata,
    notify_on_close: true,
    title: barTitle(form.title, form.language),
    submit: plain(form.submit, limits.view.title),
    close: plain(form.cancel, limits.view.title),
    blocks: [...introFor(form, notice), ...fieldsOf(form, notice).flatMap(({ blocks }) => blocks)],
  }
}

/** The fields that the modal of this page has. */
export const shownFields = (form: Form): readonly FormField[] => fieldsOf(form).map(({ field }) => field)

/** Questions that keep their answer when their field is left empty, because it does not fit there. */
export const keptQuestions = (form: Form): string[] =>
  form.fields.filter(isTooLong).map(({ question }) => question)

/** Articles that may already be the answer; submitting it says that none is. */
export function articlesView(form: Form, articles: Articles, metadata: string, notice?: string): ModalView {
  const words = slackViewWordsIn(form.language).form
  return {
    type: 'modal',
    callback_id: 'articles',
    private_metadata: metadata,
    title: barTitle(form.title, form.language),
    submit: plain(words.noneHelps, limits.view.title),
    close: plain(slackViewWordsIn(form.language).close, limits.view.title),
    blocks: [
      ...introFor(form, notice),
      ...sections(articles.title),
      ...articleBlocks(articles.shown, createCount()),
    ],
  }
}

type Articles = NonNullable<Form['articles']>

/** A modal that only says something, for the time being or at the end. */
export function noticeView(language: Language, text: string, title?: string): ModalView {
  const { close } = slackViewWordsIn(language)
  return {
    type: 'modal',
    callback_id: 'notice',
    private_metadata: '',
    title: barTitle(title, language),
    close: plain(close, limits.view.title),
    blocks: sections(text),
  }
}

/** A title that has no room in the bar stands in full below it, under the name of it all. */
function barTitle(title: string | undefined, language: Language): PlainText {
  const isShort = title !== undefined && title.length <= limits.view.title
  return plain(isShort ? title : slackViewWordsIn(language).form.title, limits.view.title)
}

const introFor = (form: Form, notice = ''): readonly Block[] => [
  ...headingFor(form.title),
  ...sections(notice),
]

function fieldsOf(form: Form, notice?: string) {
  const all = form.fields.map((field) => ({ field, blocks: fieldBlocks(field, form.page, form.language) }))
  const room = limits.view.blocks - introFor(form, notice).length
  if (all.flatMap(({ blocks }) => blocks).length <= room) return all
  const firstAsked = all.toSorted(
    (a, b) => Number(a.field.value !== undefined) - Number(b.field.value !== undefined),
  )
  let used = 0
  return firstAsked.filter(({ blocks }) => (used += blocks.length) <= room)
}
