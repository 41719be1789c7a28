import { describe, expect, it } from 'vitest'
import { TerminalError } from '../../src/errors.ts'
import { type Accept, createAccept } from '../../src/inbound/accept.ts'
import type { Committed, Inbound, Turned } from '../../src/message.ts'
import { address, gate, until } from '../outbound/stage.ts'
import { noon, stateAt } from '../store/given.ts'

const opened = (conversation: string, id: string): Inbound => ({
  id,
  conversation,
  address,
  at: noon,
  happened: { type: 'opened' },
})

/** A door with a turn that knows the events it has seen, and can be made to wait or fail. */
function openDoor() {
  const seen = new Set<string>()
  const said: string[] = []
  const accept: Accept = createAccept({
    turn: (inbound) => door.turn(inbound),
    dispatch: (committed) => door.dispatch(committed),
  })
  const door = {
    accept,
    said,
    during: async (_inbound: Inbound): Promise<void> => undefined,
    dispatch: async (_committed: Committed): Promise<void> => undefined,
    turn: async (inbound: Inbound): Promise<Turned> => {
      said.push(`${inbound.id} begins`)
      await door.during(inbound)
      said.push(`${inbound.id} ends`)
      if (seen.has(inbound.id)) return { type: 'duplicate' }
      seen.add(inbound.id)
      const { conversation } = inbound
      return { type: 'committed', conversation, state: stateAt(1), address, effects: [], isBehind: false }
    },
  }
  return door
}

describe('the door', () => {
  it('admits an event once, however soon it comes again (A1)', async () => {
    const { accept } = openDoor()
    const answers = await Promise.all([1, 2, 3].map(() => accept(opened('web:a', 'e1'))))
    expect(answers).toEqual(['accepted', 'duplicate', 'duplicate'])
  })

  it('takes the events of a conversation one by one, as they came (A2)', async () => {
    const door = openDoor()
    const slow = gate()
    door.during = async ({ id }) => (id === 'e1' ? slow.passed : undefined)
    const all = ['e1', 'e2', 'e3'].map((id) => door.accept(opened('web:a', id)))
    await door.accept(opened('web:b', 'other'))
    slow.open()
    await Promise.all(all)
    const ofA = door.said.filter((line) => line.startsWith('e'))
    expect(ofA).toEqual(['e1', 'e2', 'e3'].flatMap((id) => [`${id} begins`, `${id} ends`]))
    expect(door.said.indexOf('other ends')).toBeLessThan(door.said.indexOf('e1 ends'))
  })

  it('says that an event was accepted only when its turn was stored (A3)', async () => {
    const door = openDoor()
    const store = gate()
    door.during = () => store.passed
    let answer: string | undefined
    const accepted = door.accept(opened('web:a', 'e1')).then((said) => (answer = said))
    await until(() => door.said.length > 0)
    expect(answer).toBeUndefined()
    store.open()
    await accepted
    expect(answer).toBe('accepted')
  })

  it('passes a failing turn on, and takes the next event and the same one again', async () => {
    const door = openDoor()
    door.during = () => Promise.reject(new TerminalError('store.unreadable', 'Poisoned.'))
    const failing = door.accept(opened('web:a', 'e1'))
    const next = door.accept(opened('web:a', 'e2'))
    await expect(failing).rejects.toMatchObject({ code: 'store.unreadable' })
    await expect(next).rejects.toMatchObject({ code: 'store.unreadable' })
    door.during = async () => undefined
    expect(await door.accept(opened('web:a', 'e1'))).toBe('accepted')
  })

  it('takes the next event while the world still answers to the last', async () => {
    const door = openDoor()
    const desk = gate()
    const dispatched: string[] = []
    door.dispatch = async ({ conversation }) => {
      dispatched.push(conversation)
      if (dispatched.length === 1) await desk.passed
    }
    const first = door.accept(opened('web:a', 'e1'))
    expect(await door.accept(opened('web:a', 'e2'))).toBe('accepted')
    desk.open()
    expect(await first).toBe('accepted')
  })

  it('begins what is to be done in the order the turns were stored', async () => {
    const door = openDoor()
    const dispatched: number[] = []
    const turn = door.turn
    let version = 0
    door.turn = async (inbound) => {
      const turned = await turn(inbound)
      return turned.type === 'committed' ? { ...turned, state: stateAt(++version) } : turned
    }
    door.dispatch = async ({ state }) => void dispatched.push(state.prompts)
    await Promise.all(Array.from({ length: 20 }, (_, at) => door.accept(opened('web:a', `e${at}`))))
    expect(dispatched).toEqual(Array.from({ length: 20 }, (_, at) => at + 1))
  })

  it('accepts what is none of ours, and does nothing with it', async () => {
    const door = openDoor()
    door.turn = async () => ({ type: 'ignored' })
    door.dispatch = () => Promise.reject(new Error('nothing was committed'))
    expect(await door.accept(opened('web:a', 'e1'))).toBe('accepted')
  })
})
