import { expect, it } from 'vitest'
import { never } from '../src/errors.ts'

it('a case that was forgotten is told by its type alone, without what a person wrote', () => {
  const value = { type: 'teleport', text: 'hunter2' } as never
  expect(() => never(value)).toThrow(
    expect.objectContaining({ message: 'A case was forgotten: "teleport".' }),
  )
  expect(() => never('hunter2' as never)).toThrow('A case was forgotten: a string.')
})
