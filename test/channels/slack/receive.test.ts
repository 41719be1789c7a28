import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { nameOf } from '../../../src/channels/slack/delivery.ts'
import { receive } from '../../../src/channels/slack/receive.ts'
import { wordsOf } from '../../../src/channels/slack/words.ts'
import { ana, bot, message, press, team } from '../../fakes/slack/slack.ts'

const folder = '../shared/contracts/slack/payload-samples'
const isThere = existsSync(folder)
if (!isThere) console.warn(`Payloads are not compared with samples: ${folder} is not there.`)

type Json = Readonly<Record<string, unknown>>
const sample = (path: string): Json => JSON.parse(readFileSync(`${folder}/${path}`, 'utf8')) as Json

/** A sample has every key there is, and nothing in them; these are the values of one event. */
function filled(event: string, values: Json): { readonly kind: 'event'; readonly body: unknown } {
  const { event: shape, ...envelope } = sample(`events/${event}.json`)
  const authorizations = [{ user_id: bot, team_id: team, enterprise_id: '', is_bot: true }]
  const body = { ...envelope, type: 'event_callback', team_id: team, event_id: 'Ev1', authorizations }
  return { kind: 'event', body: { ...body, event: { ...(shape as Json), ...values } } }
}

const who = { team, user: ana.user }
const written = { user: ana.user, ts: '1.000001', text: 'hola', channel: ana.dm, channel_type: 'im' }

describe.skipIf(!isThere)('a payload with every key that Slack sends', () => {
  it('is a message', () => {
    const given = filled('MessagePayload', {
      type: 'message',
      ...written,
      thread_ts: undefined,
      edited: undefined,
    })
    expect(receive(given)).toMatchObject({ type: 'said', who, text: 'hola', spot: { channel: ana.dm } })
  })

  it('is a mention', () => {
    const values = {
      ...written,
      type: 'app_mention',
      channel: 'C1',
      text: `<@${bot}> hola`,
      thread_ts: '1.000000',
      subtype: undefined,
    }
    expect(receive(filled('AppMentionPayload', { ...values, edited: undefined }))).toMatchObject({
      type: 'said',
      isMention: true,
      text: 'hola',
      spot: { channel: 'C1', root: '1.000000' },
    })
  })

  it('is an edit, with what was changed', () => {
    const values = {
      type: 'message',
      subtype: 'message_changed',
      channel: ana.dm,
      ts: '2.000001',
      message: {
        type: 'message',
        user: ana.user,
        text: 'adiós',
        ts: '1.000001',
        edited: { user: ana.user, ts: '2.0' },
      },
      previous_message: { type: 'message', user: ana.user, text: 'hola', ts: '1.000001' },
    }
    const given = filled('MessageChangedPayload', values)
    expect(receive(given)).toMatchObject({
      type: 'edited',
      message: '1.000001',
      text: 'adiós',
      version: '2.0',
    })
    const unfolded = { ...values, message: { ...values.message, edited: undefined } }
    expect(receive(filled('MessageChangedPayload', unfolded))).toMatchObject({ type: 'ignored' })
  })

  it('is something taken back, also where replies leave a tombstone in its place', () => {
    const before = { type: 'message', user: ana.user, text: 'hola', ts: '1.000001' }
    const values = { type: 'message', channel: ana.dm, ts: '2.000001', previous_message: before }
    const deleted = filled('MessageDeletedPayload', { ...values, subtype: 'message_deleted' })
    const taken = { type: 'deleted', who, message: '1.000001', spot: { channel: ana.dm } }
    expect(receive(deleted)).toMatchObject(taken)
    const message = { type: 'message', subtype: 'tombstone', user: 'USLACKBOT', text: '', ts: '1.000001' }
    const tombstone = { ...values, subtype: 'message_changed', message }
    expect(receive(filled('MessageChangedPayload', tombstone))).toMatchObject(taken)
    const ours = { ...values, subtype: 'message_deleted', previous_message: { ...before, bot_id: 'B1' } }
    expect(receive(filled('MessageDeletedPayload', ours))).toMatchObject({ type: 'ignored' })
  })

  it('is somebody who looks at the messages', () => {
    const values = { type: 'app_home_opened', user: ana.user, channel: ana.dm, tab: 'messages' }
    expect(receive(filled('AppHomeOpenedPayload', values))).toEqual({ type: 'opened', who, channel: ana.dm })
  })

  it('is the end of an installation', () => {
    expect(receive(filled('AppUninstalledPayload', { type: 'app_uninstalled' }))).toMatchObject({
      type: 'removed',
      team,
    })
    const tokens = { oauth: [], bot: [bot] }
    expect(receive(filled('TokensRevokedPayload', { type: 'tokens_revoked', tokens }))).toMatchObject({
      type: 'removed',
    })
    const users = { oauth: ['U9'], bot: [] }
    expect(receive(filled('TokensRevokedPayload', { type: 'tokens_revoked', tokens: users }))).toMatchObject({
      type: 'ignored',
    })
  })

  it('is something pressed', () => {
    const action = { action_id: 'choice.2', action_ts: '3.1', value: 'c.1.1.send', type: 'button' }
    const body = {
      ...sample('interactive/BlockActionPayload.json'),
      ...press(ana, { ts: '1.000002' }, action),
    }
    expect(receive({ kind: 'interaction', body: { ...body, message: undefined } })).toMatchObject({
      type: 'pressed',
      who,
      spot: { channel: ana.dm, message: '1.000002' },
      press: { action: 'choice.2', value: 'c.1.1.send', at: '3.1' },
    })
  })

  it('is a slash command', () => {
    const values = {
      command: '/support',
      team_id: team,
      user_id: ana.user,
      channel_id: 'C1',
      text: ' tickets ',
      trigger_id: 't',
      response_url: 'https://hooks.slack.com/x',
    }
    const body = { ...sample('interactive/SlashCommandPayload.json'), ...values }
    expect(receive({ kind: 'command', body })).toMatchObject({
      type: 'command',
      who,
      text: 'tickets',
      channel: 'C1',
    })
  })

  it('is something calm, whatever the sample', () => {
    for (const path of readdirSync(`${folder}/events`)) {
      expect(receive({ kind: 'event', body: sample(`events/${path}`) }).type).toBeTypeOf('string')
    }
    for (const path of readdirSync(`${folder}/interactive`)) {
      expect(receive({ kind: 'interaction', body: sample(`interactive/${path}`) }).type).toBeTypeOf('string')
    }
  })
})

describe('what somebody wrote', () => {
  it.each([
    ['&lt;b&gt; &amp;amp;', '<b> &amp;'],
    [`<@${bot}> no cobra`, 'no cobra'],
    ['<@U9|eva> y <#C1|ventas>', '@eva y #ventas'],
    ['<!here> <!subteam^S1|@soporte> <!date^1^{date}|hoy>', '@here @soporte hoy'],
    ['<https://a.example/x?y=1&amp;z=2>', 'https://a.example/x?y=1&z=2'],
    ['<https://a.example|aquí>', 'aquí (https://a.example)'],
    ['<http://tienda.com|tienda.com>', 'http://tienda.com'],
    ['<mailto:eva@tienda.com|eva@tienda.com>', 'eva@tienda.com'],
    ['a &lt;<https://x.example>&gt;', 'a <https://x.example>'],
    [':+1:', '👍'],
    [':thumbsup::skin-tone-4: gracias :pray:', '👍 gracias 🙏'],
    [':star::star::star:', '⭐⭐⭐'],
    [':five:', '5️⃣'],
    ['listo :white_check_mark:', 'listo ✅'],
    [':our_own:', ':our_own:'],
    ['a las 10:100:30', 'a las 10:100:30'],
    ['https://a.example/x:100:y', 'https://a.example/x:100:y'],
  ])('%s is %s', (given, words) => {
    expect(wordsOf(given, bot)).toBe(words)
  })
})

describe('a delivery', () => {
  it('has one name however often it is sent', () => {
    const body = { type: 'event_callback', team_id: team, event_id: 'Ev1', event: message(ana, '1.1', 'a') }
    expect(nameOf({ kind: 'event', body })).toBe(`${team}/Ev1`)
    const pressed = press(ana, { ts: '1.1' }, { action_id: 'choice.1', action_ts: '2.1' })
    expect(nameOf({ kind: 'interaction', body: pressed })).toBe(
      nameOf({ kind: 'interaction', body: { ...pressed } }),
    )
  })
})
