import type { Clock } from '../../clock.ts'
import { TerminalError } from '../../errors.ts'
import type { Log } from '../../log.ts'
import type { Address, Outgoing, Part } from '../../message.ts'
import type { Connector } from './connector.ts'
import { TeamsGoneError, TeamsNotFoundError, TeamsTooLargeError } from './errors.ts'
import { fit } from './fit.ts'
import { limits } from './limits.ts'
import type { Place } from './place.ts'
import type { Places } from './places.ts'
import type { Presence } from './presence.ts'
import type { Shown } from './render.ts'
import type { Slot, Slots } from './slots.ts'
import type { Welcomes } from './welcomes.ts'

export interface DeliverOptions {
  readonly connector: Connector
  readonly places: Places
  readonly slots: Slots
  readonly presence: Presence
  readonly welcomes: Welcomes
  readonly log: Log
  readonly clock: Clock
}

/**
 * Shows messages in a conversation of Teams.
 *
 * L1 a message that is known to be shown is not shown again; what stands for it is written down as soon as it has an id;
 * L2 one that replaces changes the message that is there, in its place;
 * L3 where the bot is gone, that is noted, and nothing is tried until something is heard again.
 */
export async function deliver(
  options: DeliverOptions,
  address: Address,
  messages: readonly Outgoing[],
): Promise<void> {
  const { conversation = '' } = address
  const place = await options.places.get(conversation)
  if (!place) {
    throw new TerminalError(
      'channels.teams-gone',
      `Nothing gets through to ${conversation}: the bot was blocked or removed there, or never was there.`,
    )
  }
  try {
    for (const message of messages) await show(options, place, message)
  } catch (error) {
    if (error instanceof TeamsGoneError) {
      options.log.warn('channels.teams-gone', { conversation })
      await options.places.gone(conversation) // L3
    }
    throw error
  }
}

async function show(options: DeliverOptions, place: Place, message: Outgoing): Promise<void> {
  const { slots, connector, log } = options
  const { conversation } = place
  const slot = await slots.get(conversation, message.slot)
  if (slot?.first === message.id) return // L1
  if (!message.replaces || !slot) {
    if (message.replaces !== 'prompt') await add(options, place, message)
    return
  }
  const shown = replaced(slot.shown, message)
  try {
    // L2
    await untilItFits(async (mostBytes) => {
      const { message: laid } = fit(shown, place, { mayTellBefore: false, mostBytes })
      await connector.update(place, slot.activity, laid)
    })
  } catch (error) {
    if (!(error instanceof TeamsNotFoundError)) throw error
    log.warn('channels.teams-message-lost', { conversation })
    if (message.replaces === 'message') return add(options, place, message)
  }
  await slots.set(conversation, { ...slot, shown })
}

async function add(
  { slots, connector, presence, welcomes }: DeliverOptions,
  place: Place,
  message: Outgoing,
): Promise<void> {
  const isMention = place.scope !== 'personal' && !presence.isHere(place.conversation)
  const shown = shownOf(message)
  const suggestions = welcomes.suggestions(place, message.language)
  const told: string[] = []
  const activity = await untilItFits(async (mostBytes) => {
    const { before, message: last } = fit(shown, place, { isMention, mayTellBefore: true, mostBytes })
    for (const [at, each] of before.entries()) {
      const text = JSON.stringify(each)
      if (told[at] === text) continue
      await connector.send(place, each)
      told[at] = text
    }
    return connector.send(place, { ...last, ...suggestions })
  })
  const slot: Slot = { activity, first: message.id, shown }
  await slots.set(place.conversation, slot) // L1
}

/** The platform counts otherwise now and then: what it finds too large is made smaller. */
async function untilItFits<T>(show: (mostBytes: number) => Promise<T>): Promise<T> {
  for (const share of [1, 2]) {
    try {
      return await show(limits.messageBytes / share)
    } catch (error) {
      if (!(error instanceof TeamsTooLargeError)) throw error
    }
  }
  return show(limits.messageBytes / 4)
}

const shownOf = ({ slot, language, parts, text }: Outgoing): Shown => ({ slot, language, parts, text })

/** The prompt's place is taken, and the buttons of the whole message go; what stood beside stays. */
function replaced(before: Shown, message: Outgoing): Shown {
  if (message.replaces === 'message') return shownOf(message)
  const isKept = ({ type }: Part): boolean => type !== 'prompt' && type !== 'buttons'
  const at = before.parts.findIndex(({ type }) => type === 'prompt')
  const [head, tail] = at < 0 ? [before.parts, []] : [before.parts.slice(0, at), before.parts.slice(at + 1)]
  return {
    ...shownOf(message),
    parts: [...head.filter(isKept), ...message.parts, ...tail.filter(isKept)].map(withoutButtons),
  }
}

/** Once the prompt beside them is answered, suggestions can still be read, but not pressed. */
const withoutButtons = (part: Part): Part =>
  part.type === 'summary'
    ? { ...part, rows: part.rows.map(({ question, label, value }) => ({ question, label, value })) }
    : part
