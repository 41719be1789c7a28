import { describe, expect, it } from 'vitest'
import { asking } from './talk.ts'

const policy = { area: 'commercial', request_type: 'new_trade_policy', tp_sellers_scope: 'specific' }

describe('an answer that was opened again', () => {
  it.each([
    'leave it as it was',
    'keep it',
    'déjalo como estaba',
    'déjalo así',
    'deixa assim',
    'deixa como estava',
  ])('stays for "%s"', (text) => {
    const open = asking({ ...policy, tp_sellers: 'uno, dos' }, {}, { open: 'tp_sellers' })
    const now = open.says(text)
    expect(now.answers['tp_sellers']).toBe('uno, dos')
    expect(now.state.draft).not.toHaveProperty('open')
  })

  it('and nothing else is left alone by "déjalo así": it cancels', () => {
    expect(asking(policy).says('déjalo así').state.draft).toBeUndefined()
  })
})
