import { describe, expect, it } from 'vitest'
import { places } from './places.ts'
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
    expect(now.state.draft?.open).toBeUndefined()
  })

  it('and nothing else is left alone by "déjalo así": it cancels', () => {
    expect(asking(policy).says('déjalo así').state.draft).toBeUndefined()
  })
})

describe('an account of somebody who has none yet', () => {
  it('is not guessed from the name of a store', () => {
    const stranger = { id: 'new', accounts: [] }
    const open = asking({}, { person: stranger }, { open: 'account' })
    for (const text of ['loja demo', 'tienda demo']) expect(open.understand(text).acts).toEqual([])
    expect(open.understand('cuenta tiendademo').acts).toEqual([
      { type: 'answer', question: 'account', value: 'tiendademo' },
    ])
  })
})

describe('another language', () => {
  it('can be asked to be shown', () => {
    expect(asking({}).understand('show me in english').acts).toEqual([{ type: 'language', language: 'en' }])
    expect(asking({}).understand('muéstrame en español').acts).toEqual([{ type: 'language', language: 'es' }])
  })
})

describe('a wish to change what is called otherwise', () => {
  it('lets the person pick, at the review', () => {
    const now = places.review('en').says('change the email')
    expect(now.asks).toBe('change')
    expect(now.state.live?.among).toContain('impact')
    expect(places.users('en').understand('change the email').acts).toEqual([])
  })
})
