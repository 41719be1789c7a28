import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { didOf, filesOf, receive, toInbound } from '../../../src/channels/web/receive.ts'

const id = '6a3f9f9e-2f6e-4f0e-9d0a-0d3a3f1c2b4d'
const place = { conversation: 'web:abc', visitor: 'v1', at: 5 }

function inboundOf(body: unknown) {
  const received = receive(body)
  if (received.type === 'refused') throw new Error(`refused: ${received.reason}`)
  return toInbound(received.event, place, new Map())
}

describe('receive', () => {
  it('names the event after the conversation and the id of the page', () => {
    const inbound = inboundOf({ id, type: 'said', text: 'hola' })
    expect(inbound.id).toBe(`web:abc/${id}`)
    expect(inbound.happened).toEqual({ type: 'said', message: id, text: 'hola', files: [] })
    expect(inbound.address).toEqual({ channel: 'web', conversation: 'web:abc' })
  })

  it('knows the sender from the place, never from the body', () => {
    const inbound = inboundOf({
      id,
      type: 'opened',
      sender: { key: 'web:other' },
      conversation: 'web:other',
      locale: 'pt-BR',
    })
    expect(inbound.sender).toEqual({ key: 'web:v1', locale: 'pt-BR' })
    expect(inbound.conversation).toBe('web:abc')
  })

  it('passes a click on as the string it is', () => {
    const inbound = inboundOf({ id, type: 'clicked', choice: 'a.1.2.area.technical', label: 'Técnico' })
    expect(inbound.happened).toEqual({ type: 'clicked', choice: 'a.1.2.area.technical' })
  })

  it('passes the fields of a form on as typed', () => {
    const answers = { impact: 'high', details: null }
    const inbound = inboundOf({ id, type: 'submitted', page: 'technical', draft: 3, label: 'x', answers })
    expect(inbound.happened).toEqual({ type: 'submitted', draft: 3, answers })
  })

  it('drops control characters and halves of characters, and keeps line breaks', () => {
    const inbound = inboundOf({ id, type: 'said', text: 'a\u0000b\n\tc\ud800d' })
    expect(inbound.happened).toMatchObject({ text: 'ab\n\tc\ufffdd' })
  })

  it('drops what turns the direction of the text around it, and keeps joined characters', () => {
    const inbound = inboundOf({ id, type: 'said', text: 'a\u202eb\u2067c 👩\u200d🔧' })
    expect(inbound.happened).toMatchObject({ text: 'abc 👩\u200d🔧' })
  })

  it('takes a field as long as any question may take, so that the question itself can refuse it', () => {
    const answers = { details: 'x'.repeat(30_001) }
    const inbound = inboundOf({ id, type: 'submitted', page: 'technical', draft: 3, label: 'x', answers })
    expect(inbound.happened).toMatchObject({ answers })
  })

  it('refuses a message with nothing in it', () => {
    expect(receive({ id, type: 'said', text: '  \n ' })).toEqual({ type: 'refused', reason: 'empty' })
  })

  it.each([
    ['no body', undefined],
    ['an id that is not one', { id: '1', type: 'opened' }],
    ['an event of the desk', { id, type: 'filed', draft: 1, ticket: { number: 1 } }],
    ['a text that is too long', { id, type: 'said', text: 'x'.repeat(8_001) }],
    [
      'a question that is not one',
      { id, type: 'submitted', page: 'p', draft: 1, label: '', answers: { __proto__x: 'a' } },
    ],
    ['too many files', { id, type: 'said', text: '', files: Array.from({ length: 11 }, () => 'f') }],
  ])('refuses %s', (_what, body) => {
    expect(receive(body)).toEqual({ type: 'refused', reason: 'invalid' })
  })

  it('makes an event or a refusal of any body at all', () => {
    const type = fc.constantFrom('opened', 'said', 'edited', 'clicked', 'submitted', 'filed', '__proto__')
    const near = fc.record(
      {
        id: fc.oneof(fc.uuid(), fc.string()),
        type,
        text: fc.oneof(fc.string({ unit: 'binary' }), fc.anything()),
        files: fc.oneof(fc.array(fc.string()), fc.anything()),
        choice: fc.oneof(fc.string(), fc.anything()),
        label: fc.string(),
        page: fc.string(),
        draft: fc.oneof(fc.nat(), fc.anything()),
        message: fc.oneof(fc.uuid(), fc.anything()),
        answers: fc.oneof(fc.dictionary(fc.string(), fc.anything()), fc.anything()),
      },
      { requiredKeys: ['id', 'type'] },
    )
    fc.assert(
      fc.property(fc.oneof(near, fc.jsonValue(), fc.anything()), (body) => {
        const received = receive(body)
        if (received.type === 'refused') return
        const inbound = toInbound(received.event, place, new Map())
        expect(inbound.conversation).toBe('web:abc')
        expect(['opened', 'said', 'edited', 'clicked', 'submitted']).toContain(inbound.happened.type)
        didOf(received.event, new Map())
        filesOf(received.event)
      }),
      { numRuns: 500 },
    )
  })
})
