import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Cursors } from '../../src/store/cursors.ts'

/** Cursors under test, with nothing in them. */
export interface CursorsUnderTest {
  readonly cursors: Cursors
  /** Another connection to the same data. */
  again(): Promise<Cursors>
  /** Time goes by. */
  pass(ms: number): Promise<void>
  /** How many things are kept, whether they are over or not. */
  size(): Promise<number>
  /** Ends every connection and removes the data. */
  close(): Promise<void>
}

/** What every implementation of the cursors port promises. */
export function cursorsContract(name: string, open: () => Promise<CursorsUnderTest>): void {
  describe(`${name} keep the contract of cursors`, () => {
    let tested: CursorsUnderTest
    let cursors: Cursors
    beforeEach(async () => {
      tested = await open()
      cursors = tested.cursors
    })
    afterEach(() => tested.close())

    it('begin at the beginning', async () => {
      expect(await cursors.get('desk')).toBe('')
    })

    it('stand where they were set last, on every connection', async () => {
      await cursors.set('desk', '7')
      await cursors.set('desk', '9')
      expect(await cursors.get('desk')).toBe('9')
      expect(await (await tested.again()).get('desk')).toBe('9')
    })

    it('are apart from each other', async () => {
      await cursors.set('desk', '7')
      await cursors.set('zendesk', '8')
      expect([await cursors.get('desk'), await cursors.get('zendesk'), await cursors.get('other')]).toEqual([
        '7',
        '8',
        '',
      ])
    })

    it('count for as long as they were set for, from the last time on', async () => {
      await cursors.set('slot', 'a', 10_000)
      await cursors.set('desk', '7')
      await tested.pass(9_000)
      expect(await cursors.get('slot')).toBe('a')
      await cursors.set('slot', 'b', 10_000)
      await tested.pass(9_000)
      expect(await (await tested.again()).get('slot')).toBe('b')
      await tested.pass(2_000)
      expect([await cursors.get('slot'), await cursors.get('desk')]).toEqual(['', '7'])
    })

    it('may be set for good after they were not, and the other way round', async () => {
      await cursors.set('slot', 'a', 10_000)
      await cursors.set('slot', 'b')
      await cursors.set('desk', '7')
      await cursors.set('desk', '8', 10_000)
      expect(await cursors.get('desk')).toBe('8')
      await tested.pass(11_000)
      expect([await cursors.get('slot'), await cursors.get('desk')]).toEqual(['b', ''])
    })

    it('leave nothing behind once they are over', async () => {
      for (let at = 0; at < 20; at++) await cursors.set(`slot ${at}`, 'a', 10_000)
      expect(await tested.size()).toBe(20)
      await tested.pass(100_000)
      await cursors.set('slot', 'b', 10_000)
      expect(await tested.size()).toBe(1)
    })

    it('hold whatever the other side calls a position', async () => {
      const odd = 'MTU3NjYxMzUzOS4wfHw0Njd8 ñ\\n"\\u0000" {} '
      await cursors.set('desk', odd)
      expect(await cursors.get('desk')).toBe(odd)
      await cursors.set('desk', '')
      expect(await cursors.get('desk')).toBe('')
    })
  })
}
