import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { scopes } from '../../../src/channels/slack/scopes.ts'
import { type Emulated, personToken, startEmulated } from '../../fakes/slack/emulated.ts'
import { type FakeSlack, message, press, startSlack } from '../../fakes/slack/slack.ts'
import { client, freePort, type ProgramForMany, startForMany } from './many.ts'
import { textsOf } from './views/schema.ts'

/**
 * The whole program at a Slack that others wrote (`emulate`), from the installation to the ticket: what the program believes of
 * tokens, scopes, messages, files and views is not our belief alone.
 */
let emulated: Emulated
let program: ProgramForMany
/** Signs what the workspace would send. */
let sender: FakeSlack
let ana: { user: string; dm: string }
let team = ''
let bot = ''
let appToken = ''
let last = 0

beforeAll(async () => {
  const port = await freePort()
  program = await startForMany({ url: `http://localhost:${port}/api/`, host: 'localhost' })
  const redirectUri = `${program.app.url}/slack/oauth_redirect`
  emulated = await startEmulated(port, { ...client, redirectUri })
  sender = await startSlack()
  sender.target(program.app.url)
  appToken = await emulated.appToken(scopes)
  const [me, app] = await Promise.all([
    emulated.call(personToken, 'auth.test', {}),
    emulated.call(appToken, 'auth.test', {}),
  ])
  team = String(app['team_id'])
  bot = String(app['user_id'])
  const { channel } = await emulated.call(personToken, 'conversations.open', { users: bot })
  ana = { user: String(me['user_id']), dm: (channel as { readonly id: string }).id }
})
afterAll(async () => {
  await program.close()
  await emulated.close()
  await sender.close()
})

const event = async (what: object): Promise<void> => {
  expect((await sender.event(what, { team })).status).toBe(200)
}
async function say(text: string): Promise<void> {
  const { ts } = await emulated.call(personToken, 'chat.postMessage', { channel: ana.dm, text })
  await event(message(ana, String(ts), text))
}
const textOf = async (): Promise<string> =>
  (await emulated.shown(ana.dm)).flatMap(({ blocks, text }) => [text, ...textsOf(blocks)]).join('\n')
async function shows(text: string): Promise<void> {
  await expect.poll(textOf).toContain(text)
}

/** The newest button or option whose value fits. */
async function pressable(
  choice: RegExp,
): Promise<{ readonly ts: string; readonly action: object } | undefined> {
  for (const { ts, blocks = [] } of (await emulated.shown(ana.dm)).toReversed()) {
    for (const { action_id, value, options = [] } of blocks.flatMap(({ elements = [] }) => elements)) {
      if (value !== undefined && choice.test(value))
        return { ts, action: { type: 'button', action_id, value } }
      const selected_option = options.find((option) => choice.test(option.value))
      if (selected_option) return { ts, action: { type: 'static_select', action_id, selected_option } }
    }
  }
  return undefined
}

/** Presses it, with a trigger that is good for three seconds. */
async function pressOn(choice: RegExp): Promise<void> {
  const found = await vi.waitFor(
    async () => {
      const offered = await pressable(choice)
      if (!offered) throw new Error(`Nothing offers ${choice.source}.`)
      return offered
    },
    { timeout: 15_000 },
  )
  const { trigger_id } = await emulated.call(appToken, 'views.generateTriggerId', { user_id: ana.user })
  last += 1
  const payload = press(
    ana,
    { ts: found.ts },
    { ...found.action, action_ts: `1700000300.${String(last).padStart(6, '0')}` },
    { team: { id: team }, user: { id: ana.user, team_id: team }, trigger_id },
  )
  expect((await sender.interaction(payload)).status).toBe(200)
}

const tickets = async () => {
  const { desk, identity } = program.app.backends
  const { id } = await identity.find({ key: `slack:${team}:${ana.user}` })
  return (await desk.list(id, { page: 1, perPage: 5 })).tickets
}

describe('at a Slack that others wrote', { timeout: 90_000 }, () => {
  it('is not installed by a state that is somebody else’s, and is by whoever began', async () => {
    const forged = await fetch(`${program.app.url}/slack/oauth_redirect?code=x&state=1.y`)
    expect(forged.status).toBe(400)
    expect(await program.install((asked) => emulated.consent(asked))).toContain('la app está instalada')
    expect(program.logged('channels.slack-installed')).toEqual([{ owner: team }])
  })

  it('shows the Home tab, and opens the form', async () => {
    await event({ type: 'app_home_opened', user: ana.user, channel: ana.dm, tab: 'home', event_ts: '1.1' })
    await program.idle()
    expect(program.logged('slack.home-without-tickets')).toEqual([])
    expect(await emulated.views()).toMatch(/home/)
    await say('hola')
    await shows('¿Cómo te llamas?')
    await pressOn(/^identify$/)
    await program.idle()
    expect(await emulated.views()).toMatch(/modal/)
  })

  it('asks until there is a ticket, with the file that came along', async () => {
    await say('Ana Ruiz')
    await shows('cuenta')
    await say('tiendaluna')
    await pressOn(/\.area\.technical$/)
    await pressOn(/\.problem_type\.problem$/)
    await shows('asunto')
    await say('El checkout muestra error 502 al pagar')
    await pressOn(/\.(articles\.none_helps|none)$/)
    await pressOn(/\.impact\.critical$/)
    await pressOn(/\.affected_users\.everyone$/)
    await pressOn(/\.experience\.expert$/)
    await shows('¿Qué pasó exactamente?')
    await say('Desde las 10:00 ningún comprador puede pagar.')
    await shows('capturas')
    const given = await emulated.share(ana.dm, 'error.log', 'pago rechazado')
    await event(message(ana, given.ts, '', { subtype: 'file_share', files: given.files }))
    await pressOn(/\.share_consent\.no$/)
    await shows('error.log')
    await pressOn(/\.send$/)
    const filed = async () => (await tickets())[0]
    await expect.poll(filed).toMatchObject({
      subject: 'El checkout muestra error 502 al pagar',
    })
    await shows(`#${(await filed())?.number}`)
  })

  it('marks a reply as sent, and needs no scope that was not asked for', async () => {
    await say('mis tickets')
    await shows('Tus tickets')
    const [ticket] = await tickets()
    const shown = (await emulated.shown(ana.dm)).find(({ blocks }) =>
      JSON.stringify(blocks ?? []).includes(`#${ticket?.number}`),
    )
    const text = 'Ahora tampoco carga el carrito'
    const thread_ts = shown?.ts ?? ''
    const { ts } = await emulated.call(personToken, 'chat.postMessage', { channel: ana.dm, text, thread_ts })
    await event(message(ana, String(ts), text, { thread_ts }))
    const reactions = async () =>
      (await emulated.shown(ana.dm)).find((each) => each.ts === ts)?.reactions?.map(({ name }) => name)
    await expect.poll(reactions).toEqual(['white_check_mark'])
    expect(program.failures().filter((line) => line.includes('missing_scope'))).toEqual([])
  })
})
