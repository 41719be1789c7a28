import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseMapping } from '../../src/desk/zendesk/mapping.ts'
import { loadTree } from '../../src/dialogs/load.ts'
import { type Log, silent } from '../../src/log.ts'
import { readConfig } from '../../src/server/config.ts'
import { checkAccount } from '../../src/server/zendesk-account.ts'
import { beginning } from '../contracts/desk.ts'
import { openZendesk, type ZendeskBench } from '../desk/zendesk/open.ts'

const tree = loadTree('dialogs/vtex-2023-12')
const clock = { now: () => Date.parse(beginning), after: () => () => undefined }
const account = {
  DESK: 'zendesk',
  ZENDESK_URL: 'https://acme.zendesk.com',
  ZENDESK_CLIENT_ID: 'c',
  ZENDESK_CLIENT_SECRET: 's',
  PUBLIC_URL: 'https://support.example.com',
}

describe('at the start, an account', () => {
  let bench: ZendeskBench
  let warned: (readonly [string, unknown])[]
  beforeEach(async () => {
    bench = await openZendesk()
    warned = []
  })
  afterEach(() => bench.close())

  const log: Log = { ...silent, warn: (event, fields) => void warned.push([event, fields?.['problem']]) }
  const check = (mapping: unknown = {}, more: Record<string, string> = {}): Promise<void> => {
    const config = readConfig({ ...account, ...more })
    return checkAccount(bench.client, parseMapping(mapping, 'm.yaml'), config, { tree, clock, log })
  }

  it('that fits is not spoken of', async () => {
    await check()
    expect(warned).toEqual([])
  })

  it('that lacks something is named whole, and tickets are filed all the same', async () => {
    const field = { id: 7, type: 'text', title: 'Store', active: true, required: true }
    bench.fake.admin.fields.push(field)
    await check({}, { ZENDESK_WEBHOOK_SECRET: 'w' })
    expect(warned).toEqual([
      ['desk.account-unfit', expect.stringMatching(/"Store" is required/)],
      ['desk.account-unfit', expect.stringMatching(/no webhook to/)],
    ])
  })

  it('that the mapping does not fit ends it', async () => {
    await expect(check({ form: 4 })).rejects.toMatchObject({
      code: 'desk.invalid-mapping',
      message: expect.stringMatching(/no form 4/),
    })
  })

  it('that is away, or shows nobody what an admin set up, keeps nobody from starting', async () => {
    bench.fake.fault = ({ path }) =>
      path.endsWith('/settings') ? { type: 'answer', status: 403 } : undefined
    await check()
    bench.fake.fault = () => ({ type: 'answer', status: 503 })
    await check()
    expect(warned.map(([event]) => event)).toEqual(['desk.account-unexamined', 'desk.mapping-unchecked'])
  })
})
