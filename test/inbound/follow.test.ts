import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMovedClock } from '../../src/cli/scenarios/moved-clock.ts'
import { openDatabase } from '../../src/database.ts'
import type { Change, Desk } from '../../src/desk/desk.ts'
import { TerminalError } from '../../src/errors.ts'
import { createFollow, type Follow, type FollowOptions } from '../../src/inbound/follow.ts'
import type { Ticket } from '../../src/dialog/ticket.ts'
import type { Inbound } from '../../src/message.ts'
import { createEmbeddedCursors } from '../../src/store/embedded-cursors.ts'
import { ticket } from '../outbound/given.ts'
import { away, createLog, gate, until } from '../outbound/stage.ts'
import { noon } from '../store/given.ts'

const everyMs = 5_000

/** A stream of changes that one can add to, a door that can fail, and a follower that can start anew. */
function openStream() {
  const clock = createMovedClock(noon)
  const database = openDatabase(':memory:')
  const cursors = createEmbeddedCursors(database)
  const { log, events } = createLog()
  const changes: Change[] = []
  const listeners = new Set<() => void>()
  const accepted: Inbound[] = []
  const desk: Pick<Desk, 'changes' | 'listen'> = {
    async changes(cursor, limit) {
      if (stream.changesFail) throw stream.changesFail
      const from = Number(cursor)
      const some = changes.slice(from, from + limit)
      return { changes: some, cursor: some.length > 0 ? String(from + some.length) : cursor }
    },
    listen(heard) {
      listeners.add(heard)
      return () => listeners.delete(heard)
    },
  }
  const open = (): Follow =>
    createFollow({
      desk: desk as Desk,
      cursors,
      clock,
      log,
      everyMs,
      remindAt: (now) => now + 5_000,
      tellAt: (now) => now + 2_000,
      placeOf: (change) => stream.placeOf(change),
      async accept(inbound) {
        await stream.accept(inbound)
        if (!stream.heard().includes(inbound.id)) accepted.push(inbound)
      },
    })
  const stream = {
    clock,
    cursors,
    logged: events,
    accepted,
    heard: () => accepted.map(({ id }) => id),
    listeners,
    changesFail: undefined as unknown,
    accept: async (_inbound: Inbound): Promise<void> => undefined,
    placeOf: (({ conversation }) => ({ conversation })) as FollowOptions['placeOf'],
    follow: open(),
    /** Adds changes of these tickets. */
    add(...of: readonly (number | Ticket)[]) {
      for (const each of of) {
        const changed = typeof each === 'number' ? { ...ticket, number: each } : each
        const { number } = changed
        const id = `c${changes.length + 1}`
        changes.push({
          id,
          ticket: changed,
          requester: 'ana',
          at: 0,
          conversation: `web:${number}`,
        })
      }
    },
    announce() {
      for (const heard of listeners) heard()
    },
    async restart() {
      await stream.follow.close()
      stream.follow = open()
      stream.follow.start()
      await stream.follow.idle()
    },
    pass: (ms: number) => clock.advance(ms, () => stream.follow.idle()),
    async close() {
      await stream.follow.close()
      await database.close()
    },
  }
  return stream
}

let stream: ReturnType<typeof openStream>
beforeEach(() => {
  stream = openStream()
})
afterEach(() => stream.close())

const start = async () => {
  stream.follow.start()
  await stream.follow.idle()
}

describe('what the support side changed', () => {
  it('is told where the ticket came from, as soon as the desk says so', async () => {
    await start()
    stream.add(7)
    stream.announce()
    await stream.follow.idle()
    expect(stream.accepted).toEqual([
      {
        id: 'desk/c1',
        conversation: 'web:7',
        at: noon,
        happened: { type: 'changed', ticket: { ...ticket, number: 7 }, tellAt: noon + 2_000 },
      },
    ])
  })

  it('is told where the channel has a place of its own for it', async () => {
    const address = { channel: 'slack', thread: '7' }
    stream.placeOf = ({ ticket: { number } }) => ({
      conversation: `slack:${number}`,
      address,
      ownThread: true,
    })
    stream.add(7)
    await start()
    expect(stream.accepted).toMatchObject([
      { conversation: 'slack:7', address, happened: { ownThread: true } },
    ])
  })

  it('comes with when to remind of it, where the ticket waits for the person', async () => {
    stream.add(7)
    stream.add({ ...ticket, number: 8, status: 'pending' })
    await start()
    expect(stream.accepted.map(({ happened }) => 'remindAt' in happened && happened.remindAt)).toEqual([
      false,
      noon + 5_000,
    ])
  })

  it('is found a moment later when the desk says nothing', async () => {
    await start()
    stream.add(7)
    await stream.pass(everyMs)
    expect(stream.heard()).toEqual(['desk/c1'])
  })

  it('is told once, also after a restart (F1)', async () => {
    let calls = 0
    stream.accept = async () => void (calls += 1)
    stream.add(7, 8)
    await start()
    await stream.restart()
    stream.add(9)
    await stream.restart()
    expect(stream.heard()).toEqual(['desk/c1', 'desk/c2', 'desk/c3'])
    expect(calls).toBe(3)
  })

  it('is told in order for each ticket, however long one takes (F2)', async () => {
    const slow = gate()
    stream.accept = async ({ id }) => (id === 'desk/c1' ? slow.passed : undefined)
    stream.add(7, 8, 7, 8)
    stream.follow.start()
    await until(() => stream.accepted.length === 2)
    expect(stream.heard()).toEqual(['desk/c2', 'desk/c4'])
    slow.open()
    await stream.follow.idle()
    expect(stream.heard().slice(2)).toEqual(['desk/c1', 'desk/c3'])
  })

  it('is told to the last, many as there are', async () => {
    stream.add(...Array.from({ length: 350 }, (_, at) => at % 5))
    await start()
    expect(stream.accepted).toHaveLength(350)
    expect(await stream.cursors.get('desk')).toBe('350')
  })

  it('is heard of while others are being told', async () => {
    const slow = gate()
    stream.accept = () => slow.passed
    stream.add(7)
    stream.follow.start()
    await until(() => stream.listeners.size === 1)
    stream.add(8)
    stream.announce()
    slow.open()
    await stream.follow.idle()
    expect(stream.heard()).toEqual(['desk/c1', 'desk/c2'])
  })
})

describe('a change that can not be accepted now', () => {
  it('is told later, and the cursor waits for it (F1)', async () => {
    stream.accept = () => Promise.reject(away())
    stream.add(7)
    await start()
    expect(await stream.cursors.get('desk')).toBe('')
    stream.accept = async () => undefined
    await stream.pass(everyMs)
    expect(stream.heard()).toEqual(['desk/c1'])
    expect(await stream.cursors.get('desk')).toBe('1')
  })

  it('holds back the later ones of its ticket only (F2)', async () => {
    stream.accept = async ({ id }) => {
      if (id === 'desk/c1') throw away()
    }
    stream.add(7, 7, 8)
    await start()
    expect(stream.heard()).toEqual(['desk/c3'])
    stream.accept = async () => undefined
    await stream.pass(everyMs)
    expect(stream.heard()).toEqual(['desk/c3', 'desk/c1', 'desk/c2'])
  })

  it('is not lost by a restart', async () => {
    stream.accept = () => Promise.reject(away())
    stream.add(7)
    await start()
    stream.accept = async () => undefined
    await stream.restart()
    expect(stream.heard()).toEqual(['desk/c1'])
  })
})

describe('a change that can never be accepted', () => {
  it('is passed over, so that others hear theirs (F3)', async () => {
    stream.accept = async ({ conversation }) => {
      if (conversation === 'web:7') throw new TerminalError('store.unreadable', 'Poisoned.')
    }
    stream.add(7, 8, 7, 9)
    await start()
    expect(stream.heard()).toEqual(['desk/c2', 'desk/c4'])
    expect(await stream.cursors.get('desk')).toBe('4')
    expect(stream.logged()).toEqual(['inbound.passed-over', 'inbound.passed-over'])
  })
})

describe('following', () => {
  it('goes on after the desk or the cursors were away', async () => {
    stream.changesFail = away()
    stream.add(7)
    await start()
    expect(stream.logged()).toEqual(['inbound.follow-failed'])
    stream.changesFail = undefined
    await stream.pass(everyMs)
    expect(stream.heard()).toEqual(['desk/c1'])
  })

  it('ends with the change it is at, and leaves no timer and no listener', async () => {
    const slow = gate()
    stream.accept = () => slow.passed
    stream.add(7)
    stream.follow.start()
    await until(() => stream.listeners.size === 1)
    const closed = stream.follow.close()
    slow.open()
    await closed
    expect(stream.clock.rings).toBe(0)
    expect(stream.listeners.size).toBe(0)
  })
})
