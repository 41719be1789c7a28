import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/database.ts'
import type { Directory } from '../../src/identity/directory.ts'
import { createEmbeddedIdentity } from '../../src/identity/embedded.ts'
import { identityContract } from '../contracts/identity.ts'
import { newFolder } from '../store/given.ts'

const clock = { now: () => 0, after: () => () => undefined }

identityContract('the embedded identity', async () => {
  const { folder, remove } = newFolder()
  const open = () => openDatabase(join(folder, 'data.db'))
  const databases = [open()]
  return {
    identity: createEmbeddedIdentity({ database: databases[0] as ReturnType<typeof open>, clock }),
    async again() {
      const database = open()
      databases.push(database)
      return createEmbeddedIdentity({ database, clock })
    },
    async close() {
      for (const database of databases) await database.close()
      remove()
    },
  }
})

describe('the embedded identity', () => {
  const ana = { key: 'slack:T1/U1', email: 'chat@example.com' }
  const open = (directory: Directory) => {
    const database = openDatabase(':memory:')
    const warnings: string[] = []
    const log = { debug() {}, info() {}, error() {}, warn: (event: string) => void warnings.push(event) }
    const identity = createEmbeddedIdentity({ database, clock, directory, log, newId: () => 'p_1' })
    return { identity, warnings, close: () => database.close() }
  }

  it('knows whom the operator knows, and the accounts they may choose from', async () => {
    const known = { name: 'Ana Ríos', email: 'ana@tiendaluna.example', accounts: ['luna', 'sol'] }
    const { identity, close } = open({ lookup: async () => known })
    expect(await identity.find(ana)).toEqual({ id: 'p_1', ...known, verifiedEmail: known.email })
    await close()
  })

  it('puts the accounts that were used before the others, and what the person told before the rest', async () => {
    const { identity, close } = open({ lookup: async () => ({ name: 'A. Ríos', accounts: ['luna', 'sol'] }) })
    await identity.find(ana)
    await identity.remember('p_1', { name: 'Ana', account: 'sol' })
    expect(await identity.find(ana)).toMatchObject({ name: 'Ana', account: 'sol', accounts: ['sol', 'luna'] })
    await close()
  })

  it('turns nobody away because the directory is out of reach', async () => {
    const { identity, warnings, close } = open({ lookup: () => Promise.reject(new Error('down')) })
    expect(await identity.find(ana)).toEqual({
      id: 'p_1',
      email: 'chat@example.com',
      verifiedEmail: 'chat@example.com',
      accounts: [],
    })
    expect(warnings).toEqual(['identity.directory-failed'])
    await close()
  })

  it('makes ids that can not be guessed', async () => {
    const database = openDatabase(':memory:')
    const identity = createEmbeddedIdentity({ database, clock })
    expect((await identity.find(ana)).id).toMatch(/^p_[0-9a-f]{24}$/)
    await database.close()
  })
})
