import { describe, expect, it } from 'vitest'
import { SlackGoneError } from '../../../src/channels/slack/errors.ts'
import type { Hear } from '../../../src/channels/slack/hear.ts'
import { createIntake } from '../../../src/channels/slack/intake.ts'
import type { Delivery } from '../../../src/channels/slack/delivery.ts'
import { RetryableError, TerminalError } from '../../../src/errors.ts'
import { silent } from '../../../src/log.ts'
import { ana, bruno, message, team } from '../../fakes/slack/slack.ts'
import { createMemoryInbox } from './stage.ts'

const day = 86_400_000
const delivery = (id: string, who = ana): Delivery => ({
  kind: 'event',
  body: { type: 'event_callback', team_id: team, event_id: id, event: message(who, '1.1', id) },
})
const nameIn = ({ body }: Delivery): string => (body as { readonly event_id: string }).event_id

function given(hear: Hear, start = 0) {
  let now = start
  let rings: (() => void)[] = []
  const clock = {
    now: () => now,
    after: (_: number, ring: () => void) => {
      rings.push(ring)
      return () => {}
    },
  }
  const inbox = createMemoryInbox()
  const intake = createIntake({ inbox, hear, clock, log: silent })
  return {
    clock,
    inbox,
    intake,
    left: async (most = 10) => (await inbox.pending(Number.MAX_SAFE_INTEGER, most)).map(({ id }) => id),
    async later(ms: number) {
      now += ms
      const due = rings
      rings = []
      for (const ring of due) ring()
      await new Promise((resolve) => setImmediate(resolve))
      await intake.idle()
    },
  }
}

describe('what Slack sent', () => {
  it('N2 is taken in its order for each person, and nobody waits for another', async () => {
    const order: string[] = []
    let letGo = (): void => {}
    const slow = new Promise<void>((resolve) => {
      letGo = resolve
    })
    const { intake } = given(async (each) => {
      order.push(`${nameIn(each)} begins`)
      if (nameIn(each) === 'a1') await slow
      order.push(`${nameIn(each)} stands in line`)
      return { done: Promise.resolve() }
    })
    await intake.take(delivery('a1'), 'ana')
    await intake.take(delivery('a2'), 'ana')
    await intake.take(delivery('b1', bruno), 'bruno')
    await new Promise((resolve) => setImmediate(resolve))
    expect(order).toEqual(['a1 begins', 'b1 begins', 'b1 stands in line'])
    letGo()
    await intake.idle()
    expect(order.slice(3)).toEqual(['a1 stands in line', 'a2 begins', 'a2 stands in line'])
  })

  it('N4 is written down at once, and heard a few at a time', async () => {
    let letGo = (): void => {}
    const slow = new Promise<void>((resolve) => {
      letGo = resolve
    })
    let begun = 0
    const { intake, left } = given(async () => {
      begun++
      await slow
      return { done: Promise.resolve() }
    })
    for (let at = 0; at < 50; at++) await intake.take(delivery(`e${at}`), `person ${at}`)
    await expect.poll(() => begun).toBe(8)
    expect(await left(50)).toHaveLength(50)
    letGo()
    await intake.idle()
    expect(begun).toBe(50)
    expect(await left()).toEqual([])
  })

  it('N2 is not held back by what the one before is still shown', async () => {
    const taken: string[] = []
    let end = (): void => {}
    const { intake, left } = given((each) => {
      taken.push(nameIn(each))
      const done = nameIn(each) === 'a1' ? new Promise<void>((resolve) => (end = resolve)) : Promise.resolve()
      return Promise.resolve({ done })
    })
    await intake.take(delivery('a1'), 'ana')
    await intake.take(delivery('a2'), 'ana')
    await expect.poll(() => taken).toEqual(['a1', 'a2'])
    expect(await left()).toContain(`slack/${team}/a1`)
    end()
    await intake.idle()
    expect(await left()).toEqual([])
  })

  it('N3 is taken once while it is in hand, however often it is sent', async () => {
    let times = 0
    const { intake } = given(() => {
      times += 1
      return Promise.resolve({ done: Promise.resolve() })
    })
    await Promise.all([intake.take(delivery('a1'), 'ana'), intake.take(delivery('a1'), 'ana')])
    await intake.idle()
    expect(times).toBe(1)
  })

  it.each([
    ['the store is away', new RetryableError('store.unavailable', 'away')],
    ['the app is not installed for a while', new SlackGoneError('channels.slack-gone', 'gone')],
  ])('N1 is taken again when %s, for a day', async (_, error) => {
    let isAway = true
    const seen: string[] = []
    const { intake, left, later } = given((each) => {
      if (isAway) return Promise.reject(error)
      seen.push(nameIn(each))
      return Promise.resolve({ done: Promise.resolve() })
    })
    intake.start()
    await intake.take(delivery('a1'), 'ana')
    await intake.idle()
    await later(61_000)
    expect(await left()).toHaveLength(1)
    isAway = false
    await later(61_000)
    expect({ seen, left: await left() }).toEqual({ seen: ['a1'], left: [] })
  })

  it('N1 is given up after a day, and at once when it can never be taken', async () => {
    const { intake, left, later } = given((each) =>
      Promise.reject(
        nameIn(each) === 'a1'
          ? new RetryableError('store.unavailable', 'away')
          : new TerminalError('bug', 'no'),
      ),
    )
    intake.start()
    await intake.take(delivery('a1'), 'ana')
    await intake.take(delivery('a2'), 'ana')
    await intake.idle()
    expect(await left()).toEqual([`slack/${team}/a1`])
    await later(day + 1)
    expect(await left()).toEqual([])
  })

  it('N1 is left to the next process when this one ends, but for what is under way', async () => {
    let letGo = (): void => {}
    const slow = new Promise<void>((resolve) => {
      letGo = resolve
    })
    const heard: string[] = []
    const { intake, inbox, left, clock } = given(async (each) => {
      heard.push(nameIn(each))
      await slow
      return { done: Promise.resolve() }
    })
    for (let at = 0; at < 20; at++) await intake.take(delivery(`e${at}`), `person ${at % 10}`)
    await expect.poll(() => heard).toHaveLength(8)
    const closed = intake.close()
    letGo()
    await closed
    expect(heard).toHaveLength(8)
    expect(await left(50)).toHaveLength(12)
    const next = createIntake({
      inbox,
      hear: (each) => Promise.resolve({ done: Promise.resolve(void heard.push(nameIn(each))) }),
      clock,
      log: silent,
    })
    next.start()
    await expect.poll(() => heard).toHaveLength(20)
    await next.idle()
    expect(await left(50)).toEqual([])
    expect(new Set(heard).size).toBe(20)
    await next.close()
  })

  it('N1 is taken whole by the next process, however much it is, in the order each person did it', async () => {
    const heard: string[] = []
    const { intake, inbox } = given((each) => {
      heard.push(nameIn(each))
      return Promise.resolve({ done: Promise.resolve() })
    })
    for (let at = 0; at < 1_500; at++) {
      const kept = { ...delivery(`e${String(at).padStart(4, '0')}`), from: 'ana' }
      await inbox.put(`slack/${team}/e${at}`, JSON.stringify(kept), at)
    }
    intake.start()
    await intake.take(delivery('new'), 'ana')
    await expect.poll(() => heard).toHaveLength(1_501)
    expect(heard.at(-1)).toBe('new')
    await intake.close()
  })

  it('N1 is taken again a thousand at a time while it fails, the oldest first', async () => {
    let tries = 0
    const { intake, inbox, later } = given(() => {
      tries += 1
      return Promise.reject(new RetryableError('store.unavailable', 'away'))
    })
    for (let at = 0; at < 1_500; at++) {
      const kept = { ...delivery(`e${at}`), from: `person ${at}` }
      await inbox.put(`slack/${team}/e${at}`, JSON.stringify(kept), 0)
    }
    intake.start()
    await expect.poll(() => tries).toBe(1_500)
    await intake.idle()
    await later(61_000)
    expect(tries).toBe(2_500)
    await intake.close()
  })

  it('N1 that can not be read is given up, and keeps no other waiting', async () => {
    const heard: string[] = []
    const { intake, inbox, left } = given((each) => {
      heard.push(nameIn(each))
      return Promise.resolve({ done: Promise.resolve() })
    })
    await inbox.put('slack/damaged', '{"kind":', -2)
    await inbox.put(`slack/${team}/a1`, JSON.stringify({ ...delivery('a1'), from: 'ana' }), -1)
    intake.start()
    await expect.poll(() => heard).toEqual(['a1'])
    await intake.idle()
    expect(await left()).toEqual([])
    await intake.close()
  })

  it('is not acknowledged while the program closes', async () => {
    const { intake } = given(() => Promise.resolve({ done: Promise.resolve() }))
    await intake.close()
    await expect(intake.take(delivery('a1'), 'ana')).rejects.toMatchObject({ name: 'RetryableError' })
  })
})
