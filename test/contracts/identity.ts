import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Identity } from '../../src/identity/identity.ts'
import type { Sender } from '../../src/message.ts'

/** An identity under test, with nobody in it. */
export interface IdentityUnderTest {
  readonly identity: Identity
  /** The same people, as another process finds them later. */
  again(): Promise<Identity>
  /** Removes the data. */
  close(): Promise<void>
}

const ana: Sender = {
  key: 'slack:T1/U1',
  name: 'Ana R.',
  email: 'ana@tiendaluna.example',
  locale: 'pt-BR',
  timeZone: 'America/Bogota',
}

/** What every implementation of the identity port promises. */
export function identityContract(name: string, open: () => Promise<IdentityUnderTest>): void {
  describe(`${name} keeps the contract of identity`, () => {
    let tested: IdentityUnderTest
    let identity: Identity
    beforeEach(async () => {
      tested = await open()
      identity = tested.identity
    })
    afterEach(() => tested.close())

    it('knows what the platform says of somebody new, and no language, which they did not choose', async () => {
      const { id, ...rest } = await identity.find(ana)
      expect(id).not.toBe('')
      expect(rest).toEqual({
        chatName: 'Ana R.',
        email: 'ana@tiendaluna.example',
        verifiedEmail: 'ana@tiendaluna.example',
        timeZone: 'America/Bogota',
        accounts: [],
      })
    })

    it('gives somebody without a name or an email an id', async () => {
      expect(await identity.find({ key: 'web:1' })).toEqual({ id: expect.any(String), accounts: [] })
    })

    it('vouches for no address that somebody typed', async () => {
      const { id } = await identity.find({ key: 'web:1' })
      await identity.remember(id, { email: 'boss@tiendaluna.example' })
      const found = await identity.find({ key: 'web:1' })
      expect(found).toMatchObject({ email: 'boss@tiendaluna.example' })
      expect(found.verifiedEmail).toBeUndefined()
    })

    it('finds the same person under the same key, later and at the same moment', async () => {
      const found = await Promise.all([identity.find(ana), identity.find(ana)])
      const later = await (await tested.again()).find({ key: ana.key })
      expect(new Set([...found, later].map(({ id }) => id)).size).toBe(1)
    })

    it('keeps two accounts with one email two people', async () => {
      const [one, two] = [await identity.find(ana), await identity.find({ ...ana, key: 'teams:29:U1' })]
      expect(one.id).not.toBe(two.id)
      await identity.remember(one.id, { account: 'tiendaluna' })
      expect((await identity.find({ ...ana, key: 'teams:29:U1' })).accounts).toEqual([])
    })

    it('follows the time zone and the name of the platform', async () => {
      await identity.find(ana)
      await identity.find({ key: ana.key, name: 'Ana Ríos', timeZone: 'Europe/Madrid' })
      expect(await identity.find({ key: ana.key })).toMatchObject({
        chatName: 'Ana Ríos',
        timeZone: 'Europe/Madrid',
        email: ana.email,
      })
    })

    it('keeps what the person told, before what the platform says', async () => {
      const { id } = await identity.find(ana)
      await identity.remember(id, { name: ' Ana Ríos ', email: 'soporte@tiendaluna.example', language: 'es' })
      await identity.remember(id, { name: '', account: ' ' })
      expect(await (await tested.again()).find(ana)).toMatchObject({
        id,
        name: 'Ana Ríos',
        email: 'soporte@tiendaluna.example',
        chatName: 'Ana R.',
        language: 'es',
        accounts: [],
      })
    })

    it('collects accounts, the one used last first', async () => {
      const { id } = await identity.find(ana)
      for (const account of ['luna', 'sol', 'mar', 'sol']) await identity.remember(id, { account })
      expect(await identity.find(ana)).toMatchObject({ account: 'sol', accounts: ['sol', 'mar', 'luna'] })
    })

    it('keeps nothing for an id that it did not give out', async () => {
      await expect(identity.remember('p_nobody', { name: 'X' })).rejects.toMatchObject({
        name: 'TerminalError',
        code: 'identity.unknown',
      })
    })
  })
}
