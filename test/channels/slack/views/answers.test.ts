import { readFileSync, existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { filledIn } from '../../../../src/channels/slack/views/answers.ts'
import { seal, unseal } from '../../../../src/channels/slack/views/metadata.ts'
import { optionsFor } from '../../../../src/channels/slack/views/options.ts'
import type { FormField } from '../../../../src/message.ts'

const field = (element: object) => ({ answer: element })
const option = (value: string) => ({ text: { type: 'plain_text', text: value }, value })

describe('what was filled in', () => {
  it('is read by question, each kind of field in its own way', () => {
    const values = {
      'case.impact': field({ type: 'radio_buttons', selected_option: option('critical') }),
      'case.account': field({ type: 'external_select', selected_option: option('tiendademo') }),
      'case.details': field({ type: 'plain_text_input', value: 'Desde ayer' }),
      'case.day': field({ type: 'datepicker', selected_date: '2026-12-01' }),
      'case.price': field({ type: 'number_input', value: '12.5' }),
    }
    expect(filledIn({ values }, 'case', [])).toEqual({
      answers: {
        impact: 'critical',
        account: 'tiendademo',
        details: 'Desde ayer',
        day: '2026-12-01',
        price: '12.5',
      },
    })
  })

  it('has nothing for a field left empty, unless its answer is kept', () => {
    const values = {
      'case.details': field({ type: 'plain_text_input', value: null }),
      'case.more': field({ type: 'plain_text_input', value: null }),
      'case.impact': field({ type: 'static_select', selected_option: null }),
    }
    expect(filledIn({ values }, 'case', ['details'])?.answers).toEqual({ more: null, impact: null })
  })

  it('has the files that were given, as they came', () => {
    const given = [{ id: 'F1', name: 'captura.png', url_private: 'https://files.slack.com/F1' }]
    const values = { 'case.attachments': field({ type: 'file_input', files: given }) }
    expect(filledIn({ values }, 'case', [])).toEqual({
      answers: { attachments: null },
      files: { question: 'attachments', given },
    })
  })

  it('passes over blocks of no question, and of another page', () => {
    const values = {
      'other.details': field({ type: 'plain_text_input', value: 'a' }),
      'case.': field({ type: 'plain_text_input', value: 'b' }),
      nothing: field({ type: 'plain_text_input', value: 'c' }),
      'case.empty': {},
      'case.__proto__': field({ type: 'plain_text_input', value: null }),
    }
    const { answers } = filledIn({ values }, 'case', []) ?? {}
    expect(Object.entries(answers ?? {})).toEqual([['__proto__', null]])
    expect(Object.getPrototypeOf(answers)).toBe(Object.prototype)
  })

  it.each([undefined, null, 'x', {}, { values: 3 }, { values: { 'case.a': { answer: { value: 3 } } } }])(
    'is nothing when the state is %j',
    (state) => {
      expect(filledIn(state, 'case', [])).toBeUndefined()
    },
  )

  const sample = '../shared/contracts/slack/payload-samples/interactive/ViewSubmissionPayload.json'
  it.skipIf(!existsSync(sample))('is looked for where Slack puts it', () => {
    expect(JSON.parse(readFileSync(sample, 'utf8'))).toHaveProperty('view.state')
  })
})

describe('what a form remembers', () => {
  const opened = {
    conversation: 'slack:T1:D1:dm',
    address: { channel: 'slack', team: 'T1', in: 'D1' },
    user: 'slack:T1:U1',
    page: 'identify',
    draft: 1,
    kept: ['details'],
  }

  it('comes back for the person it was opened for', () => {
    const sealed = seal('secret', opened)
    expect(unseal('secret', sealed, 'slack:T1:U1')).toEqual(opened)
    expect(sealed.length).toBeLessThan(3000)
  })

  it('is of no use to anybody else', () => {
    expect(unseal('secret', seal('secret', opened), 'slack:T1:U2')).toBeUndefined()
    expect(unseal('secret', seal('secret', opened), 'slack:T2:U1')).toBeUndefined()
  })

  it('can be made by nobody else', () => {
    const [body, signature] = seal('secret', opened).split('.')
    const forged = Buffer.from(JSON.stringify({ ...opened, conversation: 'slack:T1:D2:dm' }))
    for (const each of [
      '',
      '.',
      `${body}.`,
      `${body}.${signature}x`,
      `${forged.toString('base64url')}.${signature}`,
      seal('another secret', opened),
    ]) {
      expect(unseal('secret', each, 'slack:T1:U1')).toBeUndefined()
    }
  })
})

describe('a search', () => {
  const account: FormField = {
    question: 'account',
    input: 'account',
    label: 'Cuenta',
    optional: false,
    options: [],
    files: [],
  }
  const accounts = ['tiendademo', 'tiendademoqa', 'otra']
  const found = (field: FormField, typed: string, known = accounts) =>
    optionsFor(field, typed, known, 'es').map(({ value }) => value)

  it('offers the accounts of the person before anything is typed', () => {
    expect(found(account, '')).toEqual(accounts)
  })

  it('offers what was typed beside the accounts that hold it', () => {
    expect(found(account, 'Tienda')).toEqual(['tiendademo', 'tiendademoqa', 'Tienda'])
    expect(optionsFor(account, 'nueva', accounts, 'es')).toEqual([
      { value: 'nueva', text: { type: 'plain_text', text: 'Usar «nueva»', emoji: false } },
    ])
  })

  it('offers an account once that is typed in full', () => {
    expect(found(account, ' OTRA ')).toEqual(['otra'])
  })

  it('never offers more than Slack takes', () => {
    const many = Array.from({ length: 300 }, (_, at) => `tienda${at}`)
    expect(found(account, 'tienda', many)).toHaveLength(100)
    expect(found(account, 'x'.repeat(500))[0]).toHaveLength(150)
  })

  it('finds options of a question by any part of their label, whatever the accents', () => {
    const options = [
      { value: 'a', label: 'Política de envíos' },
      { value: 'b', label: 'Catálogo' },
    ]
    expect(found({ ...account, input: 'choice', options }, 'ENVIOS')).toEqual(['a'])
    expect(found({ ...account, input: 'choice', options }, '')).toEqual(['a', 'b'])
  })
})
