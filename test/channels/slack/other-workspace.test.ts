import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { encode } from '../../../src/dialog/choice.ts'
import { homeActions } from '../../../src/channels/slack/home-look.ts'
import { requestOf } from '../../contracts/desk.ts'
import {
  ana,
  bruno,
  type FakeSlack,
  message,
  otherTeam,
  otherToken,
  press,
  startSlack,
  team,
  token,
} from '../../fakes/slack/slack.ts'
import { type ProgramForMany, startForMany } from './many.ts'

const subject = 'El checkout muestra error 502'
const description = 'Desde las 10:00 ningún comprador puede pagar.'

interface Person {
  readonly team: string
  readonly user: string
  readonly dm: string
}
const owner: Person = { team, ...ana }
/** Whoever asks for what is not theirs. Ids are as if Slack gave both workspaces the same ones. */
const strangers: readonly (Person & { readonly name: string })[] = [
  { name: 'somebody of the same id in another workspace', team: otherTeam, ...ana },
  { name: 'somebody else in another workspace', team: otherTeam, ...bruno },
  { name: 'somebody else in the same workspace', team, ...bruno },
]

let slack: FakeSlack
let program: ProgramForMany
let number = 0
/** The message that shows the ticket to its owner, and that its thread hangs under. */
let shownIn = ''
let from = 0
let last = 0

const ts = (): string => {
  last += 1
  return `1700000200.${String(last).padStart(6, '0')}`
}
const link = (): string => `${program.app.url}/?ticket=${number}`
/** All that the app said to Slack since. */
const said = (): string => JSON.stringify(slack.calls.slice(from))
const sent = (method: string): boolean => slack.calls.slice(from).some((call) => call.method === method)
const event = (who: Person, what: object) => slack.event(what, { team: who.team })
const write = (who: Person, text: string, more: object = {}) => event(who, message(who, ts(), text, more))
const pressing = (who: Person, on: { readonly ts: string; readonly channel?: string }, choice: string) =>
  slack.interaction(
    press(
      who,
      on,
      { type: 'button', action_id: 'choice.1', value: choice, action_ts: ts() },
      {
        team: { id: who.team },
        user: { id: who.user, team_id: who.team },
        trigger_id: ts(),
        response_url: `${slack.url}/response/${last}`,
      },
    ),
  )
const acting = (who: Person, action: object) =>
  slack.interaction({
    type: 'block_actions',
    team: { id: who.team },
    user: { id: who.user, team_id: who.team },
    trigger_id: ts(),
    view: { type: 'home', private_metadata: '' },
    actions: [action],
  })
const choice = (act: 'status' | 'reply' | 'solve'): string => encode({ type: 'ticket', act, number })

/**
 * How a ticket's text might be got at; the last is what the app calls in the end, where it is not silent. What is pressed twice
 * in a row is one press: something else comes in between.
 */
const readings: readonly (readonly [string, (who: Person) => Promise<unknown>, string?])[] = [
  [
    'a button of their own making',
    (who) => pressing(who, { ts: ts() }, choice('status')),
    'chat.postMessage',
  ],
  ['a question by its number', (who) => write(who, `estado ${number}`), 'chat.postMessage'],
  [
    'a slash command',
    (who) =>
      slack.command({
        command: '/support',
        team_id: who.team,
        channel_id: 'C0ANY',
        user_id: who.user,
        text: `status ${number}`,
        trigger_id: ts(),
        response_url: `${slack.url}/response/${last}`,
      }),
    'chat.postMessage',
  ],
  [
    'the Home tab',
    (who) => event(who, { type: 'app_home_opened', user: who.user, tab: 'home' }),
    'views.publish',
  ],
  [
    'a search on the Home tab',
    (who) => acting(who, { action_id: homeActions.search, value: String(number) }),
    'views.publish',
  ],
  [
    'a menu of the Home tab',
    (who) =>
      acting(who, {
        action_id: `${homeActions.ticket}.${number}`,
        selected_option: { value: choice('status') },
      }),
    'chat.postMessage',
  ],
  ['a link', (who) => event(who, slack.workObjects.written(who.user, who.dm, [link()]))],
  [
    'the details of a link',
    (who) => event(who, { ...slack.workObjects.opened(owner.user, link()), user: who.user }),
    'entity.presentDetails',
  ],
]

beforeAll(async () => {
  slack = await startSlack()
  program = await startForMany({ url: `${slack.url}/api/`, host: '127.0.0.1' })
  slack.target(program.app.url)
  for (const [id, access_token] of [
    [team, token],
    [otherTeam, otherToken],
  ] as const) {
    slack.grants.set(id, { access_token, team: { id }, enterprise: null })
    await program.install((asked) => {
      const back = new URL(asked.searchParams.get('redirect_uri') ?? '')
      back.search = new URLSearchParams({ code: id, state: asked.searchParams.get('state') ?? '' }).toString()
      return Promise.resolve(back)
    })
  }
  const { identity, desk } = program.app.backends
  const { id: requester } = await identity.find({ key: `slack:${team}:${owner.user}` })
  const conversation = `slack:${team}:${owner.dm}:dm` as const
  number = (await desk.file(requestOf('t', { requester, conversation, subject, description }))).number
  await write(owner, `estado ${number}`)
  await vi.waitFor(() => expect(said()).toContain(subject), { timeout: 15_000 })
  shownIn = slack.shown(owner.dm).find(({ blocks }) => JSON.stringify(blocks).includes(subject))?.ts ?? ''
  await event(owner, slack.workObjects.written(owner.user, owner.dm, [link()]))
  await program.idle()
}, 30_000)
afterAll(async () => {
  await program.close()
  await slack.close()
})
beforeEach(async () => {
  await program.idle()
  from = slack.calls.length
})

describe('a ticket', () => {
  it.each(readings.map(([way, read]) => ({ way, read })))(
    'is shown to whose it is by $way',
    async ({ read }) => {
      expect(await read(owner)).toMatchObject({ status: 200 })
      await expect.poll(said).toContain(subject)
    },
  )

  const tries = strangers.flatMap((stranger) =>
    readings.map(([way, read, answer]) => ({ who: stranger.name, way, stranger, read, answer })),
  )
  it.each(tries)('is not shown to $who by $way', async ({ stranger, read, answer }) => {
    expect(await read(stranger)).toMatchObject({ status: 200 })
    if (answer !== undefined) await expect.poll(() => sent(answer)).toBe(true)
    await program.idle()
    expect(said()).not.toContain(subject)
    expect(said()).not.toContain(description)
    if (answer === undefined) expect(sent('chat.unfurl')).toBe(false)
  })
})

describe('a ticket of somebody else', () => {
  const whole = async (): Promise<unknown> => {
    const { desk, identity } = program.app.backends
    const { id } = await identity.find({ key: `slack:${team}:${owner.user}` })
    return Promise.all([desk.get(number, id), desk.comments(number, id)])
  }
  const inItsThread = (who: Person) => write(who, 'yo también', { thread_ts: shownIn, channel: owner.dm })
  const attempts: readonly (readonly [string, (who: Person) => Promise<unknown>])[] = [
    ['solved', (who) => pressing(who, { ts: ts() }, choice('solve'))],
    ['answered by a button', (who) => pressing(who, { ts: ts() }, choice('reply'))],
    ['answered in its thread', inItsThread],
    [
      'solved on the owner’s own message',
      (who) => pressing(who, { ts: shownIn, channel: owner.dm }, choice('solve')),
    ],
    [
      'solved on the Home tab',
      (who) =>
        acting(who, {
          action_id: `${homeActions.ticket}.${number}`,
          selected_option: { value: choice('solve') },
        }),
    ],
  ]
  const tries = strangers.flatMap((stranger) =>
    attempts.map(([way, attempt]) => ({ who: stranger.name, way, stranger, attempt })),
  )
  it.each(tries)('is not $way by $who', async ({ stranger, attempt }) => {
    const before = await whole()
    expect(await attempt(stranger)).toMatchObject({ status: 200 })
    await program.idle()
    expect(await whole()).toEqual(before)
    expect(said()).not.toContain(subject)
  })

  it('is not pressed in its owner’s place: who tries is told so, and it is counted', async () => {
    await pressing({ ...owner, user: bruno.user }, { ts: shownIn, channel: owner.dm }, choice('solve'))
    await program.idle()
    expect(program.logged('channels.slack-refused')).toContainEqual({ reason: 'not-yours' })
    expect(sent('response_url')).toBe(true)
  })

  it('is solved by whose it is, so that the others are not kept out by chance', async () => {
    await pressing(owner, { ts: shownIn }, choice('solve'))
    await expect.poll(async () => JSON.stringify(await whole())).toContain('"solved"')
  })
})

describe('a workspace that the app was taken out of', () => {
  it('is not heard any more, and that is counted', async () => {
    await event({ ...owner, team: otherTeam }, { type: 'app_uninstalled' })
    await program.idle()
    await write({ ...owner, team: otherTeam }, 'hola')
    await program.idle()
    expect(program.logged('channels.slack-refused')).toContainEqual({ reason: 'not-installed' })
    expect(slack.calls.slice(from).filter((call) => call.token === otherToken)).toEqual([])
  })
})
