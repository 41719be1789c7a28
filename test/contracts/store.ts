import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Store } from '../../src/store/store.ts'
import { address, commitOf, hour, noon, stateAt } from '../store/given.ts'
import { leaseMs, storeFollowsModel, twoWritersNeverBothWin } from '../store/model.ts'

/** A store under test, with nothing in it. */
export interface StoreUnderTest {
  readonly store: Store
  /** Leaves `text` where the effect is kept. */
  damage(conversation: string, effect: string, text: string): Promise<void>
  /** Another connection to the same data. */
  again(): Promise<Store>
  /** Ends every connection and removes the data. */
  close(): Promise<void>
}

/** What every implementation of the store port promises. */
export function storeContract(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`${name} keeps the contract of the store`, () => {
    let tested: StoreUnderTest
    let store: Store
    beforeEach(async () => {
      tested = await open()
      store = tested.store
    })
    afterEach(() => tested.close())

    it('knows nothing of a new conversation', async () => {
      expect(await store.load('web:new', 'event-1')).toEqual({ version: 0, seen: false })
      expect(await store.pending('web:new')).toEqual([])
    })

    it('gives back what was committed, on every connection', async () => {
      expect(await store.commit('web:a', commitOf(0))).toBe('saved')
      const again = await tested.again()
      for (const each of [store, again]) {
        expect(await each.load('web:a')).toEqual({ version: 1, state: stateAt(1), address, seen: false })
      }
    })

    it('tells the alarm as last committed', async () => {
      await store.commit('web:a', commitOf(0, { alarm: noon + hour }))
      expect((await store.load('web:a')).alarm).toBe(noon + hour)
      await store.commit('web:a', commitOf(1, { alarm: noon - hour }))
      expect((await store.load('web:a')).alarm).toBe(noon - hour)
      await store.commit('web:a', commitOf(2))
      expect(await store.load('web:a')).not.toHaveProperty('alarm')
    })

    it('keeps every letter of a state', async () => {
      const words = 'ñandú "tú" \\ línea\n 🙂 \u0000 \u2028 <b>%s</b> {}'
      const state = { ...stateAt(1), held: { said: [{ message: words, text: words, files: [] }], until: 1 } }
      await store.commit('web:a', commitOf(0, { state }))
      expect((await store.load('web:a')).state).toEqual(state)
    })

    it('changes nothing on a version that is not the newest (S2)', async () => {
      await store.commit('web:a', commitOf(0, { says: ['1/1'] }))
      const stale = commitOf(0, { state: stateAt(99), event: 'late', says: ['late/1'], alarm: noon })
      expect(await store.commit('web:a', stale)).toBe('lost')
      expect(await store.commit('web:a', { ...stale, expect: 5 })).toBe('lost')
      expect(await store.load('web:a', 'late')).toEqual({
        version: 1,
        state: stateAt(1),
        address,
        seen: false,
      })
      expect((await store.pending('web:a')).map(({ id }) => id)).toEqual(['1/1'])
    })

    it('does not begin a conversation in the middle', async () => {
      expect(await store.commit('web:a', commitOf(3))).toBe('lost')
      expect(await store.load('web:a')).toEqual({ version: 0, seen: false })
    })

    it('reports an event as seen for a week, in its own conversation (S3)', async () => {
      await store.commit('web:a', commitOf(0, { event: 'click' }))
      await store.commit('web:b', commitOf(0, { event: 'other' }))
      for (let version = 1; version < 12; version += 1) {
        await store.commit('web:a', commitOf(version, { now: noon + 7 * 24 * hour }))
      }
      expect((await store.load('web:a', 'click')).seen).toBe(true)
      expect((await store.load('web:b', 'click')).seen).toBe(false)
      expect((await store.load('web:a', 'unheard of')).seen).toBe(false)
    })

    it('puts an effect back among what is pending, due at once, and once', async () => {
      const commit = commitOf(0, { says: ['1/1', '1/2'] })
      await store.commit('web:a', commit)
      const [first] = commit.effects
      if (!first) throw new Error('nothing is pending')
      await store.settle('web:a', ['1/1', '1/2'])
      for (let times = 0; times < 2; times += 1) await store.revive('web:a', first, noon + hour)
      expect(await store.pending('web:a')).toEqual([{ ...first, attempts: 0, dueAt: noon + hour }])
      expect(await store.claimDue(noon + hour - 1, 10, leaseMs)).toEqual([])
      expect(await store.claimDue(noon + hour, 10, leaseMs)).toEqual(['web:a'])
      await store.revive('web:never', first, noon)
      expect(await store.pending('web:never')).toEqual([])
    })

    it('forgets events in the end', async () => {
      await store.commit('web:a', commitOf(0, { event: 'click' }))
      for (let version = 1; version < 60; version += 1) {
        await store.commit('web:a', commitOf(version, { now: noon + 30 * 24 * hour }))
      }
      expect((await store.load('web:a', 'click')).seen).toBe(false)
    })

    it('says of a commit whether effects of before are pending', async () => {
      expect(await store.commit('web:a', commitOf(0, { says: ['e/1', 'e/2'] }))).toBe('saved')
      await store.settle('web:a', ['e/1'])
      expect(await store.commit('web:a', commitOf(1))).toBe('behind')
      expect(await store.commit('web:b', commitOf(0, { says: ['b/1'] }))).toBe('saved')
      await store.settle('web:a', ['e/2'])
      expect(await store.commit('web:a', commitOf(2, { says: ['e/3'] }))).toBe('saved')
    })

    it('finds those that are older than one of the effects', async () => {
      const before = async (id: string) => (await store.pending('web:a', id)).map((each) => each.id)
      await store.commit('web:a', commitOf(0, { says: ['e/2', 'e/1'] }))
      await store.commit('web:a', commitOf(1, { says: ['a/1'] }))
      await store.commit('web:b', commitOf(0, { says: ['b/1'] }))
      expect(await before('a/1')).toEqual(['e/2', 'e/1'])
      expect(await before('e/1')).toEqual(['e/2'])
      expect(await before('e/2')).toEqual([])
      expect(await before('b/1')).toEqual([])
      await store.settle('web:a', ['e/2', 'a/1'])
      expect(await before('a/1')).toEqual([])
    })

    it('keeps an effect pending until it is settled, oldest first (S4)', async () => {
      await store.commit('web:a', commitOf(0, { says: ['e/2', 'e/1'] }))
      await store.commit('web:a', commitOf(1, { says: ['a/1'] }))
      const say = (id: string) => ({ type: 'say', slot: id, language: 'es', content: [] })
      expect(await store.pending('web:a')).toEqual(
        ['e/2', 'e/1', 'a/1'].map((id) => ({ id, effect: say(id), attempts: 0, dueAt: noon })),
      )
      await store.settle('web:a', ['e/2', 'unheard of'])
      expect((await (await tested.again()).pending('web:a')).map(({ id }) => id)).toEqual(['e/1', 'a/1'])
    })

    it.each(['', '{"type":"say","slot":"m', '{"slot":"m1"}', '{"type":7}', 'null', '[]'])(
      'tells of an effect that can not be read, and of the others as they are: %j',
      async (text) => {
        await store.commit('web:a', commitOf(0, { says: ['e/1', 'e/2', 'e/3'] }))
        await tested.damage('web:a', 'e/2', text)
        const told = (await store.pending('web:a')).map(({ id, effect }) => [id, effect.type])
        expect(told).toEqual([
          ['e/1', 'say'],
          ['e/2', 'unreadable'],
          ['e/3', 'say'],
        ])
        expect(await store.pending('web:a', 'e/3')).toHaveLength(2)
        await store.postpone('web:a', 'e/2', 1, noon + hour)
        expect((await store.pending('web:a'))[1]).toEqual({
          id: 'e/2',
          effect: { type: 'unreadable', text },
          attempts: 1,
          dueAt: noon + hour,
        })
        await store.settle('web:a', ['e/2'])
        expect((await store.pending('web:a')).map(({ id }) => id)).toEqual(['e/1', 'e/3'])
      },
    )

    it('keeps one effect of those with one id', async () => {
      await store.commit('web:a', commitOf(0, { says: ['e/1'] }))
      await store.postpone('web:a', 'e/1', 2, noon + hour)
      await store.commit('web:a', commitOf(1, { says: ['e/1'] }))
      expect(await store.pending('web:a')).toMatchObject([{ id: 'e/1', attempts: 2 }])
    })

    it('notes a failed try', async () => {
      await store.commit('web:a', commitOf(0, { says: ['e/1', 'e/2'] }))
      await store.postpone('web:a', 'e/1', 3, noon + hour + 0.4)
      await store.postpone('web:a', 'unheard of', 3, noon)
      await store.postpone('web:nobody', 'e/1', 3, noon)
      expect(await store.pending('web:a')).toMatchObject([
        { id: 'e/1', attempts: 3, dueAt: noon + hour + 1 },
        { id: 'e/2', attempts: 0, dueAt: noon },
      ])
    })

    it('says who is due, longest due first (S5)', async () => {
      await store.commit('web:alarm', commitOf(0, { alarm: noon + 2 * hour }))
      await store.commit('web:effect', commitOf(0, { says: ['e/1'], alarm: noon + 9 * hour }))
      await store.commit('web:postponed', commitOf(0, { says: ['e/1'] }))
      await store.postpone('web:postponed', 'e/1', 1, noon + hour)
      await store.commit('web:quiet', commitOf(0))
      await store.commit('web:later', commitOf(0, { alarm: noon + 5 * hour }))
      expect(await store.claimDue(noon - 1, 10, leaseMs)).toEqual([])
      expect(await store.claimDue(noon + 3 * hour, 2, leaseMs)).toEqual(['web:effect', 'web:postponed'])
      expect(await store.claimDue(noon + 3 * hour, 2, leaseMs)).toEqual(['web:alarm'])
    })

    it('has nobody due once the effects are settled and the alarm is taken back', async () => {
      await store.commit('web:a', commitOf(0, { says: ['e/1'], alarm: noon }))
      await store.settle('web:a', ['e/1'])
      await store.commit('web:a', commitOf(1))
      expect(await store.claimDue(noon + 99 * hour, 10, leaseMs)).toEqual([])
    })

    it('gives a due conversation to one caller until the lease ends', async () => {
      await store.commit('web:a', commitOf(0, { alarm: noon }))
      const other = await tested.again()
      const claims = await Promise.all([store.claimDue(noon, 5, leaseMs), other.claimDue(noon, 5, leaseMs)])
      expect(claims.flat()).toEqual(['web:a'])
      expect(await other.claimDue(noon + leaseMs - 1, 5, leaseMs)).toEqual([])
      expect(await other.claimDue(noon + leaseMs, 5, leaseMs)).toEqual(['web:a'])
    })

    it('gives a released conversation to the next who asks', async () => {
      await store.commit('web:a', commitOf(0, { alarm: noon }))
      await store.claimDue(noon, 5, leaseMs)
      await store.release(['web:a', 'web:unheard-of'])
      expect(await (await tested.again()).claimDue(noon, 5, leaseMs)).toEqual(['web:a'])
    })

    it('lets nobody give back what another claimed since', async () => {
      await store.commit('web:a', commitOf(0, { alarm: noon }))
      await store.claimDue(noon, 5, leaseMs)
      const other = await tested.again()
      await other.claimDue(noon + leaseMs, 5, leaseMs)
      await store.release(['web:a'])
      expect(await store.claimDue(noon + leaseMs, 5, leaseMs)).toEqual([])
    })

    it('finds everybody who is due, however many are claimed before them', async () => {
      const ids = Array.from({ length: 60 }, (_, at) => `web:${at}`)
      await Promise.all(ids.map((id, at) => store.commit(id, commitOf(0, { alarm: noon + at }))))
      const claimed: string[] = []
      for (let round = 0; round < 12; round += 1) {
        claimed.push(...(await store.claimDue(noon + hour, 5, leaseMs)))
      }
      expect(claimed).toEqual(ids)
    })

    it('does what a model does, whatever comes in whatever order', async () => {
      await expect(storeFollowsModel(store, await tested.again())).resolves.toBeUndefined()
    })

    it('never lets two connections both save on one version', async () => {
      await expect(twoWritersNeverBothWin(store, await tested.again())).resolves.toBeUndefined()
    })
  })
}
