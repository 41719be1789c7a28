import { describe, expect, it } from 'vitest'
import type { InputElement, ModalView } from '../../../../src/channels/slack/views/blocks.ts'
import {
  formView,
  keptQuestions,
  noticeView,
  shownFields,
} from '../../../../src/channels/slack/views/form-view.ts'
import { languages } from '../../../../src/dialog/language.ts'
import { type AnswerValue, emptyState } from '../../../../src/dialog/state.ts'
import type { Form, FormField } from '../../../../src/message.ts'
import { wordForm } from '../../../../src/wording/form.ts'
import { ana, tree } from '../../../wording/walk.ts'
import { expectTaken, hasSchema, textsOf } from './schema.ts'

type Values = Readonly<Record<string, AnswerValue>>

/** A page of the shipped dialog, with answers that lead there. */
function pageOf(page: string, language: (typeof languages)[number], more: Values = {}): Form {
  const { when } = tree.pages.find(({ id }) => id === page) ?? {}
  const answers = { area: 'technical', problem_type: 'problem', ...(when as Values | undefined), ...more }
  if ('request_type' in answers) answers.area = 'commercial'
  const draft = { id: 1, revision: 1, answers, files: [], undo: [] }
  const form = wordForm(tree, { ...emptyState(tree, language), person: ana, draft }, page)
  if (form === undefined) throw new Error(`no form for ${page}`)
  return form
}

const text: FormField = {
  question: 'details',
  input: 'longText',
  label: 'Detalles',
  optional: false,
  options: [],
  files: [],
}
const formOf = (...fields: readonly FormField[]): Form => ({
  page: 'page',
  title: 'Una página',
  draft: 1,
  language: 'es',
  fields,
  submit: 'Guardar y seguir',
  cancel: 'Cancelar',
})

const inputsOf = (view: ModalView) => view.blocks.filter((block) => block.type === 'input')
const elementOf = (field: FormField): InputElement | undefined =>
  inputsOf(formView(formOf(field), ''))[0]?.element
const sectionsOf = (blocks: ModalView['blocks']): string =>
  blocks.flatMap((block) => (block.type === 'section' ? [block.text.text] : [])).join('\n')

describe('a form in Slack', () => {
  it.skipIf(!hasSchema)('is taken by Slack, for every page in every language', () => {
    for (const language of languages) {
      for (const { id, questions } of tree.pages) {
        const form = pageOf(id, language)
        const view = formView(form, 'metadata')
        expectTaken(view)
        expect(inputsOf(view)).toHaveLength(questions.filter((each) => each !== 'articles').length)
      }
    }
  })

  it('shows every label and every option in full', () => {
    for (const language of languages) {
      for (const { id } of tree.pages) {
        const form = pageOf(id, language)
        const shown = readable(formView(form, ''))
        for (const { label, options, hint = '' } of form.fields) {
          for (const each of [form.title, label, hint, ...options.map((option) => option.label)]) {
            expect(shown).toContain(squeezed(each))
          }
        }
      }
    }
  })

  it('cuts no title: one that is too long for the bar is said below it', () => {
    const { title, blocks } = formView({ ...formOf(text), title: 'Los detalles de tu solicitud' }, '')
    expect(title.text).toBe('Soporte')
    expect(textsOf(blocks)[0]).toBe('Los detalles de tu solicitud')
  })

  it('holds the answers so far', () => {
    const view = formView(pageOf('technical_case', 'es', { impact: 'critical', details: 'Desde ayer' }), '')
    expect(inputsOf(view)[0]?.element).toMatchObject({ initial_option: { value: 'critical' } })
    expect(inputsOf(view)[3]?.element).toMatchObject({ initial_value: 'Desde ayer' })
  })

  it('searches for accounts while somebody types', () => {
    const view = formView(pageOf('identify', 'es', { account: 'tiendademo' }), '')
    expect(inputsOf(view)[1]?.element).toMatchObject({
      type: 'external_select',
      min_query_length: 0,
      initial_option: { value: 'tiendademo' },
    })
  })

  it('shows a few options at once, many in a menu, and very many in a search', () => {
    const withOptions = (count: number, optional = false) =>
      elementOf({
        ...text,
        input: 'choice',
        optional,
        options: Array.from({ length: count }, (_, at) => ({ value: `o${at}`, label: `Opción ${at}` })),
      })?.type
    expect(withOptions(10)).toBe('radio_buttons')
    expect(withOptions(11)).toBe('static_select')
    expect(withOptions(100)).toBe('static_select')
    expect(withOptions(101)).toBe('external_select')
  })

  it('lets an optional choice be taken back', () => {
    const element = elementOf({
      ...text,
      input: 'choice',
      optional: true,
      options: [{ value: 'a', label: 'A' }],
    })
    expect(element?.type).toBe('static_select')
  })

  it.skipIf(!hasSchema)('lists options in full above the field when no option has room for its label', () => {
    const label = 'palabra '.repeat(40).trim()
    const view = formView(formOf({ ...text, input: 'choice', options: [{ value: 'a', label }] }), '')
    expectTaken(view)
    expect(sectionsOf(view.blocks)).toBe(`1. ${label}`)
  })

  it.skipIf(!hasSchema)('keeps an answer that is longer than a field, and says so', () => {
    const form = formOf({ ...text, value: 'x'.repeat(4120) })
    const view = formView(form, '')
    expectTaken(view)
    expect(keptQuestions(form)).toEqual(['details'])
    expect(inputsOf(view)[0]).toMatchObject({ optional: true })
    expect(inputsOf(view)[0]?.element).not.toHaveProperty('initial_value')
    expect(inputsOf(view)[0]?.hint?.text).toContain('4\u00a0120 caracteres')
  })

  it('says when a field may not apply, and leaves "optional" to Slack', () => {
    const labelWith = (optionalText: string) =>
      inputsOf(formView(formOf({ ...text, optional: true, optionalText }), ''))[0]?.label.text
    expect(labelWith('(si corresponde)')).toBe('Detalles (si corresponde)')
    expect(labelWith('(opcional)')).toBe('Detalles')
  })

  it('asks for no more files when there are some', () => {
    const files = [{ ref: 'r', name: 'captura.png', type: 'image/png', size: 9 }]
    const view = formView(formOf({ ...text, input: 'files', files }), '')
    expect(inputsOf(view)[0]).toMatchObject({
      optional: true,
      hint: { text: expect.stringContaining('captura.png') },
    })
  })

  it.skipIf(!hasSchema)('shows first what is not answered where a page has more than a view holds', () => {
    const fields = Array.from({ length: 130 }, (_, at) => ({
      ...text,
      question: `q${at}`,
      ...(at < 60 && { value: 'ya' }),
    }))
    const form = formOf(...fields)
    expectTaken(formView(form, '', 'Algo salió mal'))
    const shown = shownFields(form).map(({ question }) => question)
    expect(shown).toHaveLength(100)
    expect(shown.slice(0, 70)).toEqual(fields.slice(60).map(({ question }) => question))
  })

  it.skipIf(!hasSchema)('can say something alone, in every language', () => {
    for (const language of languages) {
      const view = noticeView(language, 'x'.repeat(7000))
      expectTaken(view)
      expect(sectionsOf(view.blocks).replaceAll('\n', '')).toHaveLength(7000)
    }
  })
})

const squeezed = (label: string): string => label.replace(/[\s…]+/g, '')

/** All that the view shows, an option read on in the line under it. */
const readable = (view: ModalView): string => squeezed(textsOf(view).join(''))
