import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Budget } from '../../src/store/budget.ts'

/** A budget under test, from which nothing was taken. */
export interface BudgetUnderTest {
  readonly budget: Budget
  /** Another connection to the same data. */
  again(): Promise<Budget>
  /** Ends every connection and removes the data. */
  close(): Promise<void>
}

/** What every implementation of the budget port promises. */
export function budgetContract(name: string, open: () => Promise<BudgetUnderTest>): void {
  describe(`${name} keeps the contract of a budget`, () => {
    let tested: BudgetUnderTest
    const start = Date.parse('2026-03-05T10:00Z')
    beforeEach(async () => {
      tested = await open()
    })
    afterEach(() => tested.close())

    /** How many of so many are given at one moment. */
    const given = async (many: number, at: number, budgets: readonly Budget[] = [tested.budget]) => {
      const waits = await Promise.all(
        Array.from({ length: many }, async (_, each) =>
          budgets[each % budgets.length]?.take('desk', 600, at),
        ),
      )
      return waits.filter((wait) => wait === 0).length
    }

    it('gives a burst at once and the rest evenly', async () => {
      expect(await given(150, start)).toBe(100)
      expect(await given(10, start + 100)).toBe(1)
      expect(await given(150, start + 60_000)).toBe(100)
    })

    it('says how long to wait for the next one', async () => {
      await given(100, start)
      const waitMs = await tested.budget.take('desk', 600, start)
      expect(waitMs).toBe(100)
      expect(await tested.budget.take('desk', 600, start + waitMs)).toBe(0)
    })

    it('is one for all connections', async () => {
      expect(await given(150, start, [tested.budget, await tested.again()])).toBe(100)
    })

    it('gives nobody any while it is held', async () => {
      await tested.budget.hold('desk', start + 7_000)
      await tested.budget.hold('desk', start + 2_000)
      const other = await tested.again()
      expect(await other.take('desk', 600, start + 1_000)).toBe(6_000)
      expect(await other.take('desk', 600, start + 7_000)).toBe(0)
    })

    it('lets nobody wait for a clock that was set back (G3)', async () => {
      expect(await given(150, start + 24 * 3_600_000)).toBe(100)
      await tested.budget.hold('desk', start + 24 * 3_600_000)
      expect(await given(150, start)).toBe(100)
      expect(await given(10, start + 100)).toBe(1)
      await tested.budget.hold('desk', start + 7_000)
      expect(await given(1, start + 6_000)).toBe(0)
    })

    it('keeps budgets apart by their names', async () => {
      await tested.budget.hold('desk', start + 7_000)
      expect(await tested.budget.take('other', 600, start)).toBe(0)
    })
  })
}
