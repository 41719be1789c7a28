import type { Clock } from '../../clock.ts'
import { TerminalError } from '../../errors.ts'
import type { Log } from '../../log.ts'
import type { Address, Outgoing } from '../../message.ts'
import type { Agent } from './agent.ts'
import { findShown } from './doubt.ts'
import { SlackNotFoundError } from './errors.ts'
import { mark } from './marks.ts'
import type { Pace } from './pace.ts'
import { conversationOf, direct, isDirect, type Place, placeOf, ticketOf, ticketThread } from './place.ts'
import { contentOf, post, postParted, type Where } from './post.ts'
import { isAnsweredAlone, type Parted, parted } from './private.ts'
import { render } from './render.ts'
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
  readonly clock: Pick<Clock, 'now'>
  readonly log: Log
}

/**
 * Shows messages in a conversation of Slack.
 *
 * M1 a message is shown once: that it will be is written down before, its id after; what a process left in between is looked for,
 *    and shown once more only where Slack doesn't say whether it is there;
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
  const { threads } = options
  for (const message of messages) {
    await options.pace(`${place.team}/${place.channel}`, () =>
      show(options, { api, place, threads }, message),
    ) // M3
  }
}

async function show(options: DeliverOptions, where: Where, message: Outgoing): Promise<void> {
  const { slots, log } = options
  const { api, place } = where
  const { marks } = message
  if (marks && (await mark(api, place.channel, marks, log)) && marks.isEnough) return
  const conversation = conversationOf(place)
  const slot = await slots.get(conversation, message.slot)
  if (slot?.first === message.id && slot.ts !== '') return // M1
  if (!message.replaces || !slot || slot.isEphemeral || slot.ts === '') {
    if (message.replaces !== 'prompt') await add(options, where, message, slot)
    return
  }
  if (message.replaces === 'prompt' && !isDirect(place) && isAnsweredAlone(slot.shown.parts)) return // M4
  const { alone, open } = partedIn(place, message)
  if (alone) await post(where, alone, 'alone')
  if (!open) return
  const shown = replaced(slot.shown, open)
  try {
    const rendered = render(shown).at(-1)
    await api.call('chat.update', { channel: place.channel, ts: slot.ts, ...contentOf(rendered) }) // M2
  } catch (error) {
    if (!(error instanceof SlackNotFoundError)) throw error
    log.warn('channels.slack-message-lost', { conversation })
    if (message.replaces === 'message') return add(options, where, message, undefined)
  }
  await slots.set(conversation, { ...slot, shown })
}

/** M4 Nobody reads along in direct messages. */
const partedIn = (place: Place, message: Outgoing): Parted =>
  isDirect(place) ? { open: message } : parted(message)

async function add(
  options: DeliverOptions,
  where: Where,
  message: Outgoing,
  before: Slot | undefined,
): Promise<void> {
  const { threads, slots, clock, log } = options
  const { api, place } = where
  const root = await threads.rootOf(place)
  const parts = partedIn(place, message)
  const shown = shownOf(parts.open ?? message)
  const slot: Slot = { ts: '', first: message.id, shown, ...(!parts.open && { isEphemeral: true }) }
  const conversation = conversationOf(place)
  const { id } = message
  const isDoubted = before?.first === id && before.since !== undefined
  const found = isDoubted && (await findShown(api, { ...place, root }, { id, since: before.since }, log))
  if (!isDoubted) await slots.set(conversation, { ...slot, since: clock.now() }) // M1
  const ts = found || (await postParted(where, parts))
  await slots.set(conversation, { ...slot, ts }) // M1
  await threads.shown(place, ts)
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
