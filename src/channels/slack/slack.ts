import { slackChatWordsIn } from '../../i18n/slack-chat.ts'
import type { Address } from '../../message.ts'
import type { Channel } from '../channel.ts'
import type { Route } from '../route.ts'
import { createAgent } from './agent.ts'
import type { Api } from './api.ts'
import { deliver } from './deliver.ts'
import { type Answer, createBolt } from './bolt.ts'
import { slackRoute } from './door.ts'
import { createSocket } from './socket.ts'
import { createHear } from './hear.ts'
import { createIntake } from './intake.ts'
import type { SlackOptions } from './options.ts'
import { createPace } from './pace.ts'
import { createPeople } from './people.ts'
import { addressOf, conversationOf, direct, placeOf, ticketThread } from './place.ts'
import { type Delivery, nameOf, typeOf } from './delivery.ts'
import { receive } from './receive.ts'
import type { Received } from './received.ts'
import { createSlots } from './slots.ts'
import { createSpeak } from './speak.ts'
import { createSurfaceCalls } from './surface-calls.ts'
import { createSurfaces } from './surfaces.ts'
import { createTakeFiles } from './take-files.ts'
import { createThreads } from './threads.ts'
import type { Who } from './views/ports.ts'
import { createWhisper } from './whisper.ts'
import { installed } from './workspaces.ts'

/** The channel, and the addresses it wants served. */
export interface SlackChannel extends Channel {
  readonly routes: readonly Route[]
  /** Takes up what was left behind, and opens the connection where the program does. */
  start(): Promise<void>
  /** Resolves when nothing that came in is under way. */
  idle(): Promise<void>
  close(): Promise<void>
}

/** What one person does is taken in order; what nobody in particular did, by itself. */
const fromOf = (delivery: Delivery, received: Received): string =>
  'who' in received ? `${received.who.team}/${received.who.user}` : nameOf(delivery)

/** People in Slack. */
export function createSlackChannel(options: SlackOptions): SlackChannel {
  const { cursors, lookups, workspaces, settings, clock, log, language } = options
  const senderOf = createPeople(workspaces, options)
  const threads = createThreads(cursors)
  const apiFor = async (who: Who): Promise<Api> => (await installed(workspaces, who.team)).api
  const calls = createSurfaceCalls({ apiFor, senderOf, threads })
  const whisper = createWhisper(settings.hosts, log)
  const speak = createSpeak(senderOf, options)
  const surfaces = createSurfaces({
    ...options,
    ...calls,
    ...lookups,
    senderOf,
    takeFiles: createTakeFiles({ ...options, senderOf, speak, whisper, directPlace: calls.directPlace }),
  })
  const agent = createAgent({ workspaces, threads, clock, log })
  const parts = { ...options, ...calls, senderOf, threads, whisper, speak, surfaces, agent }
  const showing = { ...parts, slots: createSlots(cursors), pace: createPace(clock) }
  const intake = createIntake({ ...options, hear: createHear(parts) })

  const answer: Answer = async (delivery) => {
    const type = typeOf(delivery)
    if (type === 'view_submission') return surfaces.submitted(delivery.body)
    if (type === 'block_suggestion') return surfaces.suggest(delivery.body)
    const received = receive(delivery)
    // Nearly all that is written in a channel is between others: it is neither kept nor looked at again.
    if (received.type === 'ignored') log.debug('channels.slack-ignored', { reason: received.reason })
    else await intake.take(delivery, fromOf(delivery, received))
    return undefined
  }

  const bolt = createBolt(answer, log)
  const { entry } = settings
  const socket = entry.type === 'socket' ? createSocket({ ...options, ...entry, bolt }) : undefined

  return {
    name: 'slack',
    async deliver(address, messages) {
      await deliver(showing, address, messages)
      await agent.answered(address)
      if (messages.some(({ parts: shown }) => shown.some(({ type }) => type === 'ticket'))) {
        await renewHome(address)
      }
    },
    working: (address) => agent.working(address, slackChatWordsIn(language).status),
    placeOf({ conversation, ticket }) {
      const place = placeOf(conversation)
      if (!place) return { conversation }
      const { team, channel } = place
      // Outside of direct messages, and in a thread there, the request has a thread already.
      const own = place.thread === direct ? { team, channel, thread: ticketThread(ticket.number) } : place
      return { conversation: conversationOf(own), address: addressOf(own), ownThread: true }
    },
    routes: entry.type === 'calls' ? [slackRoute({ ...options, ...entry, bolt })] : [],
    async start() {
      intake.start()
      await socket?.start()
    },
    async idle() {
      await socket?.idle()
      await intake.idle()
    },
    async close() {
      await socket?.close()
      await intake.close()
    },
  }

  /** Their tickets changed, and the tab shows them. */
  async function renewHome(address: Address): Promise<void> {
    const place = placeOf(address['conversation'] ?? '')
    const user = place && (await threads.ownerOf(place))
    if (!place || !user) return
    surfaces.home
      .changed({ team: place.team, user })
      .catch((error: unknown) => log.warn('channels.slack-home', { team: place.team }, error))
  }
}
