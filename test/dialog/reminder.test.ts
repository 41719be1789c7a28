// oxlint-disable vitest/expect-expect -- `then` of a conversation is what expects
import { describe, expect, it } from 'vitest'
import { noon, nothing, ticket, type World } from './spec.ts'

const hour = 3_600_000
const waiting = ticket(4901, { status: 'pending' })
const comment = { author: 'Marta', fromSupport: true, text: '¿Con qué tarjetas?', at: noon, files: [] }
const remindAt = noon + 20 * hour

/** A person who was told that support waits for them. */
const asked = (world: World = { tickets: [waiting] }) =>
  nothing(world).hears({ type: 'changed', ticket: waiting, status: 'pending', comment, remindAt })
/** Lets the alarm ring at the time that the conversation asked for. */
const rings = (talk: ReturnType<typeof asked>) =>
  talk.when({ type: 'rang' }, undefined, Math.max(0, (talk.alarm ?? 0) - talk.at))

describe('a ticket that waits for the person', () => {
  it('is told of once more, at its time, and then no more', () => {
    const talk = asked()
    expect(talk.alarm).toBe(remindAt)
    rings(talk).then({ notes: ['reminder'], msgs: 1 })
    expect(talk.said[1]).toMatchObject({ type: 'ticket', ticket: { number: 4901 } })
    expect(talk.alarm).toBeUndefined()
    talk.when({ type: 'rang' }).then({ msgs: 0 })
  })

  it('is not told of before its time', () => {
    asked().when({ type: 'rang' }, undefined, hour).then({ msgs: 0 })
  })

  it('is not told of once the person answered', () => {
    const talk = asked().says('Visa y Master', [])
    talk.then({ acts: ['comment'] })
    expect(talk.alarm).toBeUndefined()
  })

  it('is not told of once it waits no more, whoever did that', () => {
    const open = ticket(4901)
    const talk = asked().hears({ type: 'changed', ticket: open, status: 'open' })
    expect(talk.alarm).toBeUndefined()
    rings(asked({ tickets: [open] })).then({ msgs: 0 })
  })

  it('is not told of where its news are muted', () => {
    const talk = asked().says('silenciar el 4901', [{ type: 'ticket', act: 'mute', number: 4901 }])
    expect(talk.alarm).toBeUndefined()
  })

  it('is told of no more where the desk is away for a day', () => {
    const talk = asked({ missing: ['ticket'] }).when({ type: 'rang' }, undefined, 20 * hour)
    let rings = 0
    for (; talk.alarm !== undefined && rings < 100; rings += 1)
      talk.when({ type: 'rang' }, undefined, talk.alarm - talk.at).then({ msgs: 0 })
    expect(rings).toBe(24)
    expect(talk.state.waiting).toBeUndefined()
  })

  it('is not told of where they were muted in another conversation', () => {
    rings(asked({ tickets: [ticket(4901, { status: 'pending', isMuted: true })] })).then({ msgs: 0 })
  })

  it('is told of an hour later where the desk is away', () => {
    const talk = asked({ missing: ['ticket'] })
    rings(talk).then({ msgs: 0 })
    expect(talk.alarm).toBe(remindAt + hour)
  })
})
