import { z } from 'zod'
import { TerminalError } from '../../errors.ts'
import type { Log } from '../../log.ts'
import type { Address, Outgoing } from '../../message.ts'
import type { Agent } from './agent.ts'
import type { Api } from './api.ts'
import { SlackNotFoundError } from './errors.ts'
import { mark } from './marks.ts'
import type { Pace } from './pace.ts'
import { conversationOf, direct, isDirect, type Place, placeOf, ticketOf, ticketThread } from './place.ts'
import { isAnsweredAlone, type Parted, parted, showAlone } from './private.ts'
import { render, type Rendered } from './render.ts'
import { replaced, shownOf } from './replaced.ts'
import type { Slot, Slots } from './slots.ts'
import type { Threads } from './threads.ts'
import type { Workspaces } from './workspaces.ts'

export interface DeliverOptions {
  readonly workspaces: Workspaces
  readonly threads: Threads
  readonly slots: Slots
  readonly pace: Pace
  readonly agent: Pick<Agent, 'entitle'>
  readonly log: Log
}

/**
 * Shows messages in a conversation of Slack.
 *
 * M1 a message that is known to be shown is not shown again; what stands for it is written down as soon as it has an id;
 * M2 one that replaces changes the message that is there, in its place;
 * M3 one channel is written to by one hand at a time, and by none while Slack asked to wait;
 * M4 where others read along, what concerns the person alone is for their eyes alone;
 * M5 what a sign on the person's own message says is said in words only where it can't be put there.
 */
export async function deliver(
  options: DeliverOptions,
  address: Address,
  messages: readonly Outgoing[],
): Promise<void> {
  const place = placeOf(address['conversation'] ?? '')
  const workspace = place && (await options.workspaces.of(place.team))
  if (!place || !workspace) {
    throw new TerminalError(
      'channels.slack-gone',
      `Nothing gets through to ${address['conversation']}: the app is not installed there. Install it again.`,
    )
  }
  const { api } = workspace
  for (const message of messages) {
    await options.pace(`${place.team}/${place.channel}`, () => show(options, { api, place }, message)) // M3
  }
}

interface Where {
  readonly api: Api
  readonly place: Place
}

async function show(options: DeliverOptions, where: Where, message: Outgoing): Promise<void> {
  const { slots, log } = options
  const { api, place } = where
  const { marks } = message
  if (marks && (await mark(api, place.channel, marks, log)) && marks.isEnough) return
  const conversation = conversationOf(place)
  const slot = await slots.get(conversation, message.slot)
  if (slot?.first === message.id) return // M1
  if (!message.replaces || !slot || slot.isEphemeral) {
    if (message.replaces !== 'prompt') await add(options, where, message)
    return
  }
  if (message.replaces === 'prompt' && !isDirect(place) && isAnsweredAlone(slot.shown.parts)) return // M4
  const { alone, open } = partedIn(place, message)
  if (alone) await post(options, where, alone, true)
  if (!open) return
  const shown = replaced(slot.shown, open)
  try {
    const rendered = render(shown).at(-1)
    await api.call('chat.update', { channel: place.channel, ts: slot.ts, ...contentOf(rendered) }) // M2
  } catch (error) {
    if (!(error instanceof SlackNotFoundError)) throw error
    log.warn('channels.slack-message-lost', { conversation })
    if (message.replaces === 'message') return add(options, where, message)
  }
  await slots.set(conversation, { ...slot, shown })
}

const postedSchema = z.looseObject({ ts: z.string().optional(), message_ts: z.string().optional() })

/** M4 Nobody reads along in direct messages. */
const partedIn = (place: Place, message: Outgoing): Parted =>
  isDirect(place) ? { open: message } : parted(message)

/** @returns the platform's id of the last message that it became. */
async function post(
  { threads }: DeliverOptions,
  { api, place }: Where,
  message: Outgoing,
  isAlone: boolean,
): Promise<string> {
  const root = await threads.rootOf(place)
  const target = { channel: place.channel, ...(root !== undefined && { thread_ts: root }) }
  let ts = ''
  for (const rendered of render(message)) {
    const content = { ...target, ...contentOf(rendered), unfurl_links: false, unfurl_media: false }
    const posted = isAlone
      ? await showAlone(api, await threads.ownerOf(place), content)
      : await api.call('chat.postMessage', content)
    const answer = postedSchema.parse(posted)
    ts = answer.ts ?? answer.message_ts ?? ''
  }
  await threads.shown(place, ts)
  return ts
}

async function add(options: DeliverOptions, where: Where, message: Outgoing): Promise<void> {
  const { threads, slots } = options
  const { place } = where
  const root = await threads.rootOf(place)
  const { alone, open } = partedIn(place, message)
  const seen = alone ? await post(options, where, alone, true) : ''
  const ts = open ? await post(options, where, open, false) : seen
  const shown = shownOf(open ?? message)
  const slot: Slot = { ts, first: message.id, shown, ...(!open && { isEphemeral: true }) }
  await slots.set(conversationOf(place), slot) // M1
  if (ticketOf(place) !== undefined) await threads.talk(place)
  if (root === undefined && place.thread !== direct) await threads.begin(place, ts)
  const [first, another] = message.parts.filter((part) => part.type === 'ticket')
  if (!first || another) return
  if (place.thread === direct) await beginTicket(threads, place, first.ticket.number, ts)
  await options.agent.entitle(place, first.ticket.subject)
}

/** The message that shows a ticket for the first time is where its thread hangs. */
async function beginTicket(
  threads: Threads,
  { team, channel }: Place,
  number: number,
  ts: string,
): Promise<void> {
  const thread = { team, channel, thread: ticketThread(number) }
  if ((await threads.rootOf(thread)) === undefined) await threads.begin(thread, ts)
}

/** Text is never read as markup. */
const contentOf = (rendered: Rendered | undefined): object => ({ ...rendered, mrkdwn: false, parse: 'none' })
