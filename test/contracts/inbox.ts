import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Inbox } from '../../src/store/inbox.ts'

/** An inbox under test, with nothing in it. */
export interface InboxUnderTest {
  readonly inbox: Inbox
  /** Another connection to the same data. */
  again(): Promise<Inbox>
  /** Ends every connection and removes the data. */
  close(): Promise<void>
}

/** What every implementation of the inbox port promises. */
export function inboxContract(name: string, open: () => Promise<InboxUnderTest>): void {
  describe(`${name} keeps the contract of an inbox`, () => {
    let tested: InboxUnderTest
    let inbox: Inbox
    beforeEach(async () => {
      tested = await open()
      inbox = tested.inbox
    })
    afterEach(() => tested.close())

    it('I1 has what was put until it is done, on every connection', async () => {
      await inbox.put('a', '{"text":"¿qué pasó?"}', 10)
      await inbox.put('b', '{}', 20)
      await inbox.done('a')
      expect(await (await tested.again()).pending(100, 10)).toEqual([{ id: 'b', body: '{}', at: 20 }])
    })

    it('I2 keeps an id once, as it came first', async () => {
      expect(await inbox.put('a', 'first', 10)).toBe(true)
      expect(await inbox.put('a', 'second', 20)).toBe(false)
      expect(await inbox.pending(100, 10)).toEqual([{ id: 'a', body: 'first', at: 10 }])
    })

    it('gives the oldest first, and only what came before', async () => {
      await inbox.put('late', '3', 30)
      await inbox.put('early', '1', 10)
      await inbox.put('middle', '2', 20)
      expect((await inbox.pending(30, 10)).map(({ id }) => id)).toEqual(['early', 'middle'])
      expect((await inbox.pending(100, 1)).map(({ id }) => id)).toEqual(['early'])
    })

    it('takes it calmly when there is nothing to be done with', async () => {
      await inbox.done('never there')
      expect(await inbox.pending(100, 10)).toEqual([])
    })
  })
}
