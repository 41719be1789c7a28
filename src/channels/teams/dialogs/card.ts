import type { Language } from '../../../dialog/language.ts'
import { numberIn } from '../../../i18n/numbers.ts'
import { phrasesIn } from '../../../i18n/speak.ts'
import { teamsViewWordsIn } from '../../../i18n/teams-views.ts'
import type { Form, FormField, FormReview } from '../../../message.ts'
import { fieldPrefix } from '../action.ts'
import { type Card, cardOf, type Element } from '../cards/element.ts'
import { fieldsOf, type FormReader } from '../cards/form.ts'
import { partOf } from '../cards/parts.ts'
import { linkOf, plain, textOf } from '../cards/text.ts'
import { limits } from '../limits.ts'
import type { DialogData, FilledPage } from './data.ts'

export interface PageReader extends Pick<FormReader, 'owner' | 'problems' | 'answers'> {
  readonly dialog: string
  /** Said above the fields. */
  readonly notice?: string
  /** Where files are given, in a place where the bot sees none. */
  readonly uploadUrl?: string
}

/** A page of questions in a dialog. What is too long for a field is kept, and said so. */
export function pageCard(form: Form, reader: PageReader): Card {
  const { owner, dialog, notice, uploadUrl, ...tried } = reader
  const { form: words } = teamsViewWordsIn(form.language)
  const { page, draft } = form
  const fields = form.fields.map((field) => (isTooLong(field) ? kept(field, form.language) : limited(field)))
  const hasFiles = fields.some(({ input }) => input === 'files')
  return cardOf(
    [
      ...(notice === undefined ? [] : textOf(notice, { color: 'Attention', weight: 'Bolder' })),
      ...fieldsOf({ ...form, fields }, { owner, phrases: phrasesIn(form.language), ...tried }),
      ...(hasFiles && uploadUrl !== undefined ? [linkOf(words.uploadAt, uploadUrl)] : []),
    ],
    [submitOf(form.submit, { do: 'fill', owner, page, draft, dialog })],
  )
}

/** Articles that may be the answer already: to be read, to say that one is, and to go on when none is. */
export function articlesCard(
  { articles, language }: { readonly articles: Articles; readonly language: Language },
  { owner, dialog }: Pick<PageReader, 'owner' | 'dialog'>,
): Card {
  const { title, shown, none } = articles
  const laid = partOf({ type: 'articles', articles: shown }, { owner, phrases: phrasesIn(language) })
  const buttons = [
    { title: none.label, choice: none.choice },
    ...laid.presses.filter((press) => press.title.length <= limits.actionTitle),
  ]
  return cardOf(
    [...textOf(title, { weight: 'Bolder' }), ...laid.body],
    buttons.slice(0, limits.actions).map(({ title: label, choice }, at) => {
      const data: DialogData = { do: 'choose', owner, choice, dialog }
      return at === 0 ? submitOf(label, data) : { type: 'Action.Submit', title: plain(label), data }
    }),
  )
}

/** What was answered, to be looked over and sent. */
export function reviewCard(
  { language, parts, send }: FormReview,
  { owner, dialog }: Pick<PageReader, 'owner' | 'dialog'>,
): Card {
  const reader = { owner, phrases: phrasesIn(language) }
  const { form } = teamsViewWordsIn(language)
  const data: DialogData = { do: 'choose', owner, choice: send.choice, dialog }
  return cardOf(
    [...parts.flatMap((part) => partOf(part, reader).body), ...textOf(form.changeInChat, { isSubtle: true })],
    [submitOf(send.label, data)],
  )
}

type Articles = NonNullable<Form['articles']>

/** Says that saving takes longer; its button sends the same page again, which is the same event. */
export function savingCard(language: Language, { answers, ...filled }: FilledPage): Card {
  const typed = Object.entries(answers).map(([question, value]) => [`${fieldPrefix}${question}`, value ?? ''])
  return waitingCard(language, { ...filled, ...Object.fromEntries(typed) })
}

/** Says that something takes longer, with a button to go on. */
export function waitingCard(language: Language, data: DialogData | Omit<FilledPage, 'answers'>): Card {
  const { form } = teamsViewWordsIn(language)
  return cardOf(textOf(form.waiting), [submitOf(form.goOn, data)])
}

/** Whether the answer so far is too long for a field: left empty it stays as it is. */
export const isTooLong = ({ input, value = '' }: Pick<FormField, 'input' | 'value'>): boolean =>
  (input === 'text' || input === 'longText') && value.length > limits.dialogText

function kept({ value = '', ...field }: FormField, language: Language): FormField {
  const said = teamsViewWordsIn(language).form.longKept(numberIn(language, value.length))
  return limited({
    ...field,
    optional: true,
    hint: field.hint === undefined ? said : `${field.hint}\n${said}`,
  })
}

/** A dialog that is shown again holds what was typed, and has a size. */
function limited(field: FormField): FormField {
  if (field.input !== 'longText') return field
  return { ...field, maxLength: Math.min(field.maxLength ?? limits.dialogText, limits.dialogText) }
}

/** Dialogs know no `Action.Execute`. */
const submitOf = (title: string, data: object): Element => ({
  type: 'Action.Submit',
  title: plain(title),
  style: 'positive',
  data,
})
