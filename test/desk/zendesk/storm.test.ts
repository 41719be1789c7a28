import { describe, expect, it } from 'vitest'
import { storm } from './storm/storm.ts'

describe('people who file while the account fails and the program is killed', () => {
  it('have one ticket each, its number, and every answer once', { timeout: 180_000 }, async () => {
    const report = await storm({ filings: 20, people: 10, kills: 1, seed: 7, isPatient: false })
    expect(report.problems).toEqual([])
    expect(report.faults.size).toBeGreaterThan(2)
  })
})
