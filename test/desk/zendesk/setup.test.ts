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
  const findings = (more: Partial<Wanted> = {}, mapping: unknown = {}) =>
    examine(bench.client, {
      mapping: parseMapping(mapping, 'desk/zendesk.yaml'),
      questions,
      maxFileMb: 50,
      ...more,
    })
  const problems = async (...asked: Parameters<typeof findings>): Promise<readonly string[]> =>
    (await findings(...asked)).filter(({ type }) => type !== 'advice').map(({ text }) => text)
  const advice = async (...asked: Parameters<typeof findings>): Promise<readonly string[]> =>
    (await findings(...asked)).filter(({ type }) => type === 'advice').map(({ text }) => text)

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
    const other = { field: 'set_tags', value: 'seen' }
    Object.assign(triggers[0] ?? {}, { active: false, conditions: { all: [], any: [] } })
    Object.assign(triggers[0] ?? {}, { actions: [other, ...(triggers[0]?.actions ?? [])] })
    expect((await setUp()).made).toEqual(['trigger'])
    expect(webhooks).toMatchObject([{ status: 'active' }])
    expect(triggers).toMatchObject([{ active: true, actions: [other, { field: 'notification_webhook' }] }])
    expect((await setUp()).made).toEqual([])
  })

  it('finds its own among more than a page of others', async () => {
    const { webhooks, triggers } = bench.fake.admin
    for (let each = 0; each < 120; each += 1) {
      webhooks.push({
        id: `w${each}`,
        name: 'x',
        endpoint: `https://x.example/${each}`,
        status: 'active',
        secret: '',
      })
      triggers.push({ id: each + 1, title: 'x', active: true, conditions: {}, actions: [] })
    }
    await setUp()
    expect((await setUp()).made).toEqual([])
    expect([webhooks.length, triggers.length]).toEqual([121, 121])
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
      expect.stringMatching(/trigger "Ventanilla: tell of changes" is switched off/),
      expect.stringMatching(/ZENDESK_WEBHOOK_SECRET is empty/),
    ])
  })

  it('is told of a secret that is another, and of a trigger that looks for another tag', async () => {
    await setUp()
    expect(await problems({ publicUrl, webhookSecret: 'another' }, { tag: 'chat' })).toEqual([
      expect.stringMatching(/does not ask for "current_tags" "chat"/),
      expect.stringMatching(/not the secret of the webhook/),
    ])
  })

  it.each([
    [
      'asks for something else',
      { conditions: { all: [{ field: 'status', operator: 'is', value: 'open' }], any: [] } },
      [/does not ask for "update_type" "Change"/, /does not ask for "current_tags" "ventanilla"/],
    ],
    [
      'asks for more',
      { more: { field: 'priority', operator: 'is', value: 'urgent' } },
      [/further conditions/],
    ],
    ['sends something else', { body: '{"id":1}' }, [/does not send the ticket's number/]],
  ])('is told of a trigger that was edited: it %s', async (_, edit, wanted) => {
    const { secret } = await setUp()
    const [trigger] = bench.fake.admin.triggers
    const { conditions, actions } = trigger as unknown as {
      conditions: { all: unknown[] }
      actions: { value: unknown[] }[]
    }
    if ('conditions' in edit) Object.assign(trigger ?? {}, edit)
    if ('more' in edit) conditions.all.push(edit.more)
    if ('body' in edit && actions[0]) actions[0].value[1] = edit.body
    const found = await problems({ publicUrl, webhookSecret: secret })
    expect(found).toEqual(wanted.map((each) => expect.stringMatching(each)))
    await setUp()
    expect(await problems({ publicUrl, webhookSecret: secret })).toEqual([])
  })

  it('is told of a webhook that points elsewhere, which matters most where none points here', async () => {
    const { secret } = await setUp()
    const moved = 'https://new.example.com'
    const [only] = await problems({ publicUrl: moved, webhookSecret: secret })
    expect(only).toMatch(/no webhook to https:\/\/new\.example\.com.+"Ventanilla" goes to https:\/\/support/)
    const again = await setUpHooks(bench.client, moved, 'ventanilla')
    expect(await problems({ publicUrl: moved, webhookSecret: again.secret })).toEqual([])
    expect(await advice({ publicUrl: moved, webhookSecret: again.secret })).toEqual([
      expect.stringMatching(/"Ventanilla" goes to https:\/\/support.example.com.+delete it/),
    ])
  })

  it('is told of required fields that nothing fills, in the form that is used, on a condition too', async () => {
    const { fields, forms } = bench.fake.admin
    fields.push(
      { id: 1, type: 'subject', title: 'Subject', active: true, required: true },
      { id: 2, type: 'assignee', title: 'Assignee', active: true, required: true },
      { id: 7, type: 'text', title: 'Store', active: true, required: true },
      { id: 8, type: 'tagger', title: 'Root cause', active: true, required: true },
      { id: 9, type: 'text', title: 'Old', active: false, required: true },
      { id: 10, type: 'text', title: 'Elsewhere', active: true, required: true },
      { id: 11, type: 'text', title: 'Order', active: true },
    )
    const child_fields = [{ id: 11, is_required: true }]
    forms.push(
      {
        id: 3,
        name: 'Chat',
        active: true,
        default: true,
        ticket_field_ids: [1, 2, 7, 8, 9, 11],
        agent_conditions: [{ parent_field_id: 8, value: 'order', child_fields }],
      },
      { id: 4, name: 'Other', active: true, ticket_field_ids: [10] },
    )
    const store = { fields: { account: { id: 7 } } }
    for (const mapping of [store, { ...store, form: 3 }]) {
      expect(await advice({}, mapping)).toEqual([
        expect.stringMatching(/field 8 "Root cause".+form "Chat".+required.+solved/),
        expect.stringMatching(/field 11 "Order".+form "Chat".+on a condition/),
      ])
      expect(await problems({}, mapping)).toEqual([])
    }
    expect(await advice({}, { form: 4 })).toEqual([
      expect.stringMatching(/field 10 "Elsewhere".+form "Other"/),
    ])
  })

  it('is told of every status that no line names, and of those that are not in use', async () => {
    bench.fake.admin.statuses.push(
      { id: 5, status_category: 'pending', agent_label: 'Waiting for the bank', active: true },
      { id: 6, status_category: 'open', agent_label: 'Open', active: true, default: true },
      { id: 7, status_category: 'open', agent_label: 'Old', active: false },
    )
    expect(await advice()).toEqual([
      expect.stringMatching(/statuses\.5: .+"Waiting for the bank".+people see "pending"/),
    ])
    expect(await advice({}, { statuses: { '5': 'open', '7': 'open' } })).toEqual([
      expect.stringMatching(/statuses\.7: .+"Old" is not in use/),
    ])
  })

  it('is told of scopes that the client was not given', async () => {
    bench.fake.scope = 'read tickets:write'
    expect(await problems()).toEqual([expect.stringMatching(/has the scopes "read".+"write"/)])
  })

  it('is told of the scope that is missing to act on behalf of people, where that is wanted', async () => {
    bench.fake.scope = 'read write'
    expect(await problems()).toEqual([])
    await bench.reopen()
    expect(await problems({ actsOnBehalf: true })).toEqual([expect.stringMatching(/needs "impersonate"/)])
  })

  it('is told of a clock that differs, for which webhooks are refused', async () => {
    bench.fake.skewMs = 90_000
    expect(await advice()).toEqual([expect.stringMatching(/clock here is 90 s behind/)])
    bench.fake.skewMs = -400_000
    expect(await problems()).toEqual([expect.stringMatching(/clock here is 400 s ahead.+refused/)])
  })

  it('is told of what the account does not let it look at, and of everything else', async () => {
    await setUp()
    bench.fake.fault = ({ path }) =>
      path === '/api/v2/account/settings' ? { type: 'answer', status: 403 } : undefined
    expect(await problems({ publicUrl })).toEqual([
      expect.stringMatching(/refuses GET \/api\/v2\/account\/settings with 403/),
      expect.stringMatching(/ZENDESK_WEBHOOK_SECRET is empty/),
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
