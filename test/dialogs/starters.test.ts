import { describe, expect, it } from 'vitest'
import { languages } from '../../src/dialog/language.ts'
import { shipped, talk } from '../understanding/talk.ts'

/** Where each of the first page's sentences leads, in the order they stand there. */
const lead = [
  { asks: 'subject', answers: { area: 'technical', problem_type: 'problem' } },
  { asks: 'details', answers: { area: 'financial', finance_subject: 'payment_proof' } },
  { asks: 'tp_name', answers: { area: 'commercial', request_type: 'new_trade_policy' } },
  { heard: [{ type: 'tickets' }, { type: 'ask', asks: 'start' }] },
  { asks: 'details', answers: { area: 'financial', finance_subject: 'charge_questions' } },
]

describe.each(languages)('the sentences to try, in %s', (language) => {
  const starters = shipped.wording[language]?.starters ?? []

  it('are as many in every language', () => {
    expect(starters).toHaveLength(lead.length)
  })

  it.each(starters)('"%s" leads somewhere in one message', (starter) => {
    const now = talk({ language }).says(starter)
    expect(now).toMatchObject(lead[starters.indexOf(starter)] ?? {})
    expect(now.state.language).toBe(language)
  })
})
