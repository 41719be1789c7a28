import { expect } from 'vitest'
import type { Block as MessageBlock } from '../../fakes/slack/web-api.ts'
import type { Part } from '../../../src/message.ts'
import { expectBlocksTaken, hasSchema, textsOf } from './views/schema.ts'

/** Fails unless Slack would take the blocks of a message: their shape, their limits, and names that occur once. */
export function expectMessageTaken(blocks: readonly object[]): void {
  if (hasSchema) expectBlocksTaken(blocks as Parameters<typeof expectBlocksTaken>[0])
  const actions = [...JSON.stringify(blocks).matchAll(/"action_id":"([^"]+)"/g)].map(([, id]) => id)
  expect(actions).toEqual([...new Set(actions)])
}

/** Fails unless everything a person has to read of the parts is in the blocks, in full. */
export function expectSaid(parts: readonly Part[], blocks: readonly (object | MessageBlock)[]): void {
  const texts = [...textsOf(blocks), ...urlsOf(blocks)].join('')
  const seen = texts.replaceAll(/\s+/g, ' ')
  for (const line of parts.flatMap(wordsOf)) expect(seen).toContain(line.trim().replaceAll(/\s+/g, ' '))
}

const urlsOf = (blocks: readonly object[]): readonly string[] =>
  [...JSON.stringify(blocks).matchAll(/"url":"([^"]+)"/g)].map(([, url = '']) => url)

/** The lines that have to be readable; one with an address is told by its pieces. */
function wordsOf(part: Part): readonly string[] {
  switch (part.type) {
    case 'text':
      return linesIn(part.text)
    case 'prompt':
      return [...linesIn(part.ask), ...[...part.options, ...part.buttons].map(({ label }) => label)]
    case 'answered':
      return linesIn(part.answer)
    case 'summary':
      return part.rows.flatMap(({ label, value }) => [label, ...linesIn(value)])
    case 'ticket':
      return [part.ticket.statusText, part.ticket.subject]
    case 'tickets':
      return [part.title, ...part.tickets.map(({ subject }) => subject)]
    case 'articles':
      return part.articles.map(({ title }) => title)
    case 'buttons':
      return part.buttons.map(({ label }) => label)
  }
}

const linesIn = (text: string): readonly string[] =>
  text.split('\n').filter((line) => line.trim() !== '' && !line.includes('https://'))
