import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  eventSchemas,
  homeActionSchema,
  messageShortcutSchema,
  shortcutSchema,
  submissionSchema,
  suggestionSchema,
} from '../../../../src/channels/slack/views/payloads.ts'
import { createSubmission } from '../../../../src/channels/slack/views/submission.ts'
import { filled } from './modal.ts'
import { ana, openStage } from './stage.ts'

const folder = '../shared/contracts/slack/payload-samples'
const hasSamples = existsSync(folder)
if (!hasSamples) console.warn(`Payloads are not read in the published shapes: ${folder} is not there.`)
/** The published shape, with an id wherever it has an empty text. */
const sample = (path: string): Record<string, unknown> =>
  JSON.parse(readFileSync(`${folder}/${path}.json`, 'utf8'), (_key, value: unknown) =>
    value === '' ? 'X1' : value,
  )

describe("Slack's payloads", () => {
  it.skipIf(!hasSamples)('are read in their published shapes', () => {
    const submission = sample('interactive/ViewSubmissionPayload')
    const message = sample('interactive/MessageShortcutPayload')
    const action = sample('interactive/BlockActionPayload')
    const opened = sample('events/AppHomeOpenedPayload').event as object
    expect(submissionSchema.safeParse(submission).error).toBeUndefined()
    expect(messageShortcutSchema.safeParse(message).error).toBeUndefined()
    const view = { ...(action.view as object), type: 'home' }
    expect(homeActionSchema.safeParse({ ...action, view }).error).toBeUndefined()
    expect(homeActionSchema.safeParse({ ...action, view: { ...view, type: 'modal' } }).success).toBe(false)
    expect(eventSchemas.homeOpened.safeParse({ ...opened, tab: 'home' }).error).toBeUndefined()
  })

  it('name the person by workspace and, where there is one, organization', () => {
    const shortcut = { type: 'shortcut', callback_id: 'new_ticket', trigger_id: 't' }
    const user = { id: 'U1', team_id: 'T2' }
    const read = (more: object) => shortcutSchema.safeParse({ ...shortcut, user, ...more }).data
    expect(read({ team: { id: 'T1' } })).toMatchObject({ team: 'T1', user: 'U1' })
    expect(read({ team: null, enterprise: { id: 'E1' } })).toMatchObject({ team: 'T2', enterprise: 'E1' })
    expect(read({ team: { id: 'T1' }, enterprise: null })).not.toHaveProperty('enterprise')
    expect(read({ user: { id: 'U1' } })).toBeUndefined()
  })

  it('of any other shape are refused without a fault', () => {
    const schemas = [
      submissionSchema,
      suggestionSchema,
      shortcutSchema,
      messageShortcutSchema,
      homeActionSchema,
      ...Object.values(eventSchemas),
    ]
    fc.assert(
      fc.property(fc.jsonValue(), (payload) => {
        for (const schema of schemas) expect(schema.safeParse(payload).success).toBe(false)
      }),
    )
  })
})

describe('the state of a form', () => {
  let stage: Awaited<ReturnType<typeof openStage>>
  beforeEach(async () => {
    stage = await openStage()
  })
  afterEach(() => stage.close())

  it('may hold anything: it is answered, and never files what the dialog does not take', async () => {
    const id = await stage.begin()
    const view = stage.modals.shown(id)
    const submitted = createSubmission(stage.ports)
    const key = fc.constantFrom('identify.name', 'identify.account', 'identify.__proto__', 'need.area', 'x')
    const element = fc.record({ type: fc.string(), value: fc.oneof(fc.string(), fc.constant(null)) })
    const values = fc.dictionary(key, fc.dictionary(fc.string({ minLength: 1 }), element))
    await fc.assert(
      fc.asyncProperty(fc.oneof(values, fc.jsonValue()), async (given) => {
        const state = { values: given }
        const answer = await submitted(ana, { id, private_metadata: view.private_metadata, state })
        expect(['errors', 'update', 'clear']).toContain(answer.response_action)
      }),
      { numRuns: 150 },
    )
    const { answers } = (await stage.state())?.draft ?? {}
    expect(Object.keys(answers ?? {}).every((each) => each === 'name' || each === 'account')).toBe(true)
    const good = filled(view, { name: 'Ana Ruiz', account: 'tiendademo' })
    const answer = await submitted(ana, { id, private_metadata: view.private_metadata, state: good })
    expect(answer.response_action).toBe('update')
  })
})
