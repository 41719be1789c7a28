import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Client } from '../../../src/desk/zendesk/client.ts'
import type { Ledger } from '../../../src/desk/zendesk/ledger.ts'
import { createPeople } from '../../../src/desk/zendesk/people.ts'
import { requestOf } from '../../contracts/desk.ts'
import type { User } from '../../fakes/zendesk/account.ts'
import { openZendesk, type ZendeskBench } from './open.ts'

describe('who a ticket is filed for', () => {
  let bench: ZendeskBench
  let known: User
  beforeEach(async () => {
    bench = await openZendesk()
    known = bench.fake.account.addUser({ name: 'Ana Ríos', email: 'ana@tiendaluna.example' })
    // By then the search finds them.
    bench.pass(5 * 60_000)
  })
  afterEach(() => bench.close())

  const requesterOf = async (more: Parameters<typeof requestOf>[1]): Promise<User | undefined> => {
    const { number } = await bench.desk.file(requestOf(`k${String(more?.requester)}`, more))
    return bench.fake.account.users.get(Number(bench.fake.account.ticket(number).fields['requester_id']))
  }

  it('is the user of a verified address, whatever its capitals', async () => {
    const email = { requesterEmail: 'Ana@TiendaLuna.example', isEmailVerified: true } as const
    expect(await requesterOf({ ...email, requester: 'p1' })).toBe(known)
    expect(known.name).toBe('Ana Ríos')
  })

  it('is never the user of an address that was only typed', async () => {
    const user = await requesterOf({ requesterEmail: 'ana@tiendaluna.example', requester: 'p2' })
    expect(user).not.toBe(known)
    expect(user).toMatchObject({ email: null, external_id: 'ventanilla:p2' })
    const [ticket] = bench.fake.account.tickets.values()
    expect(ticket?.fields['description']).toContain('✉ Dirección sin verificar: ana@tiendaluna.example')
  })

  it('is the same user every time', async () => {
    const user = await requesterOf({ requester: 'p3' })
    const { number } = await bench.desk.file(requestOf('another', { requester: 'p3' }))
    expect(bench.fake.account.ticket(number).fields['requester_id']).toBe(user?.id)
  })

  it('is created with a verified address that nobody has', async () => {
    const email = { requesterEmail: 'nova@tienda.example', isEmailVerified: true } as const
    expect(await requesterOf({ ...email, requester: 'p4' })).toMatchObject({ email: 'nova@tienda.example' })
  })

  describe('and what the account did with that user since', () => {
    const write = (number: number, text: string) =>
      bench.desk.comment({ key: text, number, requester: 'p7', text, files: [] })
    const authors = (number: number) =>
      bench.fake.account
        .ticket(number)
        .audits.flatMap(({ events }) =>
          events.flatMap((event) => (event.type === 'Comment' ? [event['author_id']] : [])),
        )
    const filed = async () => {
      const { number } = await bench.desk.file(requestOf('mine', { requester: 'p7' }))
      const ticket = bench.fake.account.ticket(number)
      return { number, ticket, user: Number(ticket.fields['requester_id']) }
    }

    it('deleted: the next ticket is filed for one that is made anew', async () => {
      const { user } = await filed()
      bench.fake.account.users.delete(user)
      const { number } = await bench.desk.file(requestOf('next', { requester: 'p7' }))
      expect(bench.fake.account.ticket(number).fields['requester_id']).not.toBe(user)
    })

    it('merged into another: the ticket stays theirs, and so do their words, old and new', async () => {
      const { number, ticket, user } = await filed()
      bench.fake.account.update(number, { comment: { body: 'por correo', public: true } }, user)
      bench.fake.account.users.delete(user)
      ticket.fields['requester_id'] = known.id
      expect(await write(number, 'sigue')).toMatchObject({ type: 'done' })
      expect(authors(number)).toEqual([user, user, known.id])
      expect((await bench.desk.comments(number, 'p7'))?.map(({ fromSupport }) => fromSupport)).toEqual([
        false,
        false,
      ])
      await bench.fake.tell(number)
      expect((await bench.desk.changes('', 9)).changes).toEqual([])
      const next = await bench.desk.file(requestOf('next', { requester: 'p7' }))
      expect(bench.fake.account.ticket(next.number).fields['requester_id']).toBe(known.id)
    })

    it('the ticket given to somebody else: it is theirs no more', async () => {
      const { number, ticket } = await filed()
      ticket.fields['requester_id'] = known.id
      bench.fake.account.update(
        number,
        { comment: { body: 'solo para otra persona', public: true } },
        known.id,
      )
      await bench.fake.tell(number)
      expect(await bench.desk.get(number, 'p7')).toBeUndefined()
      expect(await bench.desk.comments(number, 'p7')).toBeUndefined()
      expect(await write(number, 'sigue')).toEqual({ type: 'not-found' })
      expect((await bench.desk.list('p7', { page: 1, perPage: 9 })).total).toBe(0)
      expect((await bench.desk.changes('', 9)).changes).toEqual([])
    })
  })

  it('knows their names, however many they were', async () => {
    const asked: string[] = []
    const client = (async ({ query }: { query: { ids: string } }) => {
      asked.push(query.ids)
      return { users: query.ids.split(',').map((id) => ({ id: Number(id), name: `n${id}` })) }
    }) as unknown as Client
    const people = createPeople(client, {} as Ledger)
    await people.names(Array.from({ length: 5_100 }, (_, at) => at + 1))
    const names = await people.names([1, 6_000])
    expect([names.get(1), names.get(6_000)]).toEqual(['n1', 'n6000'])
  })

  it('brings its organization only where the requester belongs to it', async () => {
    const organization = { id: 900, name: 'TiendaLuna', external_id: null, members: [known.id] }
    bench.fake.account.organizations.set(900, organization)
    const verified = { requesterEmail: 'ana@tiendaluna.example', isEmailVerified: true } as const
    await requesterOf({ ...verified, requester: 'p5', account: 'tiendaluna' })
    await requesterOf({ requester: 'p6', account: 'tiendaluna' })
    const given = [...bench.fake.account.tickets.values()].map(({ fields }) => fields['organization_id'])
    expect(given).toEqual([900, null])
  })
})
