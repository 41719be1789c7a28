import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Condition, holds, testOf } from '../../src/dialog/condition.ts'

const questions = ['area', 'impact', 'count', 'agreed']
const slots = new Map(questions.map((question, slot) => [question, slot]))
const value = fc.constantFrom<(string | number | boolean)[]>('technical', 'critical', 3, true, false)
const asked = fc.constantFrom(...questions, 'unheard_of')

const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3 },
    fc.dictionary(asked, fc.oneof(value, fc.array(value, { minLength: 1, maxLength: 3 })), { maxKeys: 3 }),
    fc.record({ any: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ all: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('condition') }),
    fc.record({ area: value, not: tie('condition') }),
  ),
}))

const given = fc.array(fc.option(value, { nil: undefined }), { minLength: 4, maxLength: 4 })

describe('a condition made ready', () => {
  it('holds when the condition holds', () => {
    fc.assert(
      fc.property(condition, given, (one, values) => {
        const lookup = (question: string) => values[slots.get(question) ?? -1]
        expect(testOf(one, slots)?.(values) ?? true).toBe(holds(one, lookup))
      }),
      { numRuns: 500 },
    )
  })

  it('always holds when there is none', () => {
    expect(testOf(undefined, slots)).toBeUndefined()
  })
})
