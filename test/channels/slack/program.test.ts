import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { silent } from '../../../src/log.ts'
import { type App, compose } from '../../../src/server/compose.ts'
import { readConfig } from '../../../src/server/config.ts'
import {
  ana,
  bot,
  type FakeSlack,
  message,
  press as pressing,
  signingSecret,
  startSlack,
  team,
  token,
} from '../../fakes/slack/slack.ts'
import type { Element, Posted } from '../../fakes/slack/web-api.ts'
import { createBrowser, rootWithPages } from '../web/browser.ts'
import { textsOf } from './views/schema.ts'

const deskToken = 'a token for the desk page'
let root: string
let data: string
let app: App
let slack: FakeSlack
let last = 0

async function start(): Promise<void> {
  const config = readConfig({
    PORT: '0',
    DATA_DIR: data,
    DIALOG: join(process.cwd(), 'dialogs/vtex-2023-12'),
    DESK_TOKEN: deskToken,
    SLACK: 'on',
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_BOT_TOKEN: token,
    SLACK_API_URL: `${slack.url}/api/`,
    SLACK_HOSTS: '127.0.0.1',
  })
  app = await compose({ config, root, log: silent })
  slack.target(app.url)
}
beforeEach(async () => {
  root = rootWithPages()
  data = mkdtempSync(join(tmpdir(), 'ventanilla-slack-'))
  slack = await startSlack()
  await start()
})
afterEach(async () => {
  await app.close()
  await slack.close()
  rmSync(root, { recursive: true })
  rmSync(data, { recursive: true })
})

const nextTs = (): string => {
  last += 1
  return `1700000100.${String(last).padStart(6, '0')}`
}
const post = async (event: object): Promise<void> => {
  expect((await slack.event(event)).status).toBe(200)
}
const write = (text: string, more: object = {}): Promise<void> => post(message(ana, nextTs(), text, more))
const textOf = (channel = ana.dm): string =>
  slack
    .shown(channel)
    .flatMap(({ blocks }) => textsOf(blocks))
    .join('\n')
async function shows(text: string, channel = ana.dm): Promise<void> {
  await expect.poll(() => textOf(channel)).toContain(text)
}

interface Pressable {
  readonly on: Posted
  readonly action: object
}

function pressable(choice: RegExp, channel: string): Pressable | undefined {
  for (const on of slack.shown(channel).toReversed()) {
    for (const element of on.blocks.flatMap(({ elements = [] }) => elements)) {
      const action = actionOf(element, choice)
      if (action) return { on, action: { ...action, action_ts: nextTs() } }
    }
  }
  return undefined
}

function actionOf({ action_id, value, options = [] }: Element, choice: RegExp): object | undefined {
  if (value !== undefined && choice.test(value)) return { type: 'button', action_id, value }
  const selected_option = options.find((option) => choice.test(option.value))
  return selected_option && { type: 'static_select', action_id, selected_option }
}

async function press(choice: RegExp, channel = ana.dm): Promise<void> {
  await expect
    .poll(() => pressable(choice, channel), {
      message: `a message that offers ${choice.source}`,
    })
    .toBeDefined()
  const { on, action } = pressable(choice, channel) ?? { on: { ts: '' }, action: {} }
  expect((await slack.interaction(pressing(ana, { ...on, channel }, action))).status).toBe(200)
}

interface Listed {
  readonly tickets: readonly { readonly number: number; readonly subject: string }[]
}

async function openDesk() {
  const desk = createBrowser(app.url)
  await desk.post('/api/desk/login', { token: deskToken })
  return desk
}

async function fill(channel = ana.dm, say: (text: string) => Promise<void> = write): Promise<number> {
  await press(/\.area\.technical$/, channel)
  await press(/\.problem_type\.problem$/, channel)
  await shows('asunto', channel)
  await say('El checkout muestra error 502 al pagar')
  await press(/\.(articles\.none_helps|none)$/, channel)
  await press(/\.impact\.critical$/, channel)
  await press(/\.affected_users\.everyone$/, channel)
  await press(/\.experience\.expert$/, channel)
  await shows('¿Qué pasó exactamente?', channel)
  await say('Desde las 10:00 ningún comprador puede pagar con <tarjeta> & *crédito*.')
  await press(/\.skip$/, channel)
  await press(/\.share_consent\.no$/, channel)
  await press(/\.send$/, channel)
  const desk = await openDesk()
  const tickets = async () => (await desk.get<Listed>('/api/desk/tickets')).tickets
  await expect.poll(async () => (await tickets()).length).toBe(1)
  const number = (await tickets())[0]?.number ?? 0
  await shows(`#${number}`, channel)
  return number
}

async function answer(number: number, text: string, more: object = {}): Promise<void> {
  const desk = await openDesk()
  await desk.post(`/api/desk/tickets/${number}/comments`, {
    id: randomUUID(),
    text,
    isPublic: true,
    author: 'Marta',
    ...more,
  })
}

describe('the whole program, with Slack', { timeout: 60_000 }, () => {
  it('files what messages say after they were edited, whatever was asked by then', async () => {
    const edit = (before: object, text: string): Promise<void> =>
      post({
        ...message(ana, nextTs(), ''),
        subtype: 'message_changed',
        message: { ...before, text, edited: { user: ana.user, ts: nextTs() } },
        previous_message: before,
      })
    const [name, account] = [message(ana, nextTs(), 'soy Jaun Pérez'), message(ana, nextTs(), 'tiendademo')]
    await write('hola')
    await shows('¿Cómo te llamas?')
    await post(name)
    await shows('cuenta')
    await post(account)
    await expect.poll(() => pressable(/\.area\.technical$/, ana.dm)).toBeDefined()
    await edit(name, 'soy Juan Pérez')
    await edit(account, 'tiendaluna')
    await shows('tiendaluna')
    const number = await fill()
    const desk = await openDesk()
    expect(await desk.get(`/api/desk/tickets/${number}`)).toMatchObject({ requesterName: 'Juan Pérez' })
  })

  it('files a technical ticket in Spanish, and brings the answer into its thread after a restart', async () => {
    await post({
      type: 'app_home_opened',
      user: ana.user,
      channel: ana.dm,
      tab: 'messages',
      event_ts: nextTs(),
    })
    await shows('¿Cómo te llamas?')
    await write('Ana Ruiz')
    await shows('cuenta')
    await write('tiendaluna')
    const number = await fill()
    await app.close()
    await start()
    await answer(number, '¿Con qué tarjetas ocurre?')
    await expect.poll(() => textOf(), { timeout: 20_000 }).toContain('¿Con qué tarjetas ocurre?')
    const news = slack.shown(ana.dm).at(-1)
    const above = slack.shown(ana.dm).find(({ ts }) => ts === news?.thread_ts)
    expect(JSON.stringify(above?.blocks)).toContain(`#${number}`)
    await write('Con todas', { thread_ts: above?.ts })
    const desk = await openDesk()
    await expect
      .poll(() => desk.get(`/api/desk/tickets/${number}`).then((ticket) => JSON.stringify(ticket)))
      .toContain('Con todas')
    await expect.poll(() => [...slack.reactions.values()]).toEqual([['white_check_mark']])
    expect(textOf()).not.toContain('tu respuesta ya está')
  })

  it('takes what is written under the ticket for a reply, also when support has said nothing yet', async () => {
    await post({ type: 'app_home_opened', user: ana.user, channel: ana.dm, tab: 'home', event_ts: nextTs() })
    await write('hola')
    await shows('¿Cómo te llamas?')
    await write('Ana Ruiz')
    await shows('cuenta')
    await write('tiendaluna')
    const number = await fill()
    // The Home tab follows once the ticket is shown, and its thread begun.
    const home = () => JSON.stringify(slack.calls.findLast(({ method }) => method === 'views.publish'))
    await expect.poll(home).toContain(String(number))
    const ticket = slack.shown(ana.dm).find(({ blocks }) => JSON.stringify(blocks).includes(`#${number}`))
    await write('Ahora tampoco carga el carrito', { thread_ts: ticket?.ts })
    const desk = await openDesk()
    const whole = () => desk.get(`/api/desk/tickets/${number}`).then((each) => JSON.stringify(each))
    await expect.poll(whole).toContain('Ahora tampoco carga el carrito')
  })

  it('takes a thumb and a number under the solved ticket for thanks and its rating, which reopen nothing', async () => {
    await write('hola')
    await shows('¿Cómo te llamas?')
    await write('Ana Ruiz')
    await shows('cuenta')
    await write('tiendaluna')
    const number = await fill()
    await answer(number, 'Ya quedó.', { status: 'solved' })
    await expect.poll(() => textOf(), { timeout: 20_000 }).toContain('Ya quedó.')
    const under = { thread_ts: slack.shown(ana.dm).at(-1)?.thread_ts }
    await write(':+1::skin-tone-3:', under)
    await shows('Con gusto.')
    await write('5', under)
    await shows('Gracias. Guardé tu calificación')
    await write(':ok_hand:', under)
    await expect.poll(() => textOf().split('Con gusto.').length).toBe(3)
    const desk = await openDesk()
    const whole = await desk.get<{ readonly status: string }>(`/api/desk/tickets/${number}`)
    expect(whole).toMatchObject({ status: 'solved' })
  })

  it('does it in the thread of a mention, where others read along', async () => {
    const channel = 'C0VENTAS'
    const first = nextTs()
    const say = (text: string, ts = nextTs()): Promise<void> =>
      post({
        ...message(ana, ts, text, ts === first ? {} : { thread_ts: first }),
        channel,
        channel_type: 'channel',
      })
    await post({ ...message(ana, first, `<@${bot}> hola`), type: 'app_mention', channel })
    await shows('¿Cómo te llamas?', channel)
    await say('Ana Ruiz')
    await shows('cuenta', channel)
    await say('tiendaluna')
    const number = await fill(channel, say)
    await answer(number, '¿Desde cuándo?')
    await expect.poll(() => textOf(channel), { timeout: 20_000 }).toContain('¿Desde cuándo?')
    expect(slack.shown(channel).every(({ thread_ts }) => thread_ts === first)).toBe(true)
    expect(slack.shown(ana.dm)).toEqual([])
    const read = JSON.stringify(slack.shown(channel).filter(({ user }) => user === undefined))
    expect(read).toContain(`Ticket ${number}. Sus detalles solo los ves tú`)
    expect(read).not.toContain('Revisa tu solicitud')
    expect(read).not.toMatch(/large_\w+_circle/)
  })

  it('answers a slash command in the direct messages, and says so where it was called', async () => {
    const form = { command: '/support', team_id: team, channel_id: 'C1', user_id: ana.user, trigger_id: 't1' }
    const responseUrl = `${slack.url}/response/1`
    await slack.command({ ...form, text: '', response_url: responseUrl })
    await shows('¿Cómo te llamas?')
    await expect
      .poll(() => slack.calls.find(({ method }) => method === 'response_url')?.args['text'])
      .toContain(ana.dm)
    await slack.command({ ...form, trigger_id: 't2', text: 'tickets', response_url: responseUrl })
    await shows('Tus tickets')
  })

  it('opens the form from a question', async () => {
    await write('hola')
    const way = () =>
      slack
        .shown(ana.dm)
        .flatMap((on) =>
          on.blocks.flatMap(({ elements = [] }) => elements.map((element) => ({ on, element }))),
        )
        .find(({ element }) => element.action_id?.startsWith('form'))
    await expect.poll(way).toBeDefined()
    const { on, element } = way() ?? { on: { ts: '' }, element: {} }
    await slack.interaction(pressing(ana, on, { type: 'button', ...element, action_ts: nextTs() }))
    await expect.poll(() => slack.calls.filter(({ method }) => method === 'views.open').length).toBe(1)
  })

  it.each([
    ['Hi', "What's your name?"],
    ['ayuda', '¿Cómo te llamas?'],
    ['oi', 'Qual é o seu nome?'],
    ['mis tickets', 'Tus tickets'],
  ])('answers "%s"', async (text, answer) => {
    await write(text)
    await shows(answer)
    expect(textOf()).not.toMatch(/No entend|Não entend|[Dd]idn.t understand/)
  })
})
