import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Cursors } from '../../src/store/cursors.ts'

/** Cursors under test, with nothing in them. */
export interface CursorsUnderTest {
  readonly cursors: Cursors
  /** Another connection to the same data. */
  again(): Promise<Cursors>
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

    it('hold whatever the other side calls a position', async () => {
      const odd = 'MTU3NjYxMzUzOS4wfHw0Njd8 ñ\\n"\\u0000" {} '
      await cursors.set('desk', odd)
      expect(await cursors.get('desk')).toBe(odd)
      await cursors.set('desk', '')
      expect(await cursors.get('desk')).toBe('')
    })
  })
}
