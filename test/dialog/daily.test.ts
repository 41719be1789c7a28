// oxlint-disable vitest/expect-expect -- `then` of a conversation is what expects
import { describe, expect, it } from 'vitest'
import { interpret } from '../../src/understanding/rules.ts'
import { given, noon, nothing, technical, ticket, tree, type World } from './spec.ts'

const day = 86_400_000
const pending = ticket(4901, { status: 'pending' })
const asked = (world: World = { tickets: [pending] }) =>
  nothing(world).says('avísame cada día', [{ type: 'daily', isOn: true }])
const rings = (talk: ReturnType<typeof asked>, lateMs = 0) =>
  talk.when({ type: 'rang' }, undefined, (talk.alarm ?? 0) - talk.at + lateMs)

describe('the daily list', () => {
  it('is told once a day, at the hour it was asked for', () => {
    const talk = asked()
    talk.then({ notes: ['dailyOn'] })
    const first = talk.alarm ?? 0
    expect(first).toBe(talk.at + day)
    rings(talk).then({ notes: ['daily'], msgs: 1 })
    expect(talk.said[1]).toMatchObject({ type: 'tickets', page: { status: ['pending'] } })
    expect(talk.alarm).toBe(first + day)
  })

  it('is told once after some days in which nobody rang', () => {
    const talk = asked()
    const first = talk.alarm ?? 0
    rings(talk, 3 * day + 1).then({ msgs: 1 })
    expect(talk.alarm).toBe(first + 4 * day)
  })

  it('says nothing where nothing waits, or the desk is away, and comes again', () => {
    for (const world of [{ tickets: [] }, { missing: ['tickets'] }] as const) {
      const talk = asked(world)
      const first = talk.alarm ?? 0
      rings(talk).then({ msgs: 0 })
      expect(talk.alarm).toBe(first + day)
    }
  })

  it('is told no more once that is asked for', () => {
    const talk = asked().says('sin resumen diario', [{ type: 'daily', isOn: false }])
    talk.then({ notes: ['dailyOff'] })
    expect(talk.alarm).toBeUndefined()
  })

  it('is asked for in the middle of a request, and the question stays', () => {
    given(technical)
      .says('resumen diario', [{ type: 'daily', isOn: true }])
      .then({ asks: 'subject', notes: ['dailyOn'] })
  })
})

describe('the wish for it', () => {
  const meant = (text: string) =>
    interpret({ text, tree, state: nothing().state, language: 'es', at: noon, timeZone: 'UTC' }).acts

  it.each([
    'avísame cada día',
    'Recuérdame todos los días',
    'resumen diario, por favor',
    'me avise todo dia',
    'lista diária',
    'remind me every day',
    'daily list',
    'tell me daily what waits for me',
  ])('is in "%s"', (text) => {
    expect(meant(text)).toEqual([{ type: 'daily', isOn: true }])
  })

  it.each([
    'sin resumen diario',
    'ya no me avises cada día',
    'sem resumo diário',
    'no daily list',
    'stop the daily summary',
  ])('is taken back by "%s"', (text) => {
    expect(meant(text)).toEqual([{ type: 'daily', isOn: false }])
  })

  it.each(['cada día falla el checkout', 'the daily report does not load', 'avísame'])(
    'is not in "%s"',
    (text) => {
      expect(meant(text)).not.toContainEqual(expect.objectContaining({ type: 'daily' }))
    },
  )
})
