import { command, opened } from './greet.ts'
import { direct, isDirect, type Place } from './place.ts'
import type { Delivery } from './delivery.ts'
import { receive } from './receive.ts'
import type { Received, Spot } from './received.ts'
import { nothing, take, type Taken, type TakeOptions } from './take.ts'
import type { Threads } from './threads.ts'
import type { Workspace } from './workspaces.ts'

/**
 * Takes what came in. Resolves as soon as a later thing of the same person may be taken; `done`, when all of it is stored and
 * what follows from it is shown or on its way.
 * @throws what the ports throw; it may then be taken again.
 */
export type Hear = (delivery: Delivery) => Promise<Taken>

export function createHear(options: TakeOptions): Hear {
  return async (delivery) => {
    const received = receive(delivery)
    switch (received.type) {
      case 'ignored':
        options.log.debug('channels.slack-ignored', { reason: received.reason })
        return nothing
      case 'removed':
        await options.workspaces.removed(received.team, received.enterprise)
        return nothing
      case 'surface':
        return { done: hearSurface(options, received) }
      default:
        return hearPerson(options, received)
    }
  }
}

type Personal = Exclude<Received, { readonly type: 'ignored' | 'removed' | 'surface' }>

async function hearSurface(
  { surfaces, workspaces, log }: TakeOptions,
  { workspace, payload, isEvent }: Extract<Received, { type: 'surface' }>,
): Promise<void> {
  const { team, enterprise } = workspace
  if (enterprise !== undefined) await workspaces.heard(team, enterprise)
  if (!(await workspaces.of(team))) return log.warn('channels.slack-refused', { reason: 'not-installed' })
  const isOurs = isEvent ? await surfaces.heard(workspace, payload) : await surfaces.pressed(payload)
  if (!isOurs) log.debug('channels.slack-ignored', { reason: 'nothing-of-ours' })
}

async function hearPerson(options: TakeOptions, received: Personal): Promise<Taken> {
  const { workspaces, threads, log } = options
  const { who } = received
  if (who.enterprise !== undefined) await workspaces.heard(who.team, who.enterprise)
  const workspace = await workspaces.of(who.team)
  if (!workspace) {
    log.warn('channels.slack-refused', { reason: 'not-installed' })
    return nothing
  }
  if (received.type === 'command') return command(options, received)
  if (received.type === 'opened') {
    const place = { team: who.team, channel: received.channel, thread: direct }
    return opened(options, { workspace, who, place })
  }
  const place = await placeOf(threads, received)
  if (!place) return nothing
  const owner = await threads.ownerOf(place)
  const isFree = owner === '' && (isDirect(place) || (received.type === 'said' && received.isMention))
  if (owner !== who.user && !isFree) {
    await refuse(options, workspace, received, owner)
    return nothing
  }
  await threads.own(place, who.user)
  return take(options, { workspace, who, place }, received)
}

/** Which conversation it is in; undefined in the middle of a channel, where nobody spoke to the app. */
async function placeOf(
  threads: Threads,
  received: Extract<Personal, { readonly spot: Spot }>,
): Promise<Place | undefined> {
  const { who, spot } = received
  const { team } = who
  const { channel, root, message } = spot
  if (message !== undefined) {
    const shown = await threads.placeOf(team, channel, message)
    if (shown) return shown
  }
  if (root !== undefined) return threads.placeIn(team, channel, root)
  if (isDirect(spot)) return { team, channel, thread: direct }
  // The message that began the thread was changed or taken back.
  if (received.type === 'edited' || received.type === 'deleted')
    return threads.placeIn(team, channel, received.message)
  return received.type === 'said' && received.isMention
    ? { team, channel, thread: received.message }
    : undefined
}

/** Somebody else's conversation: who speaks to the app is told so, and who talks to the others is left alone. */
async function refuse(
  { whisper, speak, log }: TakeOptions,
  { api }: Workspace,
  received: Extract<Personal, { readonly spot: Spot }>,
  owner: string,
): Promise<void> {
  const { who, spot } = received
  const isAddressed = received.type === 'pressed' || (received.type === 'said' && received.isMention)
  if (!isAddressed) return
  log.warn('channels.slack-refused', { reason: owner === '' ? 'nobodys' : 'not-yours' })
  const { notYours } = await speak(who)
  if (received.type === 'pressed' && received.press.responseUrl !== undefined) {
    return whisper.answer(received.press.responseUrl, notYours)
  }
  const { channel, root } = spot
  await whisper.here(api, { channel, user: who.user, ...(root !== undefined && { root }) }, notYours)
}
