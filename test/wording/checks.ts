import { expect } from 'vitest'
import { decode } from '../../src/dialog/choice.ts'
import { pairOf } from '../../src/i18n/lists.ts'
import type { Button, Outgoing, Part } from '../../src/message.ts'
import { tree } from './walk.ts'

/** Ids that are no words of any language: whoever reads one of them reads the program's insides. */
const ids = new RegExp(
  `\\b(${[
    ...Object.keys(tree.questions),
    ...Object.values(tree.questions).flatMap((question) =>
      question.type === 'choice' ? question.options : [],
    ),
    ...tree.pages.map(({ id }) => id),
  ]
    .filter((id) => id.includes('_'))
    .join('|')})\\b`,
)

/** Every string of a message that a person reads; ids and choices are not among them. */
export function wordsIn(value: unknown, key = ''): readonly string[] {
  const inside = ['id', 'slot', 'type', 'tone', 'asks', 'input', 'choice', 'style', 'page', 'question', 'url']
  if (inside.includes(key) || ['status', 'priority', 'language', 'replaces'].includes(key)) return []
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap((each) => wordsIn(each))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, each]) => wordsIn(each, name))
}

export function buttonsOf(part: Part): readonly Button[] {
  switch (part.type) {
    case 'prompt':
    case 'buttons':
      return part.buttons
    case 'articles':
      return part.articles.map(({ solved }) => solved)
    case 'summary':
      return part.rows.flatMap(({ change }) => (change ? [change] : []))
    case 'ticket':
      return part.ticket.buttons
    case 'tickets':
      return [...part.filters, ...part.pager, ...part.tickets.flatMap(({ buttons }) => buttons)]
    default:
      return []
  }
}

/** What holds for every message in every language. */
export function expectSound(message: Outgoing): void {
  const { parts, text } = message
  const words = wordsIn(parts)
  expect(parts.length).toBeGreaterThan(0)
  for (const each of [...words, text]) {
    expect(each.trim()).not.toBe('')
    expect(each).not.toMatch(/undefined|\[object|[{}]|NaN|Invalid/)
    expect(each).not.toMatch(ids)
    expect(each).not.toMatch(/[!¡]/)
  }
  expectSameInText(message)
  expectUsable(parts)
}

/** Whatever the parts say, the text says: labels, numbers in order, and every word of what can be pressed. */
function expectSameInText({ parts, text }: Outgoing): void {
  const lower = text.toLowerCase()
  for (const part of parts) {
    if (part.type === 'text') expect(text).toContain(part.text)
    if (part.type === 'prompt') {
      part.options.forEach(({ label }, at) => expect(text).toContain(`${at + 1}. ${label}`))
      for (const each of [part.ask, part.hint, part.value]) if (each) expect(text).toContain(each)
    }
    if (part.type === 'articles') {
      part.articles.forEach((article, at) => {
        expect(text).toContain(`${at + 1}. ${article.title}`)
        expect(text).toContain(article.url)
        if (article.workaround) expect(text).toContain(article.workaround)
      })
    }
    if (part.type === 'summary') {
      for (const { label, value } of part.rows) expect(text).toContain(pairOf(label, value))
    }
    if (part.type === 'ticket') {
      for (const each of [part.ticket.statusText, part.ticket.meaning, part.ticket.priorityText])
        expect(text).toContain(each)
    }
    if (part.type === 'tickets') {
      for (const ticket of part.tickets) expect(text).toContain(`#${ticket.number} · ${ticket.statusText}`)
    }
    const isListed = part.type === 'tickets'
    const shown = isListed ? [...part.filters, ...part.pager] : buttonsOf(part)
    for (const { label } of shown) {
      for (const word of label.toLowerCase().split(' ')) expect(lower).toContain(word)
    }
  }
}

/** Whatever can be pressed comes back as a choice, at most one button leads, and nothing that asks is a dead end. */
function expectUsable(parts: readonly Part[]): void {
  const buttons = parts.flatMap(buttonsOf)
  const options = parts.flatMap((part) => (part.type === 'prompt' ? part.options : []))
  for (const { choice } of [...buttons, ...options]) expect(decode(choice), choice).toBeDefined()
  const leading = parts
    .flatMap((part) => (part.type === 'tickets' ? [] : buttonsOf(part)))
    .filter(({ style }) => style === 'primary')
  expect(leading.length).toBeLessThanOrEqual(1)
  for (const part of parts) if (part.type === 'prompt') expect(part.buttons.length).toBeGreaterThan(0)
}
