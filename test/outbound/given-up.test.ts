import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Database, openDatabase } from '../../src/database.ts'
import { TerminalError } from '../../src/errors.ts'
import type { Job } from '../../src/outbound/job.ts'
import { createGivenUpList, type GivenUp, type GivenUpList } from '../../src/outbound/given-up.ts'
import { createEmbeddedInbox } from '../../src/store/embedded-inbox.ts'
import { createEmbeddedStore } from '../../src/store/embedded.ts'
import type { Inbox } from '../../src/store/inbox.ts'
import type { Store } from '../../src/store/store.ts'
import { noon, stateAt } from '../store/given.ts'
import { address, away, solve } from './stage.ts'

let database: Database
let store: Store
let letters: Inbox
let list: GivenUpList
beforeEach(async () => {
  database = openDatabase(':memory:')
  store = createEmbeddedStore(database)
  letters = createEmbeddedInbox(database, 'given_up')
  list = createGivenUpList(letters, store)
  const left = { state: stateAt(1), address, effects: [], expect: 0, event: 'e0', now: noon }
  await store.commit('web:a', left)
})
afterEach(() => database.close())

const job = (id: string): Job => ({ id, effect: solve(7), attempts: 299, dueAt: noon })
const add = (id: string, at = noon): Promise<void> => list.add('web:a', job(id), away(), at)
const isReadable = (entry: { readonly type: string }): entry is GivenUp => entry.type === 'given-up'

describe('an entry that can not be read', () => {
  it.each([
    ['is no JSON', '{"conversation":'],
    ['is of another shape', '{"conversation":"web:a","effect":7}'],
    [
      'has an effect without a type',
      '{"conversation":"web:a","effect":{},"tries":1,"code":"a","reason":"b"}',
    ],
  ])('because it %s is listed as such, and keeps no other from being tried again', async (_, body) => {
    await add('e1/0', noon)
    await letters.put('web:a/e2/0', body, noon + 1)
    await add('e3/0', noon + 2)
    const entries = await list.all()
    expect(entries.map(({ id, type }) => [id, type])).toEqual([
      ['web:a/e1/0', 'given-up'],
      ['web:a/e2/0', 'unreadable'],
      ['web:a/e3/0', 'given-up'],
    ])
    for (const entry of entries.filter(isReadable)) await list.retry(entry, noon)
    expect((await store.pending('web:a')).map(({ id }) => id)).toEqual(['e1/0', 'e3/0'])
    expect((await list.all()).map(({ id }) => id)).toEqual(['web:a/e2/0'])
  })

  it('is an effect, too, that could not be read where it was kept, as it was found there', async () => {
    const text = '{"type":"comment","number":7,"te'
    await list.add('web:a', { ...job('e1/0'), effect: { type: 'unreadable', text } }, away(), noon)
    expect(await list.all()).toEqual([{ type: 'unreadable', id: 'web:a/e1/0', at: noon }])
    const [letter] = await letters.pending(noon + 1, 1)
    expect(JSON.parse(letter?.body ?? '')).toMatchObject({ conversation: 'web:a', text })
  })

  it('can be dropped', async () => {
    await letters.put('web:a/e2/0', '', noon)
    for (const entry of await list.all()) await list.drop(entry)
    expect(await list.all()).toEqual([])
  })
})

describe('what is kept of a failure', () => {
  const reasonOf = async (error: unknown): Promise<unknown> => {
    await list.add('web:a', job('e1/0'), error, noon)
    const [entry] = await list.all()
    return entry?.type === 'given-up' ? [entry.code, entry.reason] : entry
  }

  it('is our own code and words', async () => {
    expect(
      await reasonOf(new TerminalError('desk.refused-422', 'Zendesk refuses a ticket with 422.')),
    ).toEqual(['desk.refused-422', 'Zendesk refuses a ticket with 422.'])
  })

  it('is no word of a failure that is not ours, which may quote what a person wrote', async () => {
    const quoting = await Promise.resolve('hunter2').then(JSON.parse).catch(Object)
    expect(String(quoting)).toContain('hunter2')
    expect(await reasonOf(quoting)).toEqual(['bug', 'A SyntaxError that is none of ours.'])
  })
})

describe('what was given up long ago', () => {
  it('is swept, read or not, and what is younger stays', async () => {
    await add('e1/0', noon)
    await letters.put('web:a/e2/0', 'damaged', noon)
    await add('e3/0', noon + 1)
    expect(await list.sweep(noon + 1)).toBe(2)
    expect((await list.all()).map(({ id }) => id)).toEqual(['web:a/e3/0'])
    expect(await list.sweep(noon + 1)).toBe(0)
  })

  it('is swept however much there is', async () => {
    await Promise.all(Array.from({ length: 2_500 }, (_, at) => letters.put(`web:a/${at}/0`, '{}', noon)))
    expect(await list.sweep(noon + 1)).toBe(2_500)
    expect(await list.all()).toEqual([])
  })
})
