import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TerminalError } from '../../src/errors.ts'
import type { Committed, Inbound } from '../../src/message.ts'
import { createRounds } from '../../src/outbound/rounds.ts'
import { hour, noon, stateAt } from '../store/given.ts'
import { address, away, gate, isDone, minute, openStage, say, type Stage, until } from './stage.ts'

const everyMs = 2_000
const graceMs = 30_000

let stage: Stage
let rounds: ReturnType<typeof createRounds>
let rung: { readonly conversation: string; readonly at: number }[]
let recovered: string[]
let accept: (inbound: Inbound) => Promise<unknown>
let recover: (conversation: string) => Promise<void>

beforeEach(async () => {
  stage = await openStage()
  rung = []
  recovered = []
  accept = async () => undefined
  recover = async () => undefined
  rounds = createRounds({
    ...stage,
    log: { debug() {}, info() {}, warn() {}, error() {} },
    everyMs,
    graceMs,
    accept: async (inbound) => {
      rung.push({ conversation: inbound.conversation, at: inbound.at })
      await accept(inbound)
    },
    recover: async (conversation) => {
      recovered.push(conversation)
      await recover(conversation)
    },
  })
})
afterEach(async () => {
  await rounds.close()
  await stage.close()
})

const pass = (ms: number) => stage.clock.advance(ms, () => rounds.idle())

/** A conversation with an alarm, as its turn left it. */
async function alarmed(conversation: string, alarm?: number): Promise<Committed> {
  const { version } = await stage.store.load(conversation)
  const left = { state: stateAt(1), address, effects: [], ...(alarm !== undefined && { alarm }) }
  await stage.store.commit(conversation, { ...left, expect: version, event: `e${version}`, now: noon })
  return { type: 'committed', conversation, ...left, isBehind: false }
}

describe('an alarm', () => {
  it('of this process rings on time (R1)', async () => {
    rounds.expect(await alarmed('web:a', noon + 1_000))
    await pass(999)
    expect(rung).toEqual([])
    await pass(1)
    expect(rung).toEqual([{ conversation: 'web:a', at: noon + 1_000 }])
    expect(stage.clock.rings).toBe(0)
  })

  it('that was put off rings at the new time, one that was taken back not at all', async () => {
    rounds.expect(await alarmed('web:a', noon + 1_000))
    rounds.expect(await alarmed('web:a', noon + 3_000))
    rounds.expect(await alarmed('web:b', noon + 1_000))
    rounds.expect(await alarmed('web:b'))
    await pass(minute)
    expect(rung).toEqual([{ conversation: 'web:a', at: noon + 3_000 }])
    expect(stage.clock.rings).toBe(0)
  })

  it('of a process that ended rings when the next one starts', async () => {
    await alarmed('web:a', noon - 1)
    rounds.start()
    await rounds.idle()
    expect(rung).toEqual([{ conversation: 'web:a', at: noon }])
  })

  it('that was lost meanwhile rings at the first round after its grace (R1)', async () => {
    rounds.start()
    await rounds.idle()
    await alarmed('web:a', noon + 1_000)
    await pass(1_000 + graceMs - 1)
    expect(rung).toEqual([])
    await pass(everyMs)
    expect(rung.map(({ conversation }) => conversation)).toEqual(['web:a'])
  })

  it('far away takes no timer, and still rings (R1)', async () => {
    rounds.expect(await alarmed('web:a', noon + 30 * 24 * hour))
    expect(stage.clock.rings).toBe(0)
    rounds.start()
    await rounds.idle()
    await pass(30 * 24 * hour + graceMs + everyMs)
    expect(rung).toHaveLength(1)
  })

  it('that fails to ring rings again at a round', async () => {
    accept = () => Promise.reject(away())
    rounds.expect(await alarmed('web:a', noon + 1_000))
    await pass(1_000)
    accept = async () => void (await alarmed('web:a'))
    rounds.start()
    await rounds.idle()
    expect(rung).toHaveLength(2)
    await pass(minute)
    expect(rung).toHaveLength(2)
  })

  it('rings under an id of its own each time', async () => {
    const ids: string[] = []
    accept = async ({ id }) => void ids.push(id)
    await alarmed('web:a', noon - 1)
    rounds.start()
    await rounds.idle()
    await pass(graceMs + everyMs)
    expect(ids.length).toBeGreaterThan(1)
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('a round', () => {
  it('takes up what is pending, then rings', async () => {
    const order: string[] = []
    recover = async () => void order.push('recovered')
    accept = async () => void order.push('rung')
    await alarmed('web:a', noon - 1)
    rounds.start()
    await rounds.idle()
    expect(order).toEqual(['recovered', 'rung'])
  })

  it('rings nobody whose alarm is not due: what is pending is no event (R4)', async () => {
    await stage.commit('web:a', [say('m1')])
    const { state, version } = await stage.store.load('web:b')
    expect(state).toBeUndefined()
    const effects = [{ id: 'e9/0', effect: say('m1') }]
    const left = { state: stateAt(1), address, effects, expect: version, event: 'e9', now: noon }
    await stage.store.commit('web:b', { ...left, alarm: noon + minute })
    rounds.start()
    await pass(minute - 1)
    expect(new Set(recovered)).toEqual(new Set(['web:a', 'web:b']))
    expect(rung).toEqual([])
    await pass(everyMs)
    expect(new Set(rung.map(({ conversation }) => conversation))).toEqual(new Set(['web:b']))
  })

  it('comes to everybody, many as they are', async () => {
    for (let at = 0; at < 120; at += 1) await alarmed(`web:${at}`, noon - 1)
    rounds.start()
    await rounds.idle()
    expect(new Set(recovered).size).toBe(120)
  })

  it('comes to others past a hundred conversations that can not be read (R3)', async () => {
    for (let at = 0; at < 100; at += 1) await alarmed(`web:poisoned-${at}`, noon - 2)
    await alarmed('web:fine', noon - 1)
    const poison = async (conversation: string): Promise<void> => {
      if (conversation.includes('poisoned')) throw new TerminalError('store.unreadable', 'Poisoned.')
    }
    recover = poison
    accept = ({ conversation }) => poison(conversation)
    rounds.start()
    await rounds.idle()
    expect(recovered).toHaveLength(101)
    expect(rung.filter(({ conversation }) => conversation === 'web:fine')).toHaveLength(1)
  })

  it('gives back whom it came to', async () => {
    await alarmed('web:a', noon - 1)
    rounds.start()
    await rounds.idle()
    expect(await stage.store.claimDue(noon, 5, 1_000)).toEqual(['web:a'])
  })

  it('comes again after the store was away', async () => {
    stage.trouble.claimDue = away()
    await alarmed('web:a', noon - graceMs)
    rounds.start()
    await rounds.idle()
    expect(recovered).toEqual([])
    delete stage.trouble.claimDue
    await pass(everyMs)
    expect(recovered).toEqual(['web:a'])
  })
})

describe('closing', () => {
  it('waits for the round under way, and leaves no timer', async () => {
    const slow = gate()
    recover = () => slow.passed
    await alarmed('web:a', noon - 1)
    rounds.expect(await alarmed('web:b', noon + 1_000))
    rounds.start()
    await until(() => recovered.length > 0)
    const closed = rounds.close()
    expect(await isDone(closed)).toBe(false)
    slow.open()
    await closed
    expect(stage.clock.rings).toBe(0)
    rounds.expect(await alarmed('web:b', noon + 1_000))
    expect(stage.clock.rings).toBe(0)
  })
})
