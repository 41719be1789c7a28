import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { examine, type Wanted } from '../../../src/desk/zendesk/doctor.ts'
import { parseMapping } from '../../../src/desk/zendesk/mapping.ts'
import { setUpHooks } from '../../../src/desk/zendesk/setup.ts'
import { loadTree } from '../../../src/dialogs/load.ts'
import { openZendesk, type ZendeskBench } from './open.ts'

const publicUrl = 'https://support.example.com'
const { questions } = loadTree('dialogs/vtex-2023-12')

describe('an account that is to be connected', () => {
  let bench: ZendeskBench
  beforeEach(async () => {
    bench = await openZendesk()
  })
  afterEach(() => bench.close())

  const setUp = () => setUpHooks(bench.client, publicUrl, 'ventanilla')
  const problems = (more: Partial<Wanted> = {}, mapping: unknown = {}) =>
    examine(bench.client, {
      mapping: parseMapping(mapping, 'desk/zendesk.yaml'),
      questions,
      maxFileMb: 50,
      ...more,
    })

  it('gets a webhook and a trigger, once, and always says the secret', async () => {
    const first = await setUp()
    expect(first.made).toEqual(['webhook', 'trigger'])
    expect(await setUp()).toEqual({ secret: first.secret, made: [] })
    const { webhooks, triggers } = bench.fake.admin
    expect([webhooks.length, triggers.length]).toEqual([1, 1])
    expect(webhooks[0]).toMatchObject({ endpoint: `${publicUrl}/hooks/zendesk`, status: 'active' })
  })

  it('gets what is missing of them, and an inactive one back', async () => {
    await setUp()
    const { webhooks, triggers } = bench.fake.admin
    Object.assign(webhooks[0] ?? {}, { status: 'inactive' })
    Object.assign(triggers[0] ?? {}, { active: false })
    expect((await setUp()).made).toEqual(['trigger'])
    expect(webhooks).toMatchObject([{ status: 'active' }])
  })

  it('fits after that', async () => {
    const { secret } = await setUp()
    expect(await problems({ publicUrl, webhookSecret: secret })).toEqual([])
  })

  it('fits without a webhook where none can reach us', async () => {
    expect(await problems()).toEqual([])
    expect(await problems({ webhookSecret: 'left over' })).toEqual([
      expect.stringMatching(/PUBLIC_URL is not/),
    ])
  })

  it('is told whatever is missing of webhook, trigger and secret', async () => {
    expect(await problems({ publicUrl })).toEqual([expect.stringMatching(/no webhook to https:\/\/support/)])
    await setUp()
    const { webhooks, triggers } = bench.fake.admin
    Object.assign(webhooks[0] ?? {}, { status: 'inactive' })
    Object.assign(triggers[0] ?? {}, { active: false })
    expect(await problems({ publicUrl })).toEqual([
      expect.stringMatching(/webhook "Ventanilla" is inactive/),
      expect.stringMatching(/No active trigger/),
      expect.stringMatching(/ZENDESK_WEBHOOK_SECRET is empty/),
    ])
  })

  it('is told of a secret that is another, and of a trigger that looks for another tag', async () => {
    await setUp()
    expect(await problems({ publicUrl, webhookSecret: 'another' }, { tag: 'chat' })).toEqual([
      expect.stringMatching(/does not look for the tag "chat"/),
      expect.stringMatching(/not the secret of the webhook/),
    ])
  })

  it('is told of a client without the rights, and of files that are too large for it', async () => {
    bench.fake.account.self.role = 'agent'
    bench.fake.admin.attachmentSize = 20_000_000
    expect(await problems()).toEqual([
      expect.stringMatching(/is "agent"; the export needs an admin/),
      'MAX_FILE_MB is 50; the account takes 20 at most.',
    ])
  })

  it('is told of every field, option, form and status that does not fit', async () => {
    const option = { name: 'High', value: 'high' }
    bench.fake.admin.fields.push(
      { id: 7, type: 'tagger', title: 'Impact', active: true, custom_field_options: [option] },
      { id: 8, type: 'text', title: 'Store', active: false },
      { id: 9, type: 'text', title: 'Tree', active: true },
    )
    bench.fake.admin.forms.push({ id: 3, name: 'Chat', active: true, ticket_field_ids: [7, 8] })
    bench.fake.admin.statuses.push({ id: 5, status_category: 'open', agent_label: 'At work', active: true })
    const fields = {
      impact: { id: 7, values: { critical: 'worst' } },
      account: { id: 8 },
      tree: { id: 9 },
      language: { id: 10 },
      colour: { id: 7 },
    }
    const found = await problems({}, { form: 3, fields, statuses: { '5': 'open', '6': 'pending' } })
    for (const each of [
      /fields\.impact: "worst" is no option of the field 7 "Impact"\. Known: high/,
      /fields\.account: the field 8 "Store" is not active/,
      /fields\.tree: the field 9 "Tree" is not in the form "Chat"/,
      /fields\.language: the account has no field 10\. Known: 7 Impact/,
      /fields\.colour: the dialog has no question "colour"/,
      /statuses\.6: the account has no such status/,
    ])
      expect(found).toContainEqual(expect.stringMatching(each))
    expect(await problems({}, { form: 4 })).toEqual([
      expect.stringMatching(/form: 4 is no active form\. Known: 3 Chat/),
    ])
  })
})
