import { createApi } from '../../../src/channels/slack/api.ts'
import type { SlackOptions } from '../../../src/channels/slack/options.ts'
import { createSlackChannel, type SlackChannel } from '../../../src/channels/slack/slack.ts'
import { createSingleWorkspace } from '../../../src/channels/slack/workspaces.ts'
import { choiceIn, type PersonAtPlatform } from '../../../src/cli/scenarios/person.ts'
import type { Connection, Platform } from '../../../src/cli/scenarios/platform.ts'
import type { Scenario } from '../../../src/cli/scenarios/scenario.ts'
import type { World } from '../../../src/cli/scenarios/world.ts'
import type { Clock } from '../../../src/clock.ts'
import { type Log, silent } from '../../../src/log.ts'
import type { ConversationId, Inbound, Sender } from '../../../src/message.ts'
import { startHttp } from '../../../src/server/http.ts'
import type { Inbox } from '../../../src/store/inbox.ts'
import {
  ana,
  appToken,
  bot,
  type FakeSlack,
  message,
  press,
  profileOf,
  signingSecret,
  team,
  token,
} from '../../fakes/slack/slack.ts'
import { createMemoryCursors } from '../../fakes/teams/cursors.ts'

/** Where the person of a scenario writes: directly, or in a thread of a channel, where others read along. */
export type Seat = 'direct' | 'channel'
const channelId = 'C0SUPPORT'
const root = '1700000000.000001'
const places: Readonly<Record<Seat, { channel: string; conversation: ConversationId }>> = {
  direct: { channel: ana.dm, conversation: `slack:${team}:${ana.dm}:dm` },
  channel: { channel: channelId, conversation: `slack:${team}:${channelId}:${root}` },
}

export interface Seated {
  readonly scenario: Scenario
  readonly sender: Sender
  readonly clock: Clock
  readonly seat: Seat
}

/** The channel as the server makes it for one workspace, at the fake. */
export function channelAt(
  slack: Pick<FakeSlack, 'url' | 'socket'>,
  options: Omit<SlackOptions, 'workspaces' | 'settings' | 'secret' | 'pageUrl'>,
): SlackChannel {
  const { log } = options
  const apiUrl = `${slack.url}/api/`
  const api = createApi({ apiUrl, token })
  return createSlackChannel({
    ...options,
    workspaces: createSingleWorkspace({ api, token }, log),
    settings: {
      entry: slack.socket ? { type: 'socket', appToken, apiUrl } : { type: 'calls', signingSecret },
      hosts: ['127.0.0.1'],
    },
    secret: 'x'.repeat(32),
    pageUrl: () => 'https://support.example.com',
  })
}

export const serveAt = (channel: SlackChannel, clock: Clock, log: Log = silent) =>
  startHttp({
    host: '127.0.0.1',
    port: 0,
    routes: channel.routes,
    ready: () => Promise.resolve(true),
    hostNames: [],
    maxBodyBytes: 256 * 1024,
    clock,
    log,
  })

/** Slack for a scenario: the real channel behind the real HTTP server, and a person at the fake. */
export function createSlackPlatform(slack: FakeSlack, seated: Seated): Platform {
  const { scenario, sender, clock, seat } = seated
  const cursors = createMemoryCursors()
  const inbox = createMemoryInbox()
  const main = places[seat].conversation
  slack.people.set(ana.user, profileOf(ana.user, sender.name ?? 'Ana Ruiz', sender.locale ?? scenario.lang))
  let connected: SlackChannel | undefined

  return {
    async connect(program): Promise<Connection> {
      // The operator's list knows the person by the scenario's key.
      const known = (given: Sender): Sender =>
        ({
          ...sender,
          ...given,
          key: sender.key,
          ...(sender.email === undefined && { email: undefined }),
        }) as Sender
      const { forms, lookups } = program.core
      const channel = channelAt(slack, {
        accept: (inbound: Inbound) =>
          program.core.accept(inbound.sender ? { ...inbound, sender: known(inbound.sender) } : inbound),
        forms,
        lookups: {
          person: (given) => lookups.person(known(given)),
          ticket: (given, number) => lookups.ticket(known(given), number),
          tickets: (given, { status, ...query }) =>
            lookups.tickets(known(given), { ...query, ...(status && { status }) }),
        },
        files: program.files,
        cursors,
        inbox,
        language: scenario.lang,
        log: silent,
        clock,
      })
      const http = await serveAt(channel, clock)
      slack.target(http.url)
      connected = channel
      await channel.start()
      return {
        // Tickets that a scenario begins with were filed from no conversation of ours.
        channel: {
          ...channel,
          placeOf: (change) =>
            channel.placeOf?.({
              ...change,
              conversation: change.conversation.startsWith('slack:update_') ? main : change.conversation,
            }) ?? { conversation: main },
        },
        conversationOf: ({ conversation }) => conversation ?? '',
        async close() {
          await http.close()
          await channel.close()
        },
      }
    },
    person: (world) => createPerson(world, slack, seated, () => connected?.idle()),
    close: () => Promise.resolve(),
  }
}

function createPerson(
  world: World,
  slack: FakeSlack,
  { seat, clock }: Seated,
  idle: () => Promise<void> | undefined,
): PersonAtPlatform {
  const { channel, conversation: main } = places[seat]
  const who = { ...ana, dm: channel }
  let last: (() => Promise<unknown>) | undefined
  let lastPress: (() => Promise<unknown>) | undefined
  const said = new Map<string, { ts: string; thread_ts?: string; text: string }>()

  const settle = async (): Promise<void> => {
    await idle()
    await world.settle()
  }
  const send = async (work: () => Promise<{ readonly status: number }>): Promise<void> => {
    last = work
    const { status } = await work()
    if (status !== 200) throw new Error(`Slack was answered ${status}.`)
    await settle()
  }
  const nextTs = (): string => `${Math.floor(clock.now() / 1_000)}.9${slack.next().slice(1)}`
  /** The thread that a conversation is, by its first message. */
  const rootOf = (conversation: ConversationId): string | undefined => {
    const thread = conversation.split(':').at(-1) ?? ''
    if (thread === 'dm') return undefined
    if (!thread.startsWith('ticket-')) return thread
    const inThread = world.screen.shown(conversation)[0]
    const posted = slack
      .shown(channel)
      .find(({ text }) => inThread && text.includes(inThread.text.slice(0, 40)))
    return posted?.thread_ts ?? posted?.ts
  }
  const eventOf = (conversation: ConversationId, ts: string, text: string, more: object = {}): object => {
    const thread_ts = rootOf(conversation)
    // A thread of a channel begins with a mention; one of direct messages, with something nobody says.
    const isFirst = seat === 'channel' && thread_ts !== undefined && !said.has(thread_ts)
    if (isFirst) said.set(thread_ts, { ts: thread_ts, text })
    const inThread = isFirst || thread_ts === undefined ? {} : { thread_ts }
    const written = isFirst ? `<@${bot}> ${text}` : text
    const event = message(who, isFirst ? thread_ts : ts, written, { ...inThread, ...more })
    return seat === 'direct' ? event : { ...event, channel_type: 'channel' }
  }
  const pressOn = async (choice: string, isOld: boolean): Promise<void> => {
    const found = slack
      .shown(channel)
      .findLast(({ blocks }) => JSON.stringify(blocks).includes(JSON.stringify(choice)))
    if (!found && !isOld) throw new Error(`no message offers ${choice}`)
    const on = found ?? { ts: slack.shown(channel)[0]?.ts ?? '' }
    const action = found
      ? actionFor(found.blocks, choice)
      : { type: 'button', action_id: 'choice.1', value: choice }
    const again = (): ReturnType<FakeSlack['interaction']> =>
      slack.interaction(press(who, { ...on, channel }, { ...action, action_ts: nextTs() }))
    lastPress = again
    const payload = press(who, { ...on, channel }, { ...action, action_ts: nextTs() })
    await send(() => slack.interaction(payload))
  }

  return {
    placeOf(thread = 'main') {
      if (thread === 'main') return main
      const number = /^update_(\d+)$/.exec(thread)?.[1]
      if (number !== undefined) return seat === 'channel' ? main : `slack:${team}:${ana.dm}:ticket-${number}`
      return `slack:${team}:${channel}:16${thread.charCodeAt(0)}.000001`
    },
    async open(conversation) {
      if (seat === 'direct') {
        return send(() =>
          slack.event({
            type: 'app_home_opened',
            user: ana.user,
            channel,
            tab: 'messages',
            event_ts: nextTs(),
          }),
        )
      }
      const event = eventOf(conversation, nextTs(), '')
      await send(() => slack.event({ ...event, type: 'app_mention' }))
    },
    async say(conversation, text, files = []) {
      const ts = nextTs()
      const event = eventOf(conversation, ts, escape(text), {
        ...(files.length > 0 && {
          subtype: 'file_share',
          files: files.map((file) => slackFile(slack, file)),
        }),
      })
      const id = `Ev${slack.next()}`
      said.set(ts, { ts, text })
      await send(() => slack.event(event, { id }))
      return ts
    },
    async edit(conversation, ts, text) {
      const thread_ts = rootOf(conversation)
      const before = said.get(ts)?.text ?? ''
      const event = {
        type: 'message',
        subtype: 'message_changed',
        channel,
        channel_type: 'im',
        ts: nextTs(),
        message: {
          type: 'message',
          user: ana.user,
          text: escape(text),
          ts,
          edited: { user: ana.user, ts: nextTs() },
          ...(thread_ts !== undefined && thread_ts !== ts && { thread_ts }),
        },
        previous_message: { type: 'message', user: ana.user, text: escape(before), ts },
      }
      await send(() => slack.event(event))
    },
    async press(conversation, q, opt, which) {
      const live = world.screen.live(conversation)
      const asked = which === 'live' ? (live?.asks === q ? [live] : []) : oldPrompts(world, conversation, q)
      const choice = asked.map((prompt) => choiceIn(prompt, opt)).findLast((each) => each !== undefined)
      if (choice === undefined) throw new Error(`there is nothing to press for ${q}: ${opt}`)
      await pressOn(choice, which === 'old')
    },
    file: (name, type, bytes) =>
      Promise.resolve({
        ref: `/files/${slack.next()}`,
        name,
        type: type ?? 'application/octet-stream',
        size: bytes,
      }),
    async pressAgain() {
      await lastPress?.()
      await settle()
    },
    async deliverAgain() {
      await last?.()
      await settle()
    },
  }
}

/** As the platform escapes what people write. */
const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

function slackFile(
  slack: FakeSlack,
  { ref, name, type, size }: { ref: string; name: string; type: string; size: number },
): object {
  slack.files.set(ref, { type, bytes: Buffer.alloc(size, 'x') })
  return {
    id: `F${slack.next()}`,
    name,
    title: name,
    mimetype: type,
    size,
    mode: 'hosted',
    is_external: false,
    file_access: 'visible',
    url_private: `${slack.url}${ref}`,
    url_private_download: `${slack.url}${ref}`,
  }
}

function actionFor(blocks: FakeSlackBlocks, choice: string): object {
  for (const { action_id, value, options } of blocks.flatMap(({ elements = [] }) => elements)) {
    if (value === choice) return { type: 'button', action_id, value }
    const option = options?.find((each) => each.value === choice)
    if (option) return { type: 'static_select', action_id, selected_option: option }
  }
  throw new Error(`nothing of the message is ${choice}`)
}
type FakeSlackBlocks = ReturnType<FakeSlack['shown']>[number]['blocks']

function oldPrompts(world: World, conversation: ConversationId, q: string) {
  const live = world.screen.live(conversation)
  const prompts = world.screen.delivered(conversation).flatMap(({ parts }) => parts)
  return prompts.filter((part) => part.type === 'prompt').filter((part) => part.asks === q && part !== live)
}

/** An inbox in memory, that keeps the promises of the port. */
export function createMemoryInbox(): Inbox {
  const kept = new Map<string, { id: string; body: string; at: number }>()
  return {
    put(id, body, at) {
      const isNew = !kept.has(id)
      if (isNew) kept.set(id, { id, body, at })
      return Promise.resolve(isNew)
    },
    done: (id) => Promise.resolve(void kept.delete(id)),
    pending: (before, limit) =>
      Promise.resolve([...kept.values()].filter(({ at }) => at < before).slice(0, limit)),
    close: () => Promise.resolve(),
  }
}
