import type { Log } from '../../log.ts'
import type { Inbound } from '../../message.ts'
import type { Connector } from './connector.ts'
import { fetchFiles, type FetchOptions } from './files.ts'
import type { Heard } from './invoke.ts'
import type { TeamsOptions } from './options.ts'
import { addressOf } from './place.ts'
import type { Received } from './receive.ts'
import { render, type Shown } from './render.ts'
import type { Slots } from './slots.ts'
import type { Speak } from './speak.ts'
import type { Uploads } from './uploads.ts'

/** What it takes to tell a person something of the channel's own. */
export interface TellOptions {
  readonly connector: Connector
  readonly speak: Speak
  readonly log: Log
}

export interface TakeOptions extends FetchOptions, TellOptions, Pick<TeamsOptions, 'accept' | 'clock'> {
  readonly uploads: Uploads
  readonly slots: Slots
}

/** Hands an event on. Resolves once it is stored and what follows from it is shown or on its way. */
export function accept(
  options: TakeOptions,
  { place, sender }: Heard,
  id: string,
  happened: Inbound['happened'],
): Promise<unknown> {
  const { conversation } = place
  const at = options.clock.now()
  return options.accept({ id, conversation, address: addressOf(place), sender, at, happened })
}

/** Keeps the files of a message and hands it on; what could not be had, the person is told. */
export async function say(
  options: TakeOptions,
  heard: Heard,
  { message, text, files: given, hasUnreadable }: Extract<Received, { type: 'said' }>,
): Promise<void> {
  const { speak, connector } = options
  const { place, sender } = heard
  const { kept, failed } = await fetchFiles(options, sender.key, given)
  if (text !== '' || kept.length > 0) {
    await accept(options, heard, `${place.conversation}/${message}`, {
      type: 'said',
      message,
      text,
      files: kept,
    })
  }
  if (hasUnreadable) await offerUpload(options, heard, message)
  if (failed.length === 0) return
  const { chat } = await speak(sender)
  await connector.send(place, {
    type: 'message',
    textFormat: 'plain',
    text: chat.fileFailed(failed.join(', ')),
  })
}

/** Where the platform lets a bot see no files: an honest word, and a page to give them on, for the person alone. */
async function offerUpload(
  { speak, connector, uploads, slots }: TakeOptions,
  { place, sender }: Heard,
  message: string,
): Promise<void> {
  const { language, chat } = await speak(sender)
  const text = chat.noFilesHere(await uploads.linkFor(place, sender))
  const shown: Shown = {
    slot: `files/${message}`,
    language,
    parts: [{ type: 'text', tone: 'plain', text }],
    text,
    isPrivate: true,
  }
  const activity = await connector.send(place, render(shown, place))
  await slots.set(place.conversation, { activity, first: shown.slot, shown })
}

/** Says to the person that what they did was not taken, as far as that can be said. Never throws. */
export async function tellFailed(
  { connector, speak, log }: TellOptions,
  { place, sender }: Pick<Heard, 'place' | 'sender'>,
  error: unknown,
): Promise<void> {
  log.error('channels.teams-unaccepted', { conversation: place.conversation }, error)
  try {
    const { chat } = await speak(sender)
    await connector.send(place, { type: 'message', textFormat: 'plain', text: chat.failed })
  } catch (cause) {
    log.warn('channels.teams-untold', { conversation: place.conversation }, cause)
  }
}
