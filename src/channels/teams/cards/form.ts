import type { Phrases } from '../../../i18n/phrases.ts'
import type { Form, FormField } from '../../../message.ts'
import { type Action, fieldPrefix } from '../action.ts'
import { execute, styleOf } from './actions.ts'
import { type Card, cardOf, type Element } from './element.ts'
import { plain, textOf } from './text.ts'

export interface FormReader {
  readonly owner: string
  readonly phrases: Phrases
  /** What is wrong with the answers, by question, in words. */
  readonly problems?: Readonly<Record<string, string>>
  /** What was filled in and not taken yet. */
  readonly answers?: Readonly<Record<string, string | null>>
}

/** A page of questions as one card, filled with what is answered; what is wrong stands at its field. */
export function formCard(form: Form, reader: FormReader): Card {
  const { owner } = reader
  const submit = { do: 'submit', owner, page: form.page, draft: form.draft }
  const back: Action = { do: 'show', owner, slot: '' }
  return cardOf(
    [...textOf(form.title, { weight: 'Bolder', size: 'Medium' }), ...fieldsOf(form, reader)],
    [
      execute(form.submit, submit, { style: 'positive' }),
      execute(form.cancel, back, { associatedInputs: 'none' }),
    ],
  )
}

/** The questions of a page, each with its hint and with what is wrong with its answer. */
export const fieldsOf = ({ fields }: Form, reader: FormReader): readonly Element[] =>
  fields.flatMap((field) => fieldOf(field, reader, reader.phrases))

function fieldOf(field: FormField, reader: FormReader, phrases: Phrases): readonly Element[] {
  const { question, hint, files } = field
  const problem = reader.problems?.[question]
  const wrong =
    problem === undefined ? [] : textOf(`⚠ ${problem}`, { color: 'Attention' }, { spacing: 'None' })
  const hints = hint === undefined ? [] : textOf(hint, { isSubtle: true, size: 'Small' }, { spacing: 'None' })
  if (field.input === 'files') {
    const names = files.map(({ name }) => name).join(', ')
    return [
      ...textOf(labelOf(field), { weight: 'Bolder' }),
      ...textOf(names === '' ? phrases.chat.filesInChat : `${names}. ${phrases.chat.filesInChat}`, {
        isSubtle: true,
      }),
      ...wrong,
    ]
  }
  return [inputOf(field, reader, phrases), ...hints, ...wrong]
}

const labelOf = ({ label, optionalText }: FormField): string =>
  plain(optionalText === undefined ? label : `${label} ${optionalText}`)

/** What the client refuses by itself, before anything is sent; the rest is checked when it is. */
const patterns: Partial<Readonly<Record<FormField['input'], string>>> = {
  number: String.raw`^\s*[-+]?[0-9]*\.?[0-9]+\s*$`,
  email: String.raw`^\s*[^\s@]+@[^\s@]+\.[^\s@]+\s*$`,
}

function inputOf(field: FormField, { answers }: FormReader, phrases: Phrases): Element {
  const { chat, problems } = phrases
  const { question, placeholder, optional, maxLength, options } = field
  const value = answers && question in answers ? (answers[question] ?? undefined) : field.value
  const pattern = patterns[field.input]
  const base = {
    id: `${fieldPrefix}${question}`,
    label: labelOf(field),
    ...(!optional && { isRequired: true, errorMessage: options.length > 0 ? chat.chooseOne : chat.fillIn }),
    ...(pattern !== undefined && {
      regex: pattern,
      errorMessage: field.input === 'number' ? problems.notANumber : problems.notAnEmail,
    }),
    ...(value !== undefined && { value }),
  }
  switch (field.input) {
    case 'choice':
    case 'consent': {
      const choices = options.map((option) => ({ title: plain(option.label), value: option.value }))
      return {
        type: 'Input.ChoiceSet',
        ...base,
        ...styleOf(choices.map(({ title }) => title)),
        // What a folded list says while nothing is chosen.
        placeholder: chat.choose,
        choices,
      }
    }
    case 'date':
      return { type: 'Input.Date', ...base }
    default:
      return {
        type: 'Input.Text',
        ...base,
        ...(field.input === 'longText' && { isMultiline: true }),
        ...(field.input === 'email' && { style: 'Email' }),
        ...(placeholder !== undefined && { placeholder: plain(placeholder) }),
        ...(maxLength !== undefined && { maxLength }),
      }
  }
}
