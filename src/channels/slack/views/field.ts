import type { Locale } from '../../../i18n/locale.ts'
import { numberIn } from '../../../i18n/numbers.ts'
import { slackViewWordsIn } from '../../../i18n/slack-views.ts'
import { phrasesIn } from '../../../i18n/speak.ts'
import type { FormField } from '../../../message.ts'
import type { Block, InputElement, MenuElement, Option } from './blocks.ts'
import { limits } from '../limits.ts'
import { isReadable, optionFor, plain, sections } from './text.ts'

/** The action id of every field: the block says which question it answers. */
const answerAction = 'answer'

/** Names the field's block; an error is shown at the block of its name. A page of its own, so that no page inherits a value. */
export const blockOf = (page: string, question: string): string => `${page}.${question}`

/** Whether the answer so far is too long for a field. */
export const isTooLong = ({ input, value = '' }: FormField): boolean =>
  (input === 'text' || input === 'longText') && value.length > limits.view.input

/** A question as a field of a modal, with whatever doesn't fit on the field itself above it. */
export function fieldBlocks(field: FormField, page: string, locale: Locale): readonly Block[] {
  const hint = hintOf(field, locale)
  const above = [
    ...(field.label.length > limits.view.label ? [field.label] : []),
    ...(hint.length > limits.view.hint ? [hint] : []),
    ...(field.options.every(({ label }) => isReadable(label)) ? [] : [listOf(field)]),
  ]
  return [
    ...above.flatMap(sections),
    {
      type: 'input',
      block_id: blockOf(page, field.question),
      label: plain(labelOf(field, locale), limits.view.label),
      ...(hint !== '' && hint.length <= limits.view.hint && { hint: plain(hint, limits.view.hint) }),
      optional: field.optional || isTooLong(field) || field.files.length > 0,
      element: elementFor(field, locale),
    },
  ]
}

/** Slack says "optional" by itself, and not that a field may not apply. */
function labelOf({ label, optionalText }: FormField, locale: Locale): string {
  const isSaid = optionalText === undefined || optionalText === phrasesIn(locale).prompt.optional
  return isSaid ? label : `${label} ${optionalText}`
}

function hintOf(field: FormField, locale: Locale): string {
  const { form } = slackViewWordsIn(locale)
  const names = field.files.map(({ name }) => name).join(', ')
  return [
    field.hint,
    ...(names === '' ? [] : [form.files(names)]),
    ...(isTooLong(field) ? [form.longKept(numberIn(locale, field.value?.length ?? 0))] : []),
  ]
    .filter((line) => line !== undefined)
    .join('\n')
}

const listOf = ({ options }: FormField): string =>
  options.map(({ label }, at) => `${at + 1}. ${label}`).join('\n')

function elementFor(field: FormField, locale: Locale): InputElement {
  const { form } = slackViewWordsIn(locale)
  const base = { action_id: answerAction }
  const placeholder = field.placeholder && { placeholder: plain(field.placeholder, limits.placeholder) }
  const initial = field.value !== undefined && !isTooLong(field) && { initial_value: field.value }
  switch (field.input) {
    case 'text':
    case 'longText':
      return {
        ...base,
        type: 'plain_text_input',
        multiline: field.input === 'longText',
        max_length: Math.min(field.maxLength ?? limits.view.input, limits.view.input),
        ...initial,
        ...placeholder,
      }
    case 'email':
      return { ...base, type: 'email_text_input', ...initial, ...placeholder }
    case 'number':
      return { ...base, type: 'number_input', is_decimal_allowed: true, ...initial, ...placeholder }
    case 'date':
      return { ...base, type: 'datepicker', ...(field.value !== undefined && { initial_date: field.value }) }
    case 'files':
      return { ...base, type: 'file_input', max_files: limits.view.files }
    case 'account':
      return searchFor(
        field.value === undefined ? undefined : optionFor(field.value, field.value),
        form.account,
      )
    case 'articles':
    case 'choice':
    case 'consent':
      return pickFor(field, form.pick)
  }
}

function searchFor(chosen: Option | undefined, placeholder: string): InputElement {
  return {
    type: 'external_select',
    action_id: answerAction,
    min_query_length: 0,
    placeholder: plain(placeholder, limits.placeholder),
    ...(chosen && { initial_option: chosen }),
  }
}

/** Buttons for a few options, since all are seen at once; a menu where one must be able to choose none again. */
function pickFor({ options, optional, value }: FormField, pick: string): InputElement {
  const found = options.map((option) => optionFor(option.value, option.label))
  const chosen = found.find((option) => option.value === value)
  if (found.length > limits.options) return searchFor(chosen, pick)
  const type: MenuElement['type'] =
    found.length <= limits.view.radios && !optional ? 'radio_buttons' : 'static_select'
  return {
    type,
    action_id: answerAction,
    options: found,
    ...(chosen && { initial_option: chosen }),
    ...(type === 'static_select' && { placeholder: plain(pick, limits.placeholder) }),
  }
}
