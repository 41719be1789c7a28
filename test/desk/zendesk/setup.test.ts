import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { examine, type Wanted } from '../../../src/desk/zendesk/doctor.ts'
import { parseMapping } from '../../../src/desk/zendesk/mapping.ts'
import { setUpHooks } from '../../../src/desk/zendesk/setup.ts'
import { loadTree } from '../../../src/dialogs/load.ts'
import { beginning } from '../../contracts/desk.ts'
import { openOracle, validatingFetch, whyNoOracle } from '../../fakes/zendesk/oracle.ts'
import { openZendesk, type ZendeskBench } from './open.ts'

const publicUrl = 'https://support.example.com'
const { questions } = loadTree('dialogs/vtex-2023-12')

describe('an account that is to be connected', () => {
  let bench: ZendeskBench
  let held: Awaited<ReturnType<typeof openOracle>> | undefined
  beforeAll(async () => {
    if (whyNoOracle === undefined) held = await openOracle()
  })
  beforeEach(async () => {
    // Where the published document is there, everything that is asked and answered is held to it.
    bench = await openZendesk(held && { fetch: validatingFetch(held) })
  })
  afterEach(() => bench.close())

  const setUp = () => setUpHooks(bench.client, publicUrl, 'ventanilla')
  const clockAhead = (ms: number) => ({ now: () => Date.parse(beginning) + ms, after: () => () => undefined })
  const problems = (more: Partial<Wanted> = {}, mapping: unknown = {}) =>
    examine(bench.client, {
      mapping: parseMapping(mapping, 'desk/zendesk.yaml'),
      questions,
      maxFileMb: 50,
      clock: clockAhead(0),
      ...more,
    })

  it('gets a webhook and a trigger, once, and always says the secret', async () => {
    const first = await setUp()
    expect(first.made).toEqual(['webhook', 'trigger'])
    expect(await setUp()).toEqual({ secret: first.secret, made: [], restored: [] })
    const { webhooks, triggers } = bench.fake.admin
    expect([webhooks.length, triggers.length]).toEqual([1, 1])
    expect(webhooks[0]).toMatchObject({ endpoint: `${publicUrl}/hooks/zendesk`, status: 'active' })
  })

  it('gets back what was disabled or edited, and makes none beside it', async () => {
    const { secret } = await setUp()
    const { webhooks, triggers } = bench.fake.admin
    const [made] = structuredClone(triggers)
    Object.assign(webhooks[0] ?? {}, { status: 'inactive' })
    Object.assign(triggers[0] ?? {}, { active: false, conditions: { all: [], any: [] } })
    expect(await setUp()).toEqual({ secret, made: [], restored: ['webhook', 'trigger'] })
    expect(webhooks).toMatchObject([{ status: 'active' }])
    expect(triggers).toEqual([made])
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
      expect.stringMatching(/trigger "Ventanilla: tell of changes" is disabled/),
      expect.stringMatching(/ZENDESK_WEBHOOK_SECRET is empty/),
    ])
  })

  it('is told of a webhook that points elsewhere, and of a trigger that calls none', async () => {
    await setUp()
    expect(await problems({ publicUrl: 'https://new.example.com' })).toEqual([
      expect.stringMatching(/no webhook to https:\/\/new\.example\.com/),
      expect.stringMatching(/"Ventanilla" points to https:\/\/support\.example\.com\/hooks\/zendesk/),
    ])
    bench.fake.admin.triggers.length = 0
    expect(await problems({ publicUrl })).toContainEqual(
      expect.stringMatching(/No trigger calls the webhook/),
    )
  })

  it('is told how a trigger was edited', async () => {
    const { secret } = await setUp()
    const [trigger] = bench.fake.admin.triggers
    const [webhook] = bench.fake.admin.webhooks
    Object.assign(trigger ?? {}, {
      conditions: {
        all: [
          { field: 'update_type', operator: 'is', value: 'Change' },
          { field: 'current_tags', operator: 'not_includes', value: 'ventanilla' },
        ],
        any: [{ field: 'status', operator: 'is', value: 'solved' }],
      },
      actions: [{ field: 'notification_webhook', value: [webhook?.id, '{}'] }],
    })
    const edited = 'The trigger "Ventanilla: tell of changes" was edited'
    expect(await problems({ publicUrl, webhookSecret: secret })).toEqual([
      `${edited}: it lacks the condition current_tags includes "ventanilla". Run: npm run desk -- setup`,
      `${edited}: it looks at current_tags too. Run: npm run desk -- setup`,
      `${edited}: it looks at status too. Run: npm run desk -- setup`,
      `${edited}: it sends another body. Run: npm run desk -- setup`,
    ])
    await setUp()
    expect(await problems({ publicUrl, webhookSecret: secret })).toEqual([])
  })

  it('is told of a clock that is not its own', async () => {
    expect(await problems({ clock: clockAhead(-59_000) })).toEqual([])
    expect(await problems({ clock: clockAhead(90_000) })).toEqual([
      expect.stringMatching(/clock here is 90 s ahead of the account's/),
    ])
    expect(await problems({ clock: clockAhead(-90_000) })).toEqual([
      expect.stringMatching(/clock here is 90 s behind the account's/),
    ])
  })

  it('is told of what it requires and nothing fills, in the form of our tickets', async () => {
    const field = { type: 'text', active: true, required: true }
    bench.fake.admin.fields.push(
      { ...field, id: 7, title: 'Impact' },
      { ...field, id: 8, title: 'Store' },
      { ...field, id: 9, title: 'Old', active: false },
      { ...field, id: 10, title: 'Note', required: false },
      { ...field, id: 11, title: 'Subject', type: 'subject' },
    )
    const mapped = { fields: { impact: { id: 7 } } }
    expect(await problems({}, mapped)).toEqual([
      expect.stringMatching(/^fields: the field 8 "Store" is required and nothing fills it/),
    ])
    bench.fake.admin.forms.push(
      { id: 3, name: 'All', active: true, default: true, ticket_field_ids: [7, 8, 9, 10, 11] },
      { id: 4, name: 'Chat', active: true, default: false, ticket_field_ids: [7] },
    )
    expect(await problems({}, mapped)).toEqual([
      expect.stringMatching(/the field 8 "Store" is required in the form "All"/),
    ])
    expect(await problems({}, { ...mapped, form: 4 })).toEqual([])
  })

  it('fits without forms and statuses of its own, where its plan has none', async () => {
    bench.fake.fault = ({ path }) =>
      /ticket_forms|custom_statuses/.test(path) ? { type: 'answer', status: 403 } : undefined
    expect(await problems()).toEqual([])
  })

  it('is told of its own statuses that map to nothing', async () => {
    const status = { status_category: 'hold', active: true }
    bench.fake.admin.statuses.push(
      { ...status, id: 5, agent_label: 'At the vendor' },
      { ...status, id: 6, agent_label: 'On hold', default: true },
      { ...status, id: 7, agent_label: 'Gone', active: false },
    )
    expect(await problems()).toEqual([
      'statuses: the account\'s status 5 "At the vendor" maps to nothing; people read it as "open".',
    ])
    expect(await problems({}, { statuses: { '5': 'pending' } })).toEqual([])
  })

  it('is told of a form that is not active', async () => {
    bench.fake.admin.forms.push(
      { id: 3, name: 'Chat', active: true, ticket_field_ids: [] },
      { id: 4, name: 'Old', active: false, ticket_field_ids: [] },
    )
    expect(await problems({}, { form: 4 })).toEqual(['form: the form 4 "Old" is not active. Active: 3 Chat.'])
  })

  it('is told of a secret that is another, and of a trigger that looks for another tag', async () => {
    await setUp()
    expect(await problems({ publicUrl, webhookSecret: 'another' }, { tag: 'chat' })).toEqual([
      expect.stringMatching(/lacks the condition current_tags includes "chat"/),
      expect.stringMatching(/looks at current_tags too/),
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
    expect(await problems({}, { form: 4, statuses: { '5': 'open' } })).toEqual([
      expect.stringMatching(/form: the account has no form 4\. Active: 3 Chat/),
    ])
  })
})
