import { encode } from '../../dialog/choice.ts'
import { never } from '../../errors.ts'
import type { Inbound } from '../../message.ts'
import type { Agent } from './agent.ts'
import { type Fetched, fetchFiles, wordsOfFailed } from './files.ts'
import type { SlackOptions } from './options.ts'
import type { SenderOf } from './people.ts'
import { addressOf, conversationOf, type Place, ticketOf } from './place.ts'
import { actions } from './press.ts'
import type { Received } from './received.ts'
import type { Speak } from './speak.ts'
import type { Surfaces } from './surfaces.ts'
import type { Threads } from './threads.ts'
import type { Who } from './views/ports.ts'
import type { Whisper } from './whisper.ts'
import type { Workspace } from './workspaces.ts'

export interface TakeOptions
  extends Pick<SlackOptions, 'accept' | 'files' | 'cursors' | 'workspaces' | 'settings' | 'log' | 'clock'> {
  readonly threads: Threads
  readonly senderOf: SenderOf
  readonly speak: Speak
  readonly whisper: Whisper
  readonly agent: Pick<Agent, 'heard'>
  readonly surfaces: Pick<Surfaces, 'opening' | 'heard' | 'pressed'>
  /** Where a person and the app write to one another. */
  directPlace(who: Who): Promise<{ readonly conversation: string }>
}

/** Something stands in the line of its conversation; `done` when it is stored and shown, or on its way. */
export interface Taken {
  readonly done: Promise<unknown>
}

export const nothing: Taken = { done: Promise.resolve() }

/** Who did something in a conversation that is theirs. */
export interface Heard {
  readonly workspace: Workspace
  readonly who: Who
  readonly place: Place
}

/** Takes what somebody did in their conversation. @throws what the ports throw. */
export async function take(
  options: TakeOptions,
  heard: Heard,
  received: Extract<Received, { readonly type: 'said' | 'edited' | 'deleted' | 'pressed' }>,
): Promise<Taken> {
  const conversation = conversationOf(heard.place)
  switch (received.type) {
    case 'said':
      return say(options, heard, received)
    case 'edited': {
      const { message, text, version } = received
      const id = `${conversation}/${message}/edit/${version}`
      return pass(options, heard, id, { type: 'edited', message, text })
    }
    case 'deleted': {
      const { message, event } = received
      return pass(options, heard, `${conversation}/${message}/deleted/${event}`, { type: 'deleted', message })
    }
    case 'pressed': {
      const { action, value, at, trigger } = received.press
      const [kind] = action.split('.')
      if (kind === actions.form) {
        const place = { conversation, address: addressOf(heard.place) }
        return { done: options.surfaces.opening.page(heard.who, trigger, place, value) }
      }
      if (kind !== actions.choice) {
        options.log.warn('channels.slack-refused', { reason: 'forged-value' })
        return nothing
      }
      const id = `${conversation}/${received.spot.message}/${at}`
      return pass(options, heard, id, { type: 'clicked', choice: value })
    }
    default:
      return never(received)
  }
}

/** Hands it to the core, which has it in order once this resolves. */
export async function pass(
  options: TakeOptions,
  { who, place }: Pick<Heard, 'who' | 'place'>,
  id: string,
  happened: Inbound['happened'],
): Promise<Taken> {
  const sender = await options.senderOf(who)
  const conversation = conversationOf(place)
  const at = options.clock.now()
  return { done: options.accept({ id, conversation, address: addressOf(place), sender, at, happened }) }
}

async function say(
  options: TakeOptions,
  heard: Heard,
  received: Extract<Received, { type: 'said' }>,
): Promise<Taken> {
  const { message, text, files: given } = received
  const { workspace, who, place } = heard
  const { hosts } = options.settings
  options.agent.heard(place, message)
  const { key } = await options.senderOf(who)
  const { kept: files, failed } = await fetchFiles({ ...options, hosts }, workspace, key, given)
  const telling = failed.length > 0 ? tell(options, heard, received, failed) : undefined
  const id = `${conversationOf(place)}/${message}`
  if (text === '' && files.length === 0) {
    if (given.length > 0) return { done: telling ?? Promise.resolve() }
    return pass(options, heard, id, { type: 'opened' })
  }
  const aboutTicket = await turnToTicket(options, heard)
  const said = await pass(options, heard, id, { type: 'said', message, text, files })
  return { done: Promise.all([telling, aboutTicket.done, said.done]) }
}

/** Whoever writes in a ticket's thread before anything was said there means a reply to it. */
async function turnToTicket(options: TakeOptions, heard: Heard): Promise<Taken> {
  const { threads } = options
  const number = ticketOf(heard.place)
  if (number === undefined || (await threads.isTalkedIn(heard.place))) return nothing
  const choice = encode({ type: 'ticket', act: 'reply', number })
  const taken = await pass(options, heard, `${conversationOf(heard.place)}/reply`, {
    type: 'clicked',
    choice,
  })
  await threads.talk(heard.place)
  return taken
}

/** Says which files are missing, and why. */
async function tell(
  { speak, whisper }: TakeOptions,
  { workspace, who }: Heard,
  { spot }: Extract<Received, { type: 'said' }>,
  failed: Fetched['failed'],
): Promise<void> {
  const { channel, root } = spot
  const to = { channel, user: who.user, ...(root !== undefined && { root }) }
  await whisper.here(workspace.api, to, wordsOfFailed(await speak(who), failed))
}
