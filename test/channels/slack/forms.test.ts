import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { HomeView, ModalView } from '../../../src/channels/slack/views/blocks.ts'
import type { Answer } from '../../../src/channels/slack/views/modal-answer.ts'
import { silent } from '../../../src/log.ts'
import { type App, compose } from '../../../src/server/compose.ts'
import { readConfig } from '../../../src/server/config.ts'
import {
  ana,
  bruno,
  type FakeSlack,
  press,
  signingSecret,
  startSlack,
  team,
  token,
} from '../../fakes/slack/slack.ts'
import { rootWithPages } from '../web/browser.ts'
import { filled, type Values } from './views/modal.ts'
import { expectTaken, hasSchema, textsOf } from './views/schema.ts'

let root: string
let data: string
let app: App
let slack: FakeSlack

beforeEach(async () => {
  root = rootWithPages()
  data = mkdtempSync(join(tmpdir(), 'ventanilla-slack-'))
  slack = await startSlack()
  const config = readConfig({
    PORT: '0',
    DATA_DIR: data,
    DIALOG: join(process.cwd(), 'dialogs/vtex-2023-12'),
    SLACK: 'on',
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_BOT_TOKEN: token,
    SLACK_API_URL: `${slack.url}/api/`,
    SLACK_HOSTS: '127.0.0.1',
  })
  app = await compose({ config, root, log: silent })
  slack.target(app.url)
})
afterEach(async () => {
  await app.close()
  await slack.close()
  rmSync(root, { recursive: true })
  rmSync(data, { recursive: true })
})

const by = ({ user }: { readonly user: string }) => ({
  team: { id: team, domain: 'ventana' },
  enterprise: null,
  user: { id: user, team_id: team },
  api_app_id: 'A0VENTANA',
})

/** What the program showed as a view, with the methods it called. */
function views<V extends ModalView | HomeView>(...methods: readonly string[]): readonly V[] {
  return slack.calls
    .filter(({ method }) => methods.includes(method))
    .map(({ args }) => {
      const view = JSON.parse(args['view'] ?? '') as V
      if (hasSchema) expectTaken(view)
      return view
    })
}
const modal = (): ModalView | undefined => views<ModalView>('views.open', 'views.update').at(-1)

async function opened(title: string): Promise<ModalView> {
  await expect.poll(() => modal()?.title.text).toBe(title)
  return modal() as ModalView
}

async function submit(view: ModalView, values: Values, who = ana): Promise<Answer> {
  const payload = {
    ...by(who),
    type: 'view_submission',
    view: { ...view, id: 'V1', state: filled(view, values) },
  }
  const { status, body } = await slack.interaction(payload)
  expect(status).toBe(200)
  return body as Answer
}

/** The modal that a submission leads to. */
async function onward(view: ModalView, values: Values): Promise<ModalView> {
  const answer = await submit(view, values)
  if (answer.response_action !== 'update') throw new Error(`no next page, but ${JSON.stringify(answer)}`)
  if (hasSchema) expectTaken(answer.view)
  return answer.view
}

const shortcut = (trigger: string, more: object = {}) =>
  slack.interaction({
    ...by(ana),
    type: 'shortcut',
    callback_id: 'new_ticket',
    trigger_id: trigger,
    ...more,
  })
const textOf = (): string =>
  slack
    .shown(ana.dm)
    .flatMap(({ blocks }) => textsOf(blocks))
    .join('\n')

describe('a form, from Slack to the desk', () => {
  it('is filled in page by page from a shortcut, reviewed in the thread, and filed once however often it is sent', async () => {
    await shortcut('t1')
    const identify = await opened('Comencemos')
    const need = await onward(identify, { name: 'Ana Ruiz', account: 'tiendademo' })
    const subject = await onward(need, { area: 'technical' })

    const wrong = await submit(subject, { problem_type: 'problem', subject: 'ab' })
    expect(wrong).toEqual({
      response_action: 'errors',
      errors: { 'technical_subject.subject': expect.stringContaining('3') },
    })
    const about = 'Zzyzx qwvk mnbt'
    const last = await onward(subject, { problem_type: 'problem', subject: about })
    expect(last.title.text).toBe('Los detalles del caso')
    const values = {
      impact: 'critical',
      affected_users: 'shoppers',
      experience: 'expert',
      details: 'Desde las 9 el checkout responde 500.',
      share_consent: 'yes',
    }
    expect(await submit(last, values)).toEqual({ response_action: 'clear' })
    expect((await submit(last, values)).response_action).toBe('clear')

    const sendButton = () =>
      slack
        .shown(ana.dm)
        .flatMap((on) =>
          on.blocks.flatMap(({ elements = [] }) => elements.map((element) => ({ on, element }))),
        )
        .find(({ element }) => element.value?.endsWith('.send'))
    await expect.poll(sendButton).toBeDefined()
    const { on, element } = sendButton() ?? {}
    const action = { type: 'button', ...element, action_ts: '1700000200.000001' }
    for (let time = 0; time < 2; time++) {
      await slack.interaction(press(ana, { ts: '', ...on }, action))
    }
    await expect.poll(textOf).toContain('tu ticket es el')

    await slack.event({
      type: 'app_home_opened',
      user: ana.user,
      channel: ana.dm,
      tab: 'home',
      event_ts: '1',
    })
    const tab = () => textsOf(views<HomeView>('views.publish').at(-1)).join('\n')
    await expect.poll(tab).toContain(about)
    expect(tab()).toMatch(/· 1 ticket\n/)
  })

  it('begins with a message, its subject and the way back to it', async () => {
    await shortcut('t2', {
      type: 'message_action',
      callback_id: 'ticket_from_message',
      channel: { id: 'C0VENTAS', name: 'ventas' },
      message: { type: 'message', ts: '1700000001.000100', user: bruno.user, text: 'No carga &lt;nada&gt;' },
    })
    const identify = await opened('Comencemos')
    expect(textOf()).toContain('Solicitud a partir de un mensaje de Bruno Lima:')
    const need = await onward(identify, { name: 'Ana Ruiz', account: 'tiendademo' })
    const subject = await onward(need, { area: 'technical' })
    expect(JSON.stringify(subject.blocks)).toContain('"initial_value":"No carga <nada>"')
  })

  it('keeps what was typed when it is closed, and goes on in the thread', async () => {
    await shortcut('t4')
    const identify = await opened('Comencemos')
    const typed = filled(identify, { name: 'Ana Ruiz', account: 'tiendademo' })
    const view = { ...identify, id: 'V1', state: typed }
    await slack.interaction({ ...by(ana), type: 'view_closed', is_cleared: false, view })
    await expect.poll(textOf).toContain('Entendí esto: Cuenta: tiendademo.')
  })

  it('is of no use to somebody else, whatever they send', async () => {
    await shortcut('t3')
    const identify = await opened('Comencemos')
    const answer = await submit(identify, { name: 'Bruno', account: 'tiendademo' }, bruno)
    expect(JSON.stringify(answer)).toContain('usar este formul')
    const search = (who: typeof ana) =>
      slack.interaction({
        ...by(who),
        type: 'block_suggestion',
        action_id: 'answer',
        block_id: 'identify.account',
        value: 'nueva',
        view: { ...identify, id: 'V1' },
      })
    expect((await search(bruno)).body).toEqual({ options: [] })
    expect((await search(ana)).body).toMatchObject({ options: [{ value: 'nueva' }] })
  })
})
