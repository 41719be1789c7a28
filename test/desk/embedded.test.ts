import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { EmbeddedDesk } from '../../src/desk/embedded.ts'
import { requestOf } from '../contracts/desk.ts'
import { type Bench, openBench } from './open.ts'

describe('the embedded desk', () => {
  let bench: Bench
  let desk: EmbeddedDesk
  beforeEach(async () => {
    bench = await openBench({ publicUrl: 'https://help.example/#{number}' })
    desk = bench.desk
  })
  afterEach(() => bench.close())

  const file = (key: string, more = {}) => desk.file(requestOf(key, more))

  it('counts from the first number on, and never gives one twice', async () => {
    expect((await file('a')).number).toBe(1001)
    expect((await file('b')).number).toBe(1002)
    const later = await openBench({ database: bench.database, firstNumber: 4855 })
    expect((await later.desk.file(requestOf('c'))).number).toBe(4855)
    expect((await later.desk.file(requestOf('d'))).number).toBe(4856)
    expect((await file('e')).number).toBe(4857)
    await later.close()
  })

  it('says where a ticket is on the web', async () => {
    expect((await file('a')).url).toBe('https://help.example/#1001')
  })

  it('remembers every key after it was opened again', async () => {
    const write = { number: 1001, requester: 'ana' }
    const act = async () => [
      (await bench.desk.file(requestOf('a'))).number,
      await bench.desk.comment({ ...write, key: 'b', text: 'sigue', files: [] }),
      await bench.desk.solve({ ...write, key: 'c' }),
      await bench.desk.rate({ ...write, key: 'd', score: 2 }),
      await bench.desk.reopen({ ...write, key: 'e', text: 'volvió', files: [] }),
      await bench.desk.rate({ ...write, key: 'f', score: 5 }),
      await bench.desk.solve({ ...write, key: 'g', requester: 'eve' }),
    ]
    const first = await act()
    await bench.reopen()
    bench.moveTo('2026-06-01T10:00-03:00')
    expect(await act()).toEqual(first)
    const texts = (await bench.desk.comments(1001, 'ana'))?.map(({ text }) => text)
    expect(texts).toEqual(['sigue', 'volvió'])
  })

  it('links to where the ticket is now', async () => {
    let page: string | undefined
    const linked = await openBench({ publicUrl: () => page })
    try {
      const { number } = await linked.desk.file(requestOf('a'))
      expect(await linked.desk.get(number, 'ana')).not.toHaveProperty('url')
      page = 'https://help.example/?ticket={number}'
      expect((await linked.desk.get(number, 'ana'))?.url).toBe(`https://help.example/?ticket=${number}`)
    } finally {
      await linked.close()
    }
  })

  it('refuses a key for something else', async () => {
    const { number } = await file('a')
    const write = { key: 'b', number, requester: 'ana' }
    await desk.solve(write)
    await expect(desk.reopen({ ...write, text: 'ya', files: [] })).rejects.toMatchObject({
      code: 'desk.key-reused',
    })
    await expect(desk.solve({ ...write, requester: 'eve' })).rejects.toMatchObject({
      code: 'desk.key-reused',
    })
    await expect(file('b')).rejects.toMatchObject({ code: 'desk.key-reused' })
  })

  it('keeps the keys of the two sides apart', async () => {
    const { number } = await file('a')
    const answer = { key: 'a', number, author: 'Marcos', text: 'hola', isPublic: true }
    expect(await desk.support.answer(answer)).toBe(true)
    expect(await desk.comments(number, 'ana')).toHaveLength(1)
  })

  it('gives a ticket without a requester to nobody', async () => {
    const { number } = await file('a', { requester: '' })
    expect(await desk.get(number, '')).toBeUndefined()
    expect(await desk.solve({ key: 'b', number, requester: '' })).toEqual({ type: 'not-found' })
    expect(await desk.list('', { page: 1, perPage: 10 })).toEqual({ tickets: [], total: 0 })
  })

  it('finds the beginnings of words, and nothing in signs alone', async () => {
    await file('a', { subject: 'Facturación de 2024: #55123' })
    const total = async (search: string) => (await desk.list('ana', { search, page: 1, perPage: 9 })).total
    expect(await total('fact 55')).toBe(1)
    expect(await total('2024')).toBe(1)
    expect(await total('# 1001')).toBe(1)
    expect(await total('turacion')).toBe(0)
    expect(await total('???')).toBe(0)
    expect(await total('%')).toBe(0)
    expect(await total("'; DROP TABLE desk_ticket; --")).toBe(0)
    expect(await total('  ')).toBe(1)
  })

  it('shows nothing of a private comment in the time or the place of a ticket', async () => {
    const first = await file('a')
    const second = await file('b')
    bench.moveTo('2026-03-05T11:00-03:00')
    const note = { key: 'n', number: first.number, author: 'Marcos', text: 'secreto', isPublic: false }
    await desk.support.answer(note)
    const { tickets } = await desk.list('ana', { page: 1, perPage: 10 })
    expect(tickets).toEqual([second, first])
    expect((await desk.support.list({ page: 1, perPage: 10 })).tickets[0]).toMatchObject({
      number: first.number,
      updatedAt: Date.parse('2026-03-05T11:00-03:00'),
    })
  })

  it('lets the window begin again with a public answer, and not with a private one', async () => {
    const { number } = await file('a')
    const answer = { number, author: 'Marcos', text: 'prueba de nuevo' }
    await desk.solve({ key: 'b', number, requester: 'ana' })
    bench.moveTo('2026-03-09T10:00-03:00')
    const before = (await desk.get(number, 'ana'))?.reopenUntil
    await desk.support.answer({ ...answer, key: '1', isPublic: false })
    expect((await desk.get(number, 'ana'))?.reopenUntil).toBe(before)
    await desk.support.answer({ ...answer, key: '2', isPublic: true })
    expect((await desk.get(number, 'ana'))?.reopenUntil).toBe(Date.parse('2026-03-12T10:00-03:00'))
  })

  it('takes a rating of a ticket that was closed by hand, within the window of its solution', async () => {
    const { number } = await file('a')
    await desk.support.setStatus(number, 'closed')
    const rating = { key: 'b', number, requester: 'ana', score: 3 }
    expect(await desk.rate(rating)).toMatchObject({ type: 'done', ticket: { status: 'closed', rating: 3 } })
  })

  it('keeps a promised window when the hours change', async () => {
    const { number } = await file('a')
    await desk.solve({ key: 'b', number, requester: 'ana' })
    const promised = (await desk.get(number, 'ana'))?.reopenUntil
    const shorter = await openBench({ database: bench.database, reopenHours: 1 })
    expect((await shorter.desk.get(number, 'ana'))?.reopenUntil).toBe(promised)
    await shorter.close()
  })

  it('keeps who changed what and when', async () => {
    const { number } = await file('a')
    await desk.support.answer({ key: '1', number, author: 'Marcos', text: 'hm', isPublic: false })
    await desk.support.setPriority(number, 'urgent')
    await desk.support.setStatus(number, 'pending')
    bench.moveTo('2026-03-05T11:00-03:00')
    await desk.comment({ key: 'b', number, requester: 'ana', text: 'Visa', files: [] })
    await desk.solve({ key: 'c', number, requester: 'ana' })
    await desk.rate({ key: 'd', number, requester: 'ana', score: 5 })
    bench.moveTo('2026-04-01T10:00-03:00')
    const ana = { side: 'requester', who: 'Ana Ríos', at: Date.parse('2026-03-05T11:00-03:00') }
    expect((await desk.support.get(number))?.history).toEqual([
      { ...ana, at: Date.parse('2026-03-05T10:00-03:00'), what: 'filed' },
      { side: 'support', who: 'Marcos', at: Date.parse('2026-03-05T10:00-03:00'), what: 'note' },
      {
        side: 'support',
        who: 'support',
        at: Date.parse('2026-03-05T10:00-03:00'),
        what: 'priority',
        was: 'high',
        became: 'urgent',
      },
      {
        side: 'support',
        who: 'support',
        at: Date.parse('2026-03-05T10:00-03:00'),
        what: 'status',
        was: 'open',
        became: 'pending',
      },
      { ...ana, what: 'comment' },
      { ...ana, what: 'status', was: 'pending', became: 'open' },
      { ...ana, what: 'status', was: 'open', became: 'solved' },
      { ...ana, what: 'rating', became: '5' },
      { side: 'desk', who: 'Ventanilla', at: ana.at, what: 'note' },
      {
        side: 'desk',
        who: 'Ventanilla',
        at: Date.parse('2026-03-10T11:00-03:00'),
        what: 'status',
        was: 'solved',
        became: 'closed',
      },
    ])
    expect(await desk.support.get(1)).toBeUndefined()
  })

  it('tells a changed priority, and keeps its changes when it is opened again', async () => {
    const { number } = await file('a')
    await desk.support.setPriority(number, 'urgent')
    await desk.support.setStatus(number, 'pending')
    const before = await desk.changes('', 10)
    expect(before.changes[0]).toMatchObject({ ticket: { priority: 'urgent' } })
    expect(before.changes[0]).not.toHaveProperty('status')
    await bench.reopen()
    expect(await bench.desk.changes('', 10)).toEqual(before)
    expect(await bench.desk.changes(before.cursor, 10)).toEqual({ changes: [], cursor: before.cursor })
  })

  it('refuses a cursor of another desk', async () => {
    await expect(desk.changes('eyJh', 10)).rejects.toMatchObject({ code: 'desk.unknown-cursor' })
  })

  it('lets one who listens fail without harm to the others', async () => {
    const { number } = await file('a')
    let heard = 0
    desk.listen(() => {
      throw new Error('no')
    })
    desk.listen(() => (heard += 1))
    expect(await desk.support.setStatus(number, 'pending')).toBe(true)
    expect(await desk.support.setStatus(number, 'pending')).toBe(true)
    expect(heard).toBe(1)
    await desk.close()
    await desk.support.setStatus(number, 'open')
    expect(heard).toBe(1)
  })
})
