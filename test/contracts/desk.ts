import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Change, Desk, Written } from '../../src/desk/desk.ts'
import type { FileRef } from '../../src/dialog/state.ts'
import type { Ticket, TicketRequest, TicketStatus } from '../../src/dialog/ticket.ts'
import type { Priority } from '../../src/dialog/tree.ts'

/**
 * What a desk under test is made of. It begins empty, on Thursday 2026-03-05 at 10:00 in America/Sao_Paulo, works
 * Monday to Friday from 09:00 to 18:00 there, and keeps a solved ticket's window for 27 of those hours.
 */
export interface DeskUnderTest {
  readonly desk: Desk
  /** What the support side does. Resolves when it is done. */
  readonly support: {
    answer(
      number: number,
      comment: {
        readonly author: string
        readonly text: string
        readonly isPublic: boolean
        readonly files?: readonly FileRef[]
        readonly status?: TicketStatus
      },
    ): Promise<void>
    setStatus(number: number, status: TicketStatus): Promise<void>
    setPriority(number: number, priority: Priority): Promise<void>
  }
  /** What only the support side reads of a ticket, oldest first. */
  notes(number: number): Promise<readonly string[]>
  /** Gives a file as a person would. */
  give(name: string, content: string): Promise<FileRef>
  /** Moves the clock of the desk. */
  moveTo(time: string): void
  close(): Promise<void>
}

/** The beginning of every contract test, and of every desk under test. */
export const beginning = '2026-03-05T10:00-03:00'

/** A ticket that `ana` files. */
export function requestOf(key: string, more: Partial<TicketRequest> = {}): TicketRequest {
  return {
    key,
    requester: 'ana',
    requesterName: 'Ana Ríos',
    requesterEmail: 'ana@tiendaluna.example',
    account: 'tiendaluna',
    subject: 'El checkout muestra error 502',
    description: 'Desde las 10:00 ningún comprador puede pagar.',
    priority: 'high',
    type: 'incident',
    tags: ['technical'],
    answers: [{ id: 'impact', label: 'Impacto', value: 'high', text: 'Alto' }],
    files: [],
    language: 'es',
    tree: 'vtex-2023-12@1',
    conversation: 'web:ana',
    ...more,
  }
}

/** What every implementation of the desk port promises. */
export function deskContract(name: string, open: () => Promise<DeskUnderTest>): void {
  describe(`${name} keeps the contract of the desk`, () => {
    let tested: DeskUnderTest | undefined
    let desk: Desk
    let support: DeskUnderTest['support']
    beforeEach(async () => {
      tested = await open()
      desk = tested.desk
      support = tested.support
    })
    afterEach(async () => {
      await tested?.close()
      tested = undefined
    })

    let keys = 0
    const key = (): string => `c1:${(keys += 1)}/0`
    const of = (number: number, requester = 'ana') => ({ key: key(), number, requester })
    const file = (more: Partial<TicketRequest> = {}): Promise<Ticket> => desk.file(requestOf(key(), more))
    const give = (name: string, content: string) => {
      if (!tested) throw new Error('no desk')
      return tested.give(name, content)
    }
    const moveTo = (time: string): void => tested?.moveTo(time)
    const statusOf = async (number: number) => (await desk.get(number, 'ana'))?.status
    const texts = async (number: number) =>
      ((await desk.comments(number, 'ana')) ?? []).map(({ text }) => text)
    const allChanges = async (): Promise<readonly Change[]> => (await desk.changes('', 1000)).changes

    describe('filing', () => {
      it('gives the ticket a number', async () => {
        const ticket = await file()
        expect(ticket.number).toBeGreaterThan(0)
        expect(ticket).toMatchObject({
          subject: 'El checkout muestra error 502',
          status: 'open',
          priority: 'high',
          account: 'tiendaluna',
          createdAt: Date.parse(beginning),
          updatedAt: Date.parse(beginning),
        })
        expect(await desk.get(ticket.number, 'ana')).toEqual(ticket)
      })

      it('files once under a key', async () => {
        const request = requestOf(key())
        const first = await desk.file(request)
        const second = await desk.file(request)
        expect(second.number).toBe(first.number)
        expect((await desk.list('ana', { page: 1, perPage: 10 })).total).toBe(1)
      })

      it('files once under a key that is tried at the same moment', async () => {
        const request = requestOf(key(), { files: [await give('a.txt', 'a')] })
        const tickets = await Promise.all([1, 2, 3, 4].map(() => desk.file(request)))
        expect(new Set(tickets.map(({ number }) => number)).size).toBe(1)
        expect((await desk.list('ana', { page: 1, perPage: 10 })).total).toBe(1)
      })

      it('files the same words twice under two keys', async () => {
        expect((await file()).number).not.toBe((await file()).number)
      })

      it('tells nobody of the change', async () => {
        await file()
        expect(await allChanges()).toEqual([])
      })

      it('keeps the answers for the requester alone', async () => {
        const { number } = await file()
        expect(await desk.answers(number, 'ana')).toEqual(requestOf('').answers)
        expect(await desk.answers(number, 'eve')).toBeUndefined()
        expect(await desk.answers(number + 1_000_000, 'ana')).toBeUndefined()
      })

      it('links a follow-up with the closed ticket, both ways', async () => {
        const closed = await file()
        await support.setStatus(closed.number, 'closed')
        const first = await file({ followUpOf: closed.number })
        expect(first).toMatchObject({ followUpOf: closed.number })
        const second = await file({ followUpOf: closed.number })
        expect(await desk.get(second.number, 'ana')).toMatchObject({ followUpOf: closed.number })
        expect(await desk.get(closed.number, 'ana')).toMatchObject({ followUp: second.number })
      })

      it('files without the link what follows no closed ticket of the requester', async () => {
        const open = await file()
        const foreign = await file({ requester: 'eve' })
        await support.setStatus(foreign.number, 'closed')
        for (const followUpOf of [open.number, foreign.number, open.number + 1_000_000]) {
          const ticket = await file({ followUpOf })
          expect(ticket).not.toHaveProperty('followUpOf')
          expect(await desk.get(ticket.number, 'ana')).not.toHaveProperty('followUpOf')
        }
        expect(await desk.get(foreign.number, 'eve')).not.toHaveProperty('followUp')
      })
    })

    describe('reading', () => {
      it("answers alike for somebody else's ticket and for none", async () => {
        const { number } = await file()
        const none = number + 1_000_000
        for (const each of [number, none]) {
          expect(await desk.get(each, 'eve')).toBeUndefined()
          expect(await desk.comments(each, 'eve')).toBeUndefined()
          const write = () => of(each, 'eve')
          const outcomes: readonly Written[] = [
            await desk.comment({ ...write(), text: 'hi', files: [] }),
            await desk.reopen({ ...write(), text: 'hi', files: [] }),
            await desk.solve(write()),
            await desk.rate({ ...write(), score: 1 }),
          ]
          expect(outcomes).toEqual(Array(4).fill({ type: 'not-found' }))
        }
        expect(await statusOf(number)).toBe('open')
        expect(await texts(number)).toEqual([])
        expect(await desk.list('eve', { page: 1, perPage: 10 })).toEqual({ tickets: [], total: 0 })
      })

      it('lists the newest change first', async () => {
        const first = await file()
        moveTo('2026-03-05T10:05-03:00')
        const second = await file()
        moveTo('2026-03-05T10:10-03:00')
        await desk.comment({ ...of(first.number), text: 'sigue', files: [] })
        const { tickets } = await desk.list('ana', { page: 1, perPage: 10 })
        expect(tickets.map(({ number }) => number)).toEqual([first.number, second.number])
      })

      it('lists what waits for the requester before everything else', async () => {
        const [first, second, third] = [await file(), await file(), await file()]
        await support.setStatus(first.number, 'pending')
        moveTo('2026-03-05T10:05-03:00')
        await support.setPriority(second.number, 'urgent')
        const pages = await Promise.all([1, 2, 3].map((page) => desk.list('ana', { page, perPage: 1 })))
        expect(pages.map(({ tickets }) => tickets[0]?.number)).toEqual([
          first.number,
          second.number,
          third.number,
        ])
      })

      it('filters by account, together with the status', async () => {
        const luna = await file()
        await file({ account: 'tiendasol' })
        const solved = await file()
        await desk.solve(of(solved.number))
        const query = { status: ['open', 'pending'], account: 'tiendaluna', page: 1, perPage: 10 } as const
        const { tickets, total } = await desk.list('ana', query)
        expect(tickets.map(({ number }) => number)).toEqual([luna.number])
        expect(total).toBe(1)
      })

      it('filters by status', async () => {
        const [open, pending, solved] = [await file(), await file(), await file()]
        await support.setStatus(pending.number, 'pending')
        await desk.solve(of(solved.number))
        const listed = async (...status: TicketStatus[]) =>
          (await desk.list('ana', { status, page: 1, perPage: 10 })).tickets
            .map(({ number }) => number)
            .toSorted((a, b) => a - b)
        expect(await listed('open')).toEqual([open.number])
        expect(await listed('open', 'pending')).toEqual([open.number, pending.number])
        expect(await listed('solved')).toEqual([solved.number])
        expect(await listed('closed')).toEqual([])
      })

      it('finds by number, and by words of the subject without accents or capitals', async () => {
        const invoice = await file({ subject: 'Facturación: vencimiento mensual' })
        const other = await file({ subject: 'Error en el catálogo' })
        const found = async (search: string) =>
          (await desk.list('ana', { search, page: 1, perPage: 10 })).tickets.map(({ number }) => number)
        expect(await found(String(other.number))).toEqual([other.number])
        expect(await found('FACTURACION mensual')).toEqual([invoice.number])
        expect(await found('catalogo')).toEqual([other.number])
        expect(await found('catálogo mensual')).toEqual([])
      })

      it('gives every ticket on one page and only there', async () => {
        const filed: number[] = []
        for (let each = 0; each < 7; each += 1) filed.push((await file()).number)
        const pages = await Promise.all([1, 2, 3, 4].map((page) => desk.list('ana', { page, perPage: 3 })))
        expect(pages.map(({ tickets }) => tickets.length)).toEqual([3, 3, 1, 0])
        expect(pages.every(({ total }) => total === 7)).toBe(true)
        const listed = pages.flatMap(({ tickets }) => tickets.map(({ number }) => number))
        expect(listed.toSorted((a, b) => a - b)).toEqual(filed)
      })

      it('gives public comments, oldest first, and the last of them with the ticket', async () => {
        const { number } = await file()
        await desk.comment({ ...of(number), text: 'sigue fallando', files: [] })
        await support.answer(number, { author: 'Marcos', text: '¿Con qué tarjeta?', isPublic: true })
        await support.answer(number, { author: 'Marcos', text: 'parece el proveedor', isPublic: false })
        expect(await desk.comments(number, 'ana')).toMatchObject([
          { author: 'Ana Ríos', fromSupport: false, text: 'sigue fallando', files: [] },
          { author: 'Marcos', fromSupport: true, text: '¿Con qué tarjeta?', files: [] },
        ])
        expect((await desk.get(number, 'ana'))?.lastComment).toMatchObject({ text: '¿Con qué tarjeta?' })
      })
    })

    describe('a comment', () => {
      it('is added once under a key', async () => {
        const { number } = await file()
        const write = { ...of(number), text: 'sigue', files: [await give('a.txt', 'a')] }
        const first = await desk.comment(write)
        expect(first).toMatchObject({ type: 'done', ticket: { number } })
        expect(await desk.comment(write)).toMatchObject({ type: 'done', ticket: { number } })
        await Promise.all([desk.comment(write), desk.comment(write)])
        expect(await texts(number)).toEqual(['sigue'])
      })

      it('brings its files', async () => {
        const { number } = await file()
        const files = [await give('captura.png', 'png'), await give('empty.log', '')]
        await desk.comment({ ...of(number), text: 'aquí', files })
        const [comment] = (await desk.comments(number, 'ana')) ?? []
        expect(comment?.files).toMatchObject([
          { name: 'captura.png', size: 3 },
          { name: 'empty.log', size: 0 },
        ])
      })

      it('opens a pending ticket', async () => {
        const { number } = await file()
        await support.setStatus(number, 'pending')
        expect(await desk.comment({ ...of(number), text: 'Visa', files: [] })).toMatchObject({
          type: 'done',
          ticket: { status: 'open' },
        })
      })

      it('reopens a solved ticket within its window', async () => {
        const { number } = await file()
        await support.setStatus(number, 'solved')
        moveTo('2026-03-06T12:00-03:00')
        await desk.comment({ ...of(number), text: 'volvió', files: [] })
        expect(await statusOf(number)).toBe('open')
      })

      it('is refused on a closed ticket', async () => {
        const { number } = await file()
        await support.setStatus(number, 'closed')
        expect(await desk.comment({ ...of(number), text: 'volvió', files: [] })).toMatchObject({
          type: 'not-allowed',
          ticket: { number, status: 'closed' },
        })
        expect(await texts(number)).toEqual([])
      })
    })

    describe('solving and reopening', () => {
      it('lets the requester solve, and solve again without another change', async () => {
        const { number } = await file()
        expect(await desk.solve(of(number))).toMatchObject({ type: 'done', ticket: { status: 'solved' } })
        const { reopenUntil } = (await desk.get(number, 'ana')) ?? {}
        moveTo('2026-03-05T12:00-03:00')
        expect(await desk.solve(of(number))).toMatchObject({ type: 'done', ticket: { reopenUntil } })
      })

      it('reopens a solved ticket with what happens now', async () => {
        const { number } = await file()
        await desk.solve(of(number))
        const write = { ...of(number), text: 'volvió a fallar', files: [] }
        expect(await desk.reopen(write)).toMatchObject({ type: 'done', ticket: { status: 'open' } })
        expect(await desk.reopen(write)).toMatchObject({ type: 'done', ticket: { number } })
        expect(await texts(number)).toEqual(['volvió a fallar'])
      })

      it('reopens with files, once', async () => {
        const { number } = await file()
        await desk.solve(of(number))
        const write = { ...of(number), text: 'volvió', files: [await give('captura.png', 'png')] }
        await Promise.all([desk.reopen(write), desk.reopen(write)])
        expect(await desk.comments(number, 'ana')).toMatchObject([
          { text: 'volvió', files: [{ name: 'captura.png', size: 3 }] },
        ])
      })

      it('reopens only what is solved', async () => {
        const { number } = await file()
        expect(await desk.reopen({ ...of(number), text: 'ya', files: [] })).toMatchObject({
          type: 'not-allowed',
        })
        await support.setStatus(number, 'closed')
        expect(await desk.reopen({ ...of(number), text: 'ya', files: [] })).toMatchObject({
          type: 'not-allowed',
        })
        expect(await texts(number)).toEqual([])
      })

      it('keeps the window open for 27 business hours and closes it then', async () => {
        const { number } = await file()
        moveTo('2026-03-05T16:00-03:00')
        await support.setStatus(number, 'solved')
        expect(await desk.get(number, 'ana')).toMatchObject({
          status: 'solved',
          reopenUntil: Date.parse('2026-03-10T16:00-03:00'),
        })
        moveTo('2026-03-10T15:59-03:00')
        expect(await statusOf(number)).toBe('solved')
        moveTo('2026-03-10T16:00-03:00')
        const closed = await desk.get(number, 'ana')
        expect(closed?.status).toBe('closed')
        expect(closed).not.toHaveProperty('reopenUntil')
        expect((await desk.list('ana', { status: ['closed'], page: 1, perPage: 10 })).total).toBe(1)
        expect((await desk.list('ana', { status: ['solved'], page: 1, perPage: 10 })).total).toBe(0)
        expect(await desk.reopen({ ...of(number), text: 'volvió', files: [] })).toMatchObject({
          type: 'not-allowed',
        })
        expect(await desk.comment({ ...of(number), text: 'volvió', files: [] })).toMatchObject({
          type: 'not-allowed',
        })
      })

      it('reopens in the last minute of the window', async () => {
        const { number } = await file()
        moveTo('2026-03-05T16:00-03:00')
        await support.setStatus(number, 'solved')
        moveTo('2026-03-10T15:59-03:00')
        expect(await desk.reopen({ ...of(number), text: 'volvió', files: [] })).toMatchObject({
          type: 'done',
          ticket: { status: 'open', lastComment: { text: 'volvió' } },
        })
      })
    })

    describe('a muted ticket', () => {
      const mute = (number: number, isMuted: boolean, at: number, requester = 'ana') =>
        desk.mute({ number, requester, isMuted, at })
      const isMuted = async (number: number) => (await desk.get(number, 'ana'))?.isMuted

      it('says so wherever it is seen, in what was changed before too, until it is unmuted', async () => {
        const { number } = await file()
        await support.setStatus(number, 'pending')
        await allChanges()
        await mute(number, true, 1)
        await support.answer(number, { author: 'Marcos', text: '¿Y ahora?', isPublic: true })
        const seen = async () => [
          await desk.get(number, 'ana'),
          ...(await desk.list('ana', { page: 1, perPage: 9 })).tickets,
          ...(await allChanges()).map(({ ticket }) => ticket),
        ]
        expect((await seen()).map((ticket) => ticket?.isMuted)).toEqual([true, true, true, true])
        await mute(number, false, 2)
        expect((await seen()).some((ticket) => ticket && 'isMuted' in ticket)).toBe(false)
      })

      it('goes by what was said last, in whatever order it comes', async () => {
        const { number } = await file()
        await mute(number, false, 20)
        await mute(number, true, 10)
        expect(await isMuted(number)).toBeUndefined()
        await mute(number, true, 30)
        await mute(number, true, 30)
        expect(await isMuted(number)).toBe(true)
      })

      it("is its requester's to mute", async () => {
        const { number } = await file()
        for (const requester of ['eve', '']) await mute(number, true, 1, requester)
        await mute(number + 1_000_000, true, 1)
        expect(await isMuted(number)).toBeUndefined()
      })
    })

    describe('rating', () => {
      it('is taken once, from a solved ticket', async () => {
        const { number } = await file()
        expect(await desk.rate({ ...of(number), score: 5 })).toMatchObject({ type: 'not-allowed' })
        await desk.solve(of(number))
        const write = { ...of(number), score: 4, comment: 'rápido' }
        expect(await desk.rate(write)).toMatchObject({ type: 'done', ticket: { rating: 4 } })
        expect(await desk.rate(write)).toMatchObject({ type: 'done', ticket: { rating: 4 } })
        expect(await desk.rate({ ...of(number), score: 1 })).toMatchObject({ type: 'not-allowed' })
        expect((await desk.get(number, 'ana'))?.rating).toBe(4)
      })

      it('may bring its comment later, once, with the same score', async () => {
        const { number } = await file()
        await desk.solve(of(number))
        await desk.rate({ ...of(number), score: 4 })
        expect(await desk.rate({ ...of(number), score: 2, comment: 'lento' })).toMatchObject({
          type: 'not-allowed',
        })
        const commented = { ...of(number), score: 4, comment: 'rápido' }
        expect(await desk.rate(commented)).toMatchObject({ type: 'done', ticket: { rating: 4 } })
        expect(await desk.rate({ ...of(number), score: 4, comment: 'o no' })).toMatchObject({
          type: 'not-allowed',
        })
      })

      it('is read by the support side as a private note, and told to nobody', async () => {
        const { number } = await file()
        await desk.solve(of(number))
        const write = { ...of(number), score: 4, comment: 'rápido' }
        await desk.rate(write)
        await desk.rate(write)
        expect(await tested?.notes(number)).toEqual(['★★★★☆ 4/5\nrápido'])
        expect(await texts(number)).toEqual([])
        expect(await allChanges()).toEqual([])
      })

      it('is not taken after the window', async () => {
        const { number } = await file()
        await desk.solve(of(number))
        moveTo('2026-03-20T10:00-03:00')
        expect(await desk.rate({ ...of(number), score: 5 })).toMatchObject({ type: 'not-allowed' })
      })

      it('refuses a score that is none', async () => {
        const { number } = await file()
        await desk.solve(of(number))
        for (const score of [0, 6, 2.5, Number.NaN]) {
          await expect(desk.rate({ ...of(number), score })).rejects.toMatchObject({ name: 'TerminalError' })
        }
      })
    })

    describe('changes', () => {
      it('tell a public answer and a status, where the ticket came from', async () => {
        const { number } = await file()
        await support.answer(number, { author: 'Marcos', text: '¿Con qué tarjeta?', isPublic: true })
        await support.setStatus(number, 'pending')
        const changes = await allChanges()
        expect(changes.flatMap(({ comment }) => comment ?? [])).toMatchObject([
          { author: 'Marcos', fromSupport: true, text: '¿Con qué tarjeta?' },
        ])
        expect(changes.flatMap(({ status }) => status ?? [])).toEqual(['pending'])
        for (const change of changes) {
          expect(change).toMatchObject({ requester: 'ana', conversation: 'web:ana', ticket: { number } })
        }
      })

      it('tell a new priority', async () => {
        const { number } = await file()
        await support.setPriority(number, 'urgent')
        expect(await allChanges()).toMatchObject([
          { priority: 'urgent', ticket: { number, priority: 'urgent' } },
        ])
      })

      it('tell the files of an answer, and when it was given', async () => {
        const { number } = await file()
        moveTo('2026-03-05T11:00-03:00')
        const files = [await give('pasos.pdf', 'pdf')]
        await support.answer(number, { author: 'Marta', text: 'Sigue estos pasos.', isPublic: true, files })
        const at = Date.parse('2026-03-05T11:00-03:00')
        const comment = { author: 'Marta', at, files: [{ name: 'pasos.pdf', size: 3 }] }
        expect(await allChanges()).toMatchObject([{ at, comment }])
        expect(await desk.comments(number, 'ana')).toMatchObject([comment])
      })

      it('tell an answer and the status set with it in one', async () => {
        const { number } = await file()
        await support.answer(number, {
          author: 'Marta',
          text: '¿Y ahora?',
          isPublic: true,
          status: 'pending',
        })
        expect(await allChanges()).toMatchObject([
          {
            comment: { author: 'Marta', text: '¿Y ahora?' },
            status: 'pending',
            ticket: { status: 'pending' },
          },
        ])
        expect(await texts(number)).toEqual(['¿Y ahora?'])
      })

      it('tell an answer alone when the status set with it is the one there is', async () => {
        const { number } = await file()
        await support.answer(number, { author: 'Marta', text: 'Lo vemos.', isPublic: true, status: 'open' })
        const changes = await allChanges()
        expect(changes).toMatchObject([{ comment: { text: 'Lo vemos.' } }])
        expect(changes[0]).not.toHaveProperty('status')
      })

      it('tell the status set with a private comment, and never the comment', async () => {
        const { number } = await file()
        await support.answer(number, { author: 'Marta', text: 'secreto', isPublic: false, status: 'pending' })
        const changes = await allChanges()
        expect(changes).toMatchObject([{ status: 'pending' }])
        expect(changes[0]).not.toHaveProperty('comment')
        expect(JSON.stringify(changes)).not.toContain('secreto')
        expect(await texts(number)).toEqual([])
      })

      it('never tell a private comment', async () => {
        const { number, updatedAt } = await file()
        moveTo('2026-03-05T10:30-03:00')
        await support.answer(number, { author: 'Marcos', text: 'secreto', isPublic: false })
        expect(await allChanges()).toEqual([])
        await support.setStatus(number, 'pending')
        expect(JSON.stringify(await allChanges())).not.toContain('secreto')
        const ticket = await desk.get(number, 'ana')
        expect(JSON.stringify(ticket)).not.toContain('secreto')
        expect(updatedAt).toBeLessThan(ticket?.updatedAt ?? 0)
      })

      it('leave out what the requester did', async () => {
        const { number } = await file()
        await desk.comment({ ...of(number), text: 'sigue', files: [] })
        await desk.solve(of(number))
        await desk.reopen({ ...of(number), text: 'volvió', files: [] })
        expect(await allChanges()).toEqual([])
      })

      it('go on from a cursor, each once and by the same id', async () => {
        const { number } = await file()
        for (const text of ['uno', 'dos', 'tres', 'cuatro', 'cinco']) {
          await support.answer(number, { author: 'Marcos', text, isPublic: true })
        }
        const all = await allChanges()
        const read: Change[] = []
        let cursor = ''
        for (let turn = 0; turn < 10; turn += 1) {
          const next = await desk.changes(cursor, 2)
          expect(next.changes.length).toBeLessThanOrEqual(2)
          read.push(...next.changes)
          cursor = next.cursor
        }
        expect(read.map(({ id }) => id)).toEqual(all.map(({ id }) => id))
        expect(new Set(read.map(({ id }) => id)).size).toBe(read.length)
        expect(read.map(({ comment }) => comment?.text)).toEqual(['uno', 'dos', 'tres', 'cuatro', 'cinco'])
        await support.setStatus(number, 'solved')
        expect((await desk.changes(cursor, 2)).changes).toMatchObject([{ status: 'solved' }])
      })

      it('are announced to who listens, until it ends that', async () => {
        const { number } = await file()
        let heard = 0
        let hear: () => void = () => undefined
        const once = new Promise<void>((resolve) => (hear = resolve))
        const stop = desk.listen(() => {
          heard += 1
          hear()
        })
        await support.setStatus(number, 'pending')
        await once
        const before = heard
        stop()
        await support.setStatus(number, 'open')
        expect(heard).toBe(before)
      })
    })
  })
}
