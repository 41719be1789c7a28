import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openBackends } from '../../src/server/backends.ts'
import { readConfig } from '../../src/server/config.ts'
import { systemClock } from '../../src/clock.ts'
import type { Log } from '../../src/log.ts'
import { clientId, clientSecret, type FakeZendesk, startFakeZendesk } from '../fakes/zendesk/server.ts'
import { newFolder } from '../store/given.ts'

const root = new URL('../..', import.meta.url).pathname

describe('the start with tickets at Zendesk', () => {
  let fake: FakeZendesk
  let folder: ReturnType<typeof newFolder>
  beforeEach(async () => {
    fake = await startFakeZendesk()
    folder = newFolder()
  })
  afterEach(async () => {
    await fake.close()
    folder.remove()
  })

  /** @returns what was logged of the account. */
  const start = async (
    mapping = '',
    more: Readonly<Record<string, string>> = {},
  ): Promise<readonly string[]> => {
    const lines: string[] = []
    const note: Log['warn'] = (event, fields) =>
      void (event.startsWith('desk.') && lines.push(`${event} ${fields?.['text'] ?? ''}`.trim()))
    const log: Log = { debug() {}, info() {}, warn: note, error: note }
    const file = join(folder.folder, 'mapping.yaml')
    writeFileSync(file, mapping)
    const config = readConfig({
      DESK: 'zendesk',
      DATA_DIR: folder.folder,
      ZENDESK_URL: fake.url,
      ZENDESK_CLIENT_ID: clientId,
      ZENDESK_CLIENT_SECRET: clientSecret,
      ZENDESK_MAPPING: file,
      ...more,
    })
    const backends = await openBackends(config, { root, clock: systemClock, log })
    await backends.close()
    return lines
  }

  it('says nothing where everything fits', async () => {
    expect(await start()).toEqual([])
  })

  it('names what does not work, and what is perhaps not meant, and goes on', async () => {
    fake.account.self.role = 'agent'
    fake.admin.fields.push({ id: 8, type: 'text', title: 'Order', active: true, required: true })
    expect(await start()).toEqual([
      expect.stringMatching(/^desk\.problem The user of the client is "agent"/),
      expect.stringMatching(/^desk\.advice The field 8 "Order" is required/),
    ])
  })

  it('asks for the scope to act on behalf of people only where that is wanted, and says when it is not given', async () => {
    const onBehalf = { ZENDESK_ACT_AS: 'on-behalf-of' }
    expect(await start('', onBehalf)).toEqual([])
    fake.scope = 'read write'
    expect(await start()).toEqual([])
    expect(await start('', onBehalf)).toEqual([expect.stringMatching(/^desk\.problem .+needs "impersonate"/)])
    expect(() => readConfig({ ...onBehalf, DESK: 'zendesk', ZENDESK_URL: fake.url })).toThrow(
      /ZENDESK_ACT_AS/,
    )
  })

  it('is none with a mapping that does not fit', async () => {
    await expect(start('form: 7\nstatuses: { "9": pending }')).rejects.toMatchObject({
      code: 'desk.invalid-mapping',
      message: expect.stringMatching(
        /form: 7 is no active form[^]+statuses\.9: the account has no such status/,
      ),
    })
  })

  it('waits for no account that is away for a moment', async () => {
    fake.fault = () => ({ type: 'answer', status: 503, retryAfter: 5 })
    expect(await start()).toEqual(['desk.account-unchecked'])
  })
})
