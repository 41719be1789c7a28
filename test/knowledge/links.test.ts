import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/database.ts'
import { openFeedback } from '../../src/knowledge/feedback.ts'
import { createArticleLinks } from '../../src/knowledge/links.ts'
import { silent } from '../../src/log.ts'

const shown = {
  message: 'web:a/e1/1',
  article: 'coupon',
  url: 'https://help.example.com/es/coupon',
  query: 'el cupón no aplica',
  language: 'es',
} as const

async function open(secret = 'a secret') {
  const database = openDatabase(':memory:')
  const feedback = openFeedback(database, silent)
  const links = createArticleLinks({ database, feedback, secret, log: silent })
  return { database, feedback, links }
}

describe('links to articles', () => {
  it('lead to what was shown, and to nothing else', async () => {
    const { links, database } = await open()
    const id = links.idFor(shown)
    await database.write(() => undefined)
    expect(links.follow(id, true, 1)).toBe(shown.url)
    for (const other of ['', 'coupon', shown.url, id.slice(1), `${id}x`])
      expect(links.follow(other, true, 1)).toBeUndefined()
  })

  it('say nothing of what was asked, and cannot be made up', async () => {
    const one = (await open()).links.idFor(shown)
    const other = (await open('another secret')).links.idFor(shown)
    expect(one).toMatch(/^[\w-]{22}$/)
    expect(other).not.toBe(one)
  })

  it('are the same for the same message, and others for another', async () => {
    const { links } = await open()
    const id = links.idFor(shown)
    expect(links.idFor(shown)).toBe(id)
    expect(links.idFor({ ...shown, message: 'web:a/e2/1' })).not.toBe(id)
    expect(links.idFor({ ...shown, article: 'password' })).not.toBe(id)
  })

  it('note once that a person opened it, with what was asked', async () => {
    const { links, feedback, database } = await open()
    const id = links.idFor(shown)
    await database.write(() => undefined)
    for (const at of [5, 6]) links.follow(id, true, at)
    await feedback.written()
    const { article, query, language } = shown
    expect(feedback.entries()).toEqual([{ at: 5, outcome: 'opened', article, place: 1, query, language }])
    expect(feedback.counts()).toEqual([{ article, shown: 0, opened: 1, solved: 0, noneHelped: 0 }])
  })

  it('note nothing for a program that looks ahead', async () => {
    const { links, feedback, database } = await open()
    const id = links.idFor(shown)
    await database.write(() => undefined)
    expect(links.follow(id, false, 1)).toBe(shown.url)
    await feedback.written()
    expect(feedback.entries()).toEqual([])
  })
})
