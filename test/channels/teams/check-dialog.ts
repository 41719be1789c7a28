import { expect } from 'vitest'
import type { Card } from '../../../src/channels/teams/cards/element.ts'
import { expectElements } from './check.ts'

/** Fails unless Teams would take the card in a dialog, which knows no other action than `Action.Submit`. */
export function expectDialog(title: string, card: Card): void {
  expect(title.trim()).not.toBe('')
  expect(title.length).toBeLessThanOrEqual(64)
  expectElements(card)
  for (const { type, data } of card.actions ?? []) {
    expect(type).toBe('Action.Submit')
    expect(data).toMatchObject({ do: expect.stringMatching(/^(fill|form|next|choose)$/) })
  }
}
