import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  ana,
  bot,
  bruno,
  message,
  otherTeam,
  press,
  type Sent,
  signatureOf,
  signingSecret,
  team,
  type Transport,
} from '../../fakes/slack/slack.ts'
import { type Scripted, startScripted } from './scripted.ts'

let program: Scripted
beforeEach(async () => {
  program = await startScripted()
})
afterEach(() => program.close())

const said = message(ana, '1700000001.000001', 'no me deja pagar')
const envelope = {
  type: 'event_callback',
  team_id: team,
  event_id: 'Ev1',
  authorizations: [{ user_id: bot }],
}
const body = JSON.stringify({ ...envelope, event: said })
const form = {
  command: '/support',
  team_id: team,
  channel_id: 'C1',
  user_id: ana.user,
  text: 'estado 5001',
  trigger_id: 't1',
  response_url: 'https://hooks.slack.com/commands/1',
}
const json = 'application/json'
const urlencoded = 'application/x-www-form-urlencoded'
/** The mention that makes a thread Ana's. */
const root = '1700000002.000001'

const stampNow = (shiftMs = 0): string => String(Math.floor((program.clock.now() + shiftMs) / 1_000))
const signed = (text: string, stamp = stampNow(), secret = signingSecret): Record<string, string> => ({
  'X-Slack-Request-Timestamp': stamp,
  'X-Slack-Signature': signatureOf(secret, stamp, text),
})
const send = (headers: Record<string, string>, text = body, type = json): Promise<Sent> =>
  program.slack.send(text, type, { headers })
const sendSigned = (text: string, type = json): Promise<Sent> => send(signed(text), text, type)
const beginAna = async (): Promise<void> => {
  await program.slack.event({ ...message(ana, root, `<@${bot}> ayuda`), type: 'app_mention', channel: 'C1' })
  await program.idle()
}
const pressOf = (who: typeof ana, value = 'c.1.1.send', more: object = {}) =>
  press(
    who,
    { ts: '1700000003.000001', channel: 'C1', thread_ts: root },
    { type: 'button', action_id: 'choice.1', value, action_ts: '1.1' },
    { response_url: `${program.slack.url}/response/1`, ...more },
  )

interface Attack {
  readonly name: string
  readonly by: () => Promise<Sent>
  readonly status: number
  /** What it is counted as in the log. */
  readonly counted: string
}

/** Nothing of these gets in, whoever sends them. */
const attacks: readonly Attack[] = [
  {
    name: 'a signature with another secret',
    by: () => send(signed(body, stampNow(), 'another')),
    status: 401,
    counted: 'forged-signature',
  },
  {
    name: 'a signature of another body',
    by: () => send(signed(`${body} `)),
    status: 401,
    counted: 'forged-signature',
  },
  {
    name: 'a signature of another moment',
    by: () => send({ ...signed(body), 'X-Slack-Request-Timestamp': stampNow(1_000) }),
    status: 401,
    counted: 'forged-signature',
  },
  {
    name: 'a signature of another version',
    by: () => {
      const headers = signed(body)
      const signature = headers['X-Slack-Signature'] ?? ''
      return send({ ...headers, 'X-Slack-Signature': signature.replace('v0=', 'v1=') })
    },
    status: 401,
    counted: 'forged-signature',
  },
  {
    name: 'the beginning of a signature',
    by: () => {
      const headers = signed(body)
      return send({ ...headers, 'X-Slack-Signature': (headers['X-Slack-Signature'] ?? '').slice(0, 20) })
    },
    status: 401,
    counted: 'forged-signature',
  },
  {
    name: 'no signature',
    by: () => send({ ...signed(body), 'X-Slack-Signature': '' }),
    status: 401,
    counted: 'unsigned',
  },
  {
    name: 'no moment',
    by: () => send({ ...signed(body), 'X-Slack-Request-Timestamp': '' }),
    status: 401,
    counted: 'unsigned',
  },
  {
    name: 'a moment that is none',
    by: () => send(signed(body, 'now')),
    status: 401,
    counted: 'unsigned',
  },
  {
    name: 'what was signed six minutes ago',
    by: () => send(signed(body, stampNow(-360_000))),
    status: 401,
    counted: 'stale',
  },
  {
    name: 'what will be signed in six minutes',
    by: () => send(signed(body, stampNow(360_000))),
    status: 401,
    counted: 'stale',
  },
  {
    name: 'a body that is too large, with a signature',
    by: () => sendSigned(JSON.stringify({ ...envelope, filler: 'x'.repeat(300_000) })),
    status: 413,
    counted: 'too-large',
  },
  { name: 'half a body', by: () => sendSigned('{"type":'), status: 400, counted: 'invalid' },
  { name: 'a body that is a number', by: () => sendSigned('7'), status: 400, counted: 'malformed' },
  {
    name: 'a payload that is no JSON',
    by: () => sendSigned('payload=%7B', urlencoded),
    status: 400,
    counted: 'malformed',
  },
  {
    name: 'a payload that is a list of nothing',
    by: () => sendSigned('payload=null', urlencoded),
    status: 400,
    counted: 'malformed',
  },
  {
    name: 'another workspace with a channel and a person of our ids',
    by: () => program.slack.event(said, { team: otherTeam }),
    status: 200,
    counted: 'not-installed',
  },
  {
    name: 'a press in another workspace',
    by: () =>
      program.slack.interaction(
        pressOf(ana, 'c.1.1.send', { team: { id: otherTeam }, user: { id: ana.user, team_id: otherTeam } }),
      ),
    status: 200,
    counted: 'not-installed',
  },
  {
    name: 'a command of another workspace',
    by: () => program.slack.command({ ...form, team_id: otherTeam }),
    status: 200,
    counted: 'not-installed',
  },
  {
    name: 'a press on another person’s question',
    by: () => program.slack.interaction(pressOf(bruno)),
    status: 200,
    counted: 'not-yours',
  },
  {
    name: 'a press in a thread that nobody began',
    by: () =>
      program.slack.interaction({
        ...pressOf(bruno),
        container: {
          type: 'message',
          message_ts: '1700000009.000002',
          thread_ts: '1700000009.000001',
          channel_id: 'C1',
        },
      }),
    status: 200,
    counted: 'nobodys',
  },
  {
    name: 'an action of our name that we never show',
    by: () => {
      const action = { type: 'button', action_id: 'choicest.1', value: 'c.1.1.send', action_ts: '1.1' }
      return program.slack.interaction({ ...pressOf(ana), actions: [action] })
    },
    status: 200,
    counted: 'forged-value',
  },
]

/** The reasons in the log, at the door, behind it, and where bodies are read. */
const counted = (): readonly unknown[] => [
  ...program.refused(),
  ...program.logged('server.refused').map(({ problem }) => problem),
]

describe('an attack', () => {
  it.each(attacks)('by $name is kept out, and counted', async ({ by, status, counted: reason }) => {
    await beginAna()
    const before = program.inbounds.length
    expect((await by()).status).toBe(status)
    await program.idle()
    expect(counted()).toEqual([reason])
    expect(program.inbounds.slice(before)).toEqual([])
    expect(program.logged('server.failed')).toEqual([])
  })

  it('by what Slack signed and somebody sends again is the same event, once more', async () => {
    const headers = signed(body)
    await send(headers)
    await send({ ...headers, 'X-Slack-Retry-Num': '1', 'X-Slack-Retry-Reason': 'http_timeout' })
    await program.idle()
    program.clock.move(360_000)
    expect((await send(headers)).status).toBe(401)
    await program.idle()
    expect(new Set(program.inbounds.map(({ id }) => id)).size).toBe(1)
    expect(program.refused()).toEqual(['stale'])
  })

  it('by a command that names another host for the answer sends nothing there', async () => {
    await program.slack.command({ ...form, response_url: 'https://evil.example/collect' })
    await program.idle()
    expect(program.refused()).toEqual(['foreign-response-url'])
    expect(program.inbounds).toMatchObject([{ happened: { type: 'said', text: 'estado 5001' } }])
  })
})

/** Anything at all, and what Slack sends with anything at all in one place of it. */
const broken = (whole: object): fc.Arbitrary<unknown> => {
  const paths = pathsOf(whole)
  return fc
    .tuple(fc.constantFrom(...paths), fc.jsonValue({ maxDepth: 2 }))
    .map(([path, value]) => put(whole, path, value))
}
const pathsOf = (value: unknown): readonly (readonly string[])[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, each]) => [[key], ...pathsOf(each).map((path) => [key, ...path])])
    : []
const put = (whole: unknown, [key = '', ...path]: readonly string[], value: unknown): unknown => {
  const inner = (whole as Record<string, unknown>)[key]
  const changed = path.length === 0 ? value : put(inner, path, value)
  if (Array.isArray(whole)) return Object.assign([...(whole as unknown[])], { [key]: changed })
  return { ...(whole as object), [key]: changed }
}

const view = { id: 'V1', type: 'modal', private_metadata: 'x.y', callback_id: 'x', state: { values: {} } }
const from = { team: { id: team }, user: { id: ana.user, team_id: team }, trigger_id: 't1' }
const event = (inner: object): object => ({ ...envelope, event: inner })
const file = { id: 'F1', name: 'a.png', mode: 'hosted', url_private: 'https://evil.example/a' }
const samples: readonly (readonly [string, object, 'json' | 'form'])[] = [
  ['a message', event({ ...said, files: [file] }), 'json'],
  [
    'an edit',
    event({
      ...message(ana, '9.000001', ''),
      subtype: 'message_changed',
      message: { ...said, edited: { user: ana.user, ts: '9.1' } },
      previous_message: said,
    }),
    'json',
  ],
  ['a mention', event({ ...said, type: 'app_mention', channel: 'C1' }), 'json'],
  ['an opened tab', event({ type: 'app_home_opened', user: ana.user, channel: ana.dm, tab: 'home' }), 'json'],
  [
    'a link',
    event({
      type: 'link_shared',
      user: ana.user,
      channel: ana.dm,
      message_ts: '9.000001',
      links: [{ url: 'https://support.example.com/?ticket=1' }],
    }),
    'json',
  ],
  [
    'a link’s details',
    event({
      type: 'entity_details_requested',
      user: ana.user,
      trigger_id: 't',
      external_ref: { id: '1', type: 'ticket' },
      entity_url: 'https://support.example.com/?ticket=1',
    }),
    'json',
  ],
  ['a removal', event({ type: 'tokens_revoked', tokens: { oauth: ['U1'], bot: [] } }), 'json'],
  [
    'a press',
    press(ana, { ts: '9.000001' }, { action_id: 'choice.1', value: 'g.es', action_ts: '1.1' }),
    'form',
  ],
  [
    'a press on the form’s button',
    press(ana, { ts: '9.000001' }, { action_id: 'form.1', value: 'x', action_ts: '1.1' }),
    'form',
  ],
  [
    'an act on the tab',
    {
      ...from,
      type: 'block_actions',
      view: { type: 'home', private_metadata: '{"page":1}' },
      actions: [{ action_id: 'home.search', value: 'x' }],
    },
    'form',
  ],
  ['a filled in form', { ...from, type: 'view_submission', view }, 'form'],
  ['a closed form', { ...from, type: 'view_closed', view, is_cleared: false }, 'form'],
  [
    'a search in a form',
    {
      ...from,
      type: 'block_suggestion',
      view,
      action_id: 'answer',
      block_id: 'identify.account',
      value: 't',
    },
    'form',
  ],
  ['a shortcut', { ...from, type: 'shortcut', callback_id: 'new_ticket' }, 'form'],
  [
    'a message’s shortcut',
    {
      ...from,
      type: 'message_action',
      callback_id: 'ticket_from_message',
      channel: { id: 'C1' },
      message: said,
    },
    'form',
  ],
]

const transports: readonly Transport[] = ['calls', 'socket']
const fuzzed = samples.flatMap(([what, sample, kind]) =>
  transports.map((transport) => ({ what, sample, kind, transport })),
)

describe('a payload with anything in it', () => {
  it.each(fuzzed)(
    'is answered, and breaks nothing: $what ($transport)',
    async ({ sample, kind, transport }) => {
      await program.close()
      program = await startScripted({}, undefined, transport)
      await program.channel.start()
      const any = fc.oneof({ weight: 6, arbitrary: broken(sample) }, { weight: 1, arbitrary: fc.jsonValue() })
      await fc.assert(
        fc.asyncProperty(any, async (value) => {
          const text = JSON.stringify(value)
          const answered = kind === 'json' ? sendSigned(text) : program.slack.command({ payload: text })
          // Down the socket, what is no envelope gets no answer.
          if (transport === 'calls') expect([200, 400]).toContain((await answered).status)
        }),
        { numRuns: 60 },
      )
      await program.idle()
      expect(program.logged('server.failed')).toEqual([])
      // It goes on for others.
      await program.slack.event(message(bruno, '1700000099.000001', 'oi'))
      await program.idle()
      expect(program.inbounds.map(({ happened }) => happened)).toContainEqual(
        expect.objectContaining({ type: 'said', text: 'oi' }),
      )
    },
  )

  it('is answered, and breaks nothing: a command', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...Object.keys(form)), fc.string(), async (name, value) => {
        const { status } = await program.slack.command({ ...form, [name]: value })
        expect([200, 400]).toContain(status)
      }),
      { numRuns: 80 },
    )
    await program.idle()
    expect(program.logged('server.failed')).toEqual([])
  })
})
