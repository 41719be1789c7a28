// oxlint-disable vitest/expect-expect -- `then` of a conversation is what expects
import { describe, expect, it } from 'vitest'
import { formProblems } from '../../src/dialog/form.ts'
import { given, noon, technical, tree } from './spec.ts'

const atImpact = { ...technical, subject: 'Cupones no aplican', articles: 'none_helps' }
const send = (answers: Readonly<Record<string, unknown>>, draft = 1) =>
  ({ type: 'submitted', draft, answers }) as const

describe('a page filled in as a form', () => {
  it('asks one by one for what was left out', () => {
    given(atImpact)
      .when(send({ impact: 'critical', experience: 'expert' }))
      .then({ asks: 'affected_users', notes: ['understood'], has: { experience: 'expert' } })
  })

  it('keeps the good answers whatever the others are, and says what is wrong with those', () => {
    const talk = given(atImpact).when(
      send({ impact: 'critical', affected_users: 'martians', experience: 'expert', details: 'x' }),
    )
    talk.then({
      asks: 'affected_users',
      has: { impact: 'critical', experience: 'expert', details: undefined },
    })
    expect(talk.notes).toEqual(['invalid', 'invalid', 'understood'])
  })

  it('is told beforehand what would be refused', () => {
    const { state } = given(atImpact)
    expect(formProblems(tree, state, { impact: 'critical', details: 'x', experience: 'none' }, noon)).toEqual(
      {
        details: { type: 'too-short', min: 3 },
        experience: { type: 'not-an-option' },
      },
    )
  })

  it('of a draft that is gone changes nothing, and says so', () => {
    const talk = given(atImpact).when(send({ impact: 'critical' }, 9))
    talk.then({ asks: 'impact', has: { impact: undefined } })
    expect(talk.notes).toContain('oldDraft')
  })

  it('takes a field of another page as a correction, if that is on the way', () => {
    given(atImpact)
      .when(send({ problem_type: 'question', impact: 'critical' }))
      .then({ asks: 'affected_users', has: { problem_type: 'question', impact: 'critical' } })
  })

  it('ignores what is not on the way', () => {
    const talk = given(atImpact).when(send({ sp_new_email: 'a@x.com', nothing_known: 1, impact: 'critical' }))
    talk.then({ asks: 'affected_users' })
    expect(Object.keys(talk.state.draft?.answers ?? {})).not.toContain('sp_new_email')
  })

  it('asks a question that an answer of the same form brings in, and takes it from the form', () => {
    const at = { area: 'commercial', request_type: 'new_trade_policy', tp_name: 'B2B' }
    given(at)
      .when(send({ tp_channel: 'marketplace', tp_sellers_scope: 'all_active' }))
      .then({ asks: 'tp_integration', has: { tp_sellers_scope: 'all_active' } })
    given(at)
      .when(send({ tp_channel: 'marketplace', tp_integration: 'external' }))
      .then({ asks: 'tp_sellers_scope', has: { tp_integration: 'external' } })
    const hidden = given(at).when(send({ tp_channel: 'b2b', tp_integration: 'external' }))
    expect(hidden.has).not.toHaveProperty('tp_integration')
  })

  it('that was sent twice is silent the second time', () => {
    const form = send({ impact: 'critical', affected_users: 'everyone' })
    given(atImpact).when(form).when(form).then({ asks: 'experience', msgs: 0 })
  })
})
