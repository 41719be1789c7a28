import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { EmbeddedDesk } from '../../src/desk/embedded.ts'
import { requestOf } from '../contracts/desk.ts'
import { type Bench, openBench } from './open.ts'

describe('the support side of the embedded desk', () => {
  let bench: Bench
  let desk: EmbeddedDesk
  beforeEach(async () => {
    bench = await openBench()
    desk = bench.desk
  })
  afterEach(() => bench.close())

  it('shows a ticket with everything in it', async () => {
    const files = [await bench.give('captura.png', 'png')]
    const { number } = await desk.file(requestOf('a', { files }))
    await desk.comment({
      key: 'b',
      number,
      requester: 'ana',
      text: 'y esto',
      files: [await bench.give('x.har', '{}')],
    })
    await desk.support.answer({ key: '1', number, author: 'Marcos', text: 'hm', isPublic: false })
    await desk.solve({ key: 'c', number, requester: 'ana' })
    await desk.rate({ key: 'd', number, requester: 'ana', score: 4 })
    const at = Date.parse('2026-03-05T10:00-03:00')
    expect(await desk.support.get(number)).toEqual({
      number,
      subject: 'El checkout muestra error 502',
      status: 'solved',
      priority: 'high',
      account: 'tiendaluna',
      requesterName: 'Ana Ríos',
      requesterEmail: 'ana@tiendaluna.example',
      createdAt: at,
      updatedAt: at,
      description: 'Desde las 10:00 ningún comprador puede pagar.',
      language: 'es',
      tags: ['technical'],
      answers: [{ id: 'impact', label: 'Impacto', value: 'high', text: 'Alto' }],
      files: [{ id: expect.any(String), name: 'captura.png', type: 'application/octet-stream', size: 3 }],
      comments: [
        {
          author: 'Ana Ríos',
          fromSupport: false,
          isPublic: true,
          text: 'y esto',
          at,
          files: [{ id: expect.any(String), name: 'x.har', type: 'application/octet-stream', size: 2 }],
        },
        { author: 'Marcos', fromSupport: true, isPublic: false, text: 'hm', at, files: [] },
        { author: 'Ventanilla', fromSupport: true, isPublic: false, text: '★★★★☆ 4/5', at, files: [] },
      ],
      rating: 4,
      history: expect.any(Array),
    })
    expect(await desk.support.get(number + 1)).toBeUndefined()
  })

  it('finds tickets of everybody by number, subject, account and requester', async () => {
    await desk.file(requestOf('a'))
    await desk.file(
      requestOf('b', {
        requester: 'joao',
        requesterName: 'João Prado',
        account: 'mercadosul',
        subject: 'Vencimento da fatura',
      }),
    )
    const found = async (search: string) =>
      (await desk.support.list({ search, page: 1, perPage: 10 })).tickets.map(({ number }) => number)
    expect(await found('1001')).toEqual([1001])
    expect(await found('joao')).toEqual([1002])
    expect(await found('MERCADO fatura')).toEqual([1002])
    expect(await found('tiendaluna')).toEqual([1002, 1001])
    expect(await found('nadie')).toEqual([])
    const open = await desk.support.list({ status: ['open'], page: 1, perPage: 1 })
    expect(open).toMatchObject({ total: 2, tickets: [{ number: 1002 }] })
  })

  it('does nothing to a ticket that does not exist', async () => {
    const answer = { key: '1', number: 7, author: 'Marcos', text: 'hola', isPublic: true }
    expect(await desk.support.answer(answer)).toBe(false)
    expect(await desk.support.setStatus(7, 'closed')).toBe(false)
    expect(await desk.support.setPriority(7, 'low')).toBe(false)
    expect(await desk.support.openAttachment(7, 'x')).toBeUndefined()
    expect((await desk.changes('', 10)).changes).toEqual([])
  })

  it('answers once under a key', async () => {
    const { number } = await desk.file(requestOf('a'))
    const answer = { key: '1', number, author: 'Marcos', text: 'hola', isPublic: true }
    await Promise.all([desk.support.answer(answer), desk.support.answer(answer)])
    await bench.reopen()
    expect(await bench.desk.support.answer(answer)).toBe(true)
    expect((await bench.desk.support.get(number))?.comments).toHaveLength(1)
    expect((await bench.desk.changes('', 10)).changes).toHaveLength(1)
  })

  it('counts what people thought of it, in the time that is asked for', async () => {
    for (const [key, score] of [
      ['a', 4],
      ['b', 4],
      ['c', 1],
    ] as const) {
      const { number } = await desk.file(requestOf(key))
      await desk.solve({ key: `${key}/solve`, number, requester: 'ana' })
      await desk.rate({ key: `${key}/rate`, number, requester: 'ana', score })
    }
    const at = Date.parse('2026-03-05T10:00-03:00')
    expect(await desk.support.ratings(at, at + 1)).toEqual([1, 0, 0, 2, 0])
    expect(await desk.support.ratings(at - 1, at)).toEqual([0, 0, 0, 0, 0])
  })

  it('names who changed what in the history', async () => {
    const { number } = await desk.file(requestOf('a'))
    await desk.support.setPriority(number, 'low', 'Marta')
    await desk.support.setStatus(number, 'solved', 'Marta')
    await desk.support.answer({
      key: '1',
      number,
      author: 'Iván',
      text: 'Reviso.',
      isPublic: true,
      status: 'open',
    })
    await desk.support.setStatus(number, 'closed')
    const history = (await desk.support.get(number))?.history ?? []
    expect(history.map(({ who, what, became }) => [who, what, became])).toEqual([
      ['Ana Ríos', 'filed', undefined],
      ['Marta', 'priority', 'low'],
      ['Marta', 'status', 'solved'],
      ['Iván', 'comment', undefined],
      ['Iván', 'status', 'open'],
      ['support', 'status', 'closed'],
    ])
  })

  it('begins the window when it solves with an answer', async () => {
    const { number } = await desk.file(requestOf('a'))
    const answer = { key: '1', number, author: 'Marta', text: 'Corregido.', isPublic: true }
    await desk.support.answer({ ...answer, status: 'solved' })
    const { reopenUntil } = (await desk.get(number, 'ana')) ?? {}
    expect(reopenUntil).toBe(Date.parse('2026-03-10T10:00-03:00'))
  })

  it('opens a closed ticket again', async () => {
    const { number } = await desk.file(requestOf('a'))
    await desk.support.setStatus(number, 'closed')
    await desk.support.setStatus(number, 'open')
    expect((await desk.get(number, 'ana'))?.status).toBe('open')
  })
})
