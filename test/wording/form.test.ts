import { describe, expect, it } from 'vitest'
import { languages } from '../../src/dialog/language.ts'
import { type AnswerValue, emptyState, type State } from '../../src/dialog/state.ts'
import { wordForm, wordProblems } from '../../src/wording/form.ts'
import { wordsIn } from './checks.ts'
import { ana, articles, tree } from './walk.ts'

type Values = Readonly<Record<string, AnswerValue>>

const stateWith = (values: Values, more: Partial<State> = {}): State => ({
  ...emptyState(tree, 'es'),
  person: ana,
  draft: {
    id: 3,
    revision: 1,
    answers: values,
    files: [{ ref: 'r', name: 'captura.png', type: 'image/png', size: 9 }],
    undo: [],
  },
  ...more,
})

const technical = { area: 'technical', problem_type: 'problem' }
const fieldsOf = (state: State, page: string) => wordForm(tree, state, page)?.fields ?? []
const field = (state: State, page: string, id: string) =>
  fieldsOf(state, page).find(({ question }) => question === id)

describe('a form', () => {
  it('has the questions of its page in their order, without the articles', () => {
    const form = wordForm(tree, stateWith(technical), 'technical_subject')
    expect(form).toMatchObject({ page: 'technical_subject', draft: 3, title: 'Tu consulta técnica' })
    expect(form?.fields.map(({ question }) => question)).toEqual(['problem_type', 'subject'])
    expect(fieldsOf(stateWith(technical), 'technical_case').map(({ question }) => question)).toEqual([
      'impact',
      'affected_users',
      'experience',
      'details',
      'attachments',
      'share_consent',
    ])
  })

  it('has the articles that are asked about, and the way on when none helps', () => {
    const suggested = { query: 'flete', articles }
    const { draft } = stateWith(technical)
    const state = { ...stateWith(technical), ...(draft && { draft: { ...draft, suggested } }) }
    const asked = { ...state, live: { id: 4, asks: 'articles', draft: 3 } }
    const form = wordForm(tree, asked, 'technical_subject')
    expect(form?.articles?.shown.map(({ title }) => title)).toEqual(articles.map(({ title }) => title))
    expect(form?.articles?.none.choice).toBe('c.3.4.none')
    expect(wordForm(tree, state, 'technical_subject')?.articles).toBeUndefined()
  })

  it('is there only while a draft is open and its page is on the way', () => {
    const { draft: _, ...without } = stateWith(technical)
    expect(wordForm(tree, without, 'technical_case')).toBeUndefined()
    expect(wordForm(tree, stateWith({ area: 'financial' }), 'technical_case')).toBeUndefined()
    expect(wordForm(tree, stateWith(technical), 'nowhere')).toBeUndefined()
  })

  it('holds the values as they are submitted', () => {
    const state = stateWith({ ...technical, impact: '?', share_consent: true, details: 'Desde ayer' })
    expect(field(state, 'technical_case', 'impact')?.value).toBe('?')
    expect(field(state, 'technical_case', 'share_consent')?.value).toBe('yes')
    expect(field(state, 'technical_case', 'details')?.value).toBe('Desde ayer')
    expect(field(state, 'technical_case', 'attachments')?.files).toHaveLength(1)
  })

  it('says which answers become the subject and the description of the ticket', () => {
    const state = stateWith(technical)
    expect(field(state, 'technical_subject', 'subject')?.becomes).toBe('subject')
    expect(field(state, 'technical_case', 'details')?.becomes).toBe('description')
    expect(field(state, 'technical_case', 'impact')).not.toHaveProperty('becomes')
  })

  it('never presets a consent', () => {
    expect(field(stateWith(technical), 'technical_case', 'share_consent')).not.toHaveProperty('value')
  })

  it('offers "not sure" where a person may not know', () => {
    const options = field(stateWith(technical), 'technical_case', 'impact')?.options
    expect(options?.at(-1)).toEqual({ value: '?', label: 'No estoy seguro' })
  })

  it('proposes the name they go by in chat', () => {
    const state = stateWith({}, { person: { id: 'p', chatName: 'Ana Ruiz', accounts: [] } })
    expect(field(state, 'identify', 'name')?.value).toBe('Ana Ruiz')
  })

  it('names the accounts of the person', () => {
    expect(field(stateWith({}), 'identify', 'account')?.hint).toContain(
      'Tus cuentas: tiendademo o tiendademoqa.',
    )
  })

  it('lets a question be empty that depends on another of the same page', () => {
    const state = stateWith({ area: 'commercial', request_type: 'new_trade_policy' })
    expect(field(state, 'trade_policy', 'tp_sellers')).toMatchObject({
      optional: true,
      optionalText: '(si corresponde)',
    })
    expect(field(state, 'trade_policy', 'tp_currency_locale')?.optionalText).toBe('(opcional)')
    expect(field(state, 'trade_policy', 'tp_name')).not.toHaveProperty('optionalText')
  })

  it('of every page is whole in every language', () => {
    for (const page of tree.pages) {
      const conditions = { ...technical, ...(page.when as Values | undefined) }
      const area = 'request_type' in conditions ? 'commercial' : conditions.area
      for (const language of languages) {
        const state = stateWith({ ...conditions, area }, { language })
        const form = wordForm(tree, state, page.id)
        expect(form, page.id).toBeDefined()
        const shown = form?.fields.map(({ label, hint, placeholder, options }) => ({
          label,
          hint,
          placeholder,
          labels: options.map((option) => option.label),
        }))
        for (const each of wordsIn({ title: form?.title, submit: form?.submit, shown })) {
          expect(each).not.toMatch(/undefined|\[object|[{}]/)
          expect(each.trim()).not.toBe('')
        }
      }
    }
  })
})

describe('the problems of a form', () => {
  it('are said in words, as the dialog expects it', () => {
    const problems = wordProblems(tree, 'es', 'identify', {
      account: { type: 'pattern' },
      name: { type: 'too-short', min: 2 },
    })
    expect(problems).toEqual({
      account: 'El nombre de una cuenta tiene solo letras minúsculas, números y guiones, sin espacios.',
      name: 'Es muy corto: escribe al menos 2 caracteres.',
    })
  })

  it('have words of every kind in every language', () => {
    const every = {
      a: { type: 'empty' },
      b: { type: 'too-long', max: 255, length: 300 },
      c: { type: 'not-an-option' },
      d: { type: 'not-an-email' },
      e: { type: 'not-a-number' },
      f: { type: 'too-small', min: 0 },
      g: { type: 'too-large', max: 10 },
      h: { type: 'not-whole' },
      i: { type: 'not-a-date' },
      j: { type: 'too-early', from: '2026-11-25' },
      k: { type: 'too-late', until: '2026-11-25' },
      l: { type: 'item-pattern', item: 'X y' },
      m: { type: 'item-start', item: 'otra', start: 'tiendademo' },
      n: { type: 'item-twice', item: 'otra' },
      o: { type: 'too-few', min: 1 },
      p: { type: 'too-many', max: 5 },
      q: { type: 'no-files' },
      r: { type: 'consent' },
      s: { type: 'pattern' },
    } as const
    for (const language of languages) {
      const words = Object.values(wordProblems(tree, language, 'identify', every))
      expect(new Set(words).size).toBe(Object.keys(every).length)
      for (const each of words) expect(each).not.toMatch(/undefined|[{}]|!/)
    }
  })
})
