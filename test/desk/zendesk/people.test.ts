import { afterEach, beforeEach, describe, expect, it } from 'vitest'
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
