import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Journal } from '../../src/store/journal.ts'

/** A journal under test, with nothing in it. */
export interface JournalUnderTest {
  readonly journal: Journal
  /** Ends every connection and removes the data. */
  close(): Promise<void>
}

/** What every implementation of the journal port promises. */
export function journalContract(name: string, open: () => Promise<JournalUnderTest>): void {
  describe(`${name} keeps the contract of the journal`, () => {
    let tested: JournalUnderTest
    let journal: Journal
    beforeEach(async () => {
      tested = await open()
      journal = tested.journal
    })
    afterEach(() => tested.close())

    const entries = (...ids: readonly string[]) => ids.map((id) => ({ id, body: { said: `¡${id}!` } }))
    const idsFrom = async (stream: string, position = 0, limit = 100) =>
      (await journal.read(stream, position, limit)).map(({ id }) => id)

    it('has nothing in a new stream', async () => {
      expect(await journal.read('s', 0, 10)).toEqual([])
      expect(await journal.append('s', [])).toEqual([])
    })

    it('gives entries back as they were, under the positions it told', async () => {
      const positions = await journal.append('s', entries('one', 'two'))
      expect(await journal.read('s', 0, 10)).toEqual(
        entries('one', 'two').map(({ id, body }, at) => ({
          id,
          position: positions[at],
          text: JSON.stringify(body),
        })),
      )
    })

    it('appends an id once, and tells its position again (J1)', async () => {
      const first = await journal.append('s', entries('one', 'two'))
      const again = await journal.append('s', entries('two', 'three', 'one'))
      expect([again[2], again[0]]).toEqual(first)
      expect(await idsFrom('s')).toEqual(['one', 'two', 'three'])
    })

    it('appends an id once when it is tried twice at the same time (J1)', async () => {
      const [first, again] = await Promise.all([
        journal.append('s', entries('one')),
        journal.append('s', entries('one')),
      ])
      expect(again).toEqual(first)
      expect(await idsFrom('s')).toEqual(['one'])
    })

    it('lets positions only grow (J2)', async () => {
      const told: number[] = []
      for (const id of ['c', 'a', 'b']) told.push(...(await journal.append('s', entries(id))))
      expect(told).toEqual([...told].sort((a, b) => a - b))
      expect(told[0]).toBeGreaterThan(0)
      expect(await idsFrom('s')).toEqual(['c', 'a', 'b'])
    })

    it('reads on from a position, as many as asked for', async () => {
      const positions = await journal.append('s', entries('one', 'two', 'three', 'four'))
      expect(await idsFrom('s', positions[0], 2)).toEqual(['two', 'three'])
      expect(await idsFrom('s', positions[3])).toEqual([])
      expect(await idsFrom('s', 0, 0)).toEqual([])
    })

    it('keeps streams apart', async () => {
      await journal.append('s', entries('one'))
      await journal.append('t', entries('one', 'two'))
      expect(await idsFrom('s')).toEqual(['one'])
      expect(await idsFrom('t')).toEqual(['one', 'two'])
    })

    it('tells who listens of each append to their stream', async () => {
      const heard = hearing(journal, 's')
      await journal.append('s', entries('one'))
      expect(await heard.next(() => idsFrom('s'), ['one'])).toEqual(['one'])
      await journal.append('s', entries('two'))
      expect(await heard.next(() => idsFrom('s'), ['one', 'two'])).toEqual(['one', 'two'])
      heard.stop()
    })

    it('tells nobody who stopped to listen', async () => {
      const [gone, here] = [hearing(journal, 's'), hearing(journal, 's')]
      await journal.append('s', entries('one'))
      expect(await here.next(() => idsFrom('s'), ['one'])).toEqual(['one'])
      gone.stop()
      gone.stop()
      const before = gone.count()
      await journal.append('s', entries('two'))
      expect(await here.next(() => idsFrom('s'), ['one', 'two'])).toEqual(['one', 'two'])
      expect(gone.count()).toBe(before)
    })
  })
}

/** Somebody who reads the stream whenever they hear of it, as a page does. */
export function hearing(journal: Journal, stream: string) {
  let count = 0
  let wake = (): void => undefined
  const stop = journal.listen(stream, () => {
    count += 1
    wake()
  })
  return {
    stop,
    count: () => count,
    /** Reads each time something is heard, until it is what was awaited; the test's own limit ends it otherwise. */
    async next(
      read: () => Promise<readonly string[]>,
      awaited: readonly string[],
    ): Promise<readonly string[]> {
      let before = 0
      for (;;) {
        while (count === before) await new Promise<void>((resolve) => (wake = resolve))
        before = count
        const found = await read()
        if (JSON.stringify(found) === JSON.stringify(awaited)) return found
      }
    },
  }
}
