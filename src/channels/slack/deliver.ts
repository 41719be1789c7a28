import { z } from 'zod'
import { TerminalError } from '../../errors.ts'
import type { Log } from '../../log.ts'
import type { Address, Outgoing, Part } from '../../message.ts'
import type { Agent } from './agent.ts'
import type { Api } from './api.ts'
import { SlackNotFoundError } from './errors.ts'
import { mark } from './marks.ts'
import type { Pace } from './pace.ts'
import { conversationOf, direct, isDirect, type Place, placeOf, ticketOf, ticketThread } from './place.ts'
import { isPrivate, render, type Rendered } from './render.ts'
import type { Shown, Slot, Slots } from './slots.ts'
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
 * M4 where others read along, a person's list of tickets is for their eyes alone;
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
  const shown = replaced(slot.shown, message)
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

async function add(options: DeliverOptions, { api, place }: Where, message: Outgoing): Promise<void> {
  const { threads, slots } = options
  const shown = shownOf(message)
  const root = await threads.rootOf(place)
  const isEphemeral = !isDirect(place) && isPrivate(message) // M4
  const target = { channel: place.channel, ...(root !== undefined && { thread_ts: root }) }
  let ts = ''
  for (const rendered of render(shown)) {
    const content = { ...target, ...contentOf(rendered), unfurl_links: false, unfurl_media: false }
    const posted = isEphemeral
      ? await api.call('chat.postEphemeral', { ...content, user: await threads.ownerOf(place) })
      : await api.call('chat.postMessage', content)
    const answer = postedSchema.parse(posted)
    ts = answer.ts ?? answer.message_ts ?? ''
  }
  const slot: Slot = { ts, first: message.id, shown, ...(isEphemeral && { isEphemeral: true }) }
  await slots.set(conversationOf(place), slot) // M1
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

/** Text is never read as markup. */
const contentOf = (rendered: Rendered | undefined): object => ({ ...rendered, mrkdwn: false, parse: 'none' })

const shownOf = ({ slot, language, parts, text }: Outgoing): Shown => ({ slot, language, parts, text })

/** The prompt's place is taken, and the buttons of the whole message go; what stood beside stays. */
function replaced(before: Shown, message: Outgoing): Shown {
  if (message.replaces === 'message') return shownOf(message)
  const isKept = ({ type }: Part): boolean => type !== 'prompt' && type !== 'buttons'
  const at = before.parts.findIndex(({ type }) => type === 'prompt')
  const [head, tail] = at < 0 ? [before.parts, []] : [before.parts.slice(0, at), before.parts.slice(at + 1)]
  const kept = [...head.filter(isKept), ...message.parts, ...tail.filter(isKept)]
  return {
    ...shownOf(message),
    parts: kept.map(withoutButtons),
    text: textOf(head, message),
  }
}

/** What stood before the prompt is still shown, so the plain text says it too. */
function textOf(head: readonly Part[], { text }: Outgoing): string {
  const said = head.flatMap((part) => (part.type === 'text' ? [part.text] : []))
  return [...said, text].join('\n\n')
}

const withoutButtons = (part: Part): Part =>
  part.type === 'summary'
    ? { ...part, rows: part.rows.map(({ question, label, value }) => ({ question, label, value })) }
    : part
