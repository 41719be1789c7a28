import { encode } from '../../../dialog/choice.ts'
import { digestOf } from '../../../digest.ts'
import { teamsViewWordsIn } from '../../../i18n/teams-views.ts'
import { within } from '../../../within.ts'
import type { Connector } from '../connector.ts'
import { dialogAnswer, noticeAnswer } from '../dialogs/answers.ts'
import { waitingCard } from '../dialogs/card.ts'
import { readDialog } from '../dialogs/data.ts'
import { answerDialog, orSaid } from '../dialogs/dialogs.ts'
import { type DialogOptions, showPage } from '../dialogs/pages.ts'
import { keepProposals } from '../dialogs/proposals.ts'
import type { Answer, Heard } from '../invoke.ts'
import { limits } from '../limits.ts'
import { addressOf } from '../place.ts'
import type { Places } from '../places.ts'
import type { Presses } from '../presses.ts'
import { tellFailed } from '../take.ts'
import { hasFiles, proposalsFrom } from './called-on.ts'
import { chatWith } from './chat.ts'
import { type CalledOn, commandSchema } from './payloads.ts'

export interface OpenTicketOptions extends DialogOptions {
  readonly connector: Connector
  readonly places: Places
  readonly presses: Presses
  /** Requests that are still being begun, by person. */
  readonly beginnings: Map<string, Promise<Answer>>
}

/** The command of the manifest that opens a ticket. */
export const openTicket = 'openTicket'

/**
 * The command that opens a ticket, on a message or on none. The request goes on in the chat between the person and the bot,
 * and begins in a dialog. Called again on the same message it is the same request.
 */
export function beginTicket(options: OpenTicketOptions, heard: Heard): Promise<Answer> {
  const { speak, track, beginnings } = options
  const { key } = heard.place.person
  return orSaid(options, heard, async () => {
    const parsed = commandSchema.safeParse(heard.activity.value)
    if (!parsed.success || parsed.data.commandId !== openTicket) {
      const { language } = await speak(heard.sender)
      return noticeAnswer(teamsViewWordsIn(language).form.foreign)
    }
    const beginning = track(begin(options, heard, parsed.data.messagePayload ?? undefined))
    beginnings.set(key, beginning)
    const forget = (): void => {
      if (beginnings.get(key) === beginning) beginnings.delete(key)
    }
    beginning.then(forget, forget)
    return begunInTime(options, heard, beginning)
  })
}

async function begunInTime(
  options: OpenTicketOptions,
  heard: Heard,
  beginning: Promise<Answer>,
): Promise<Answer> {
  const begun = await within(beginning, limits.invokeMs, {
    clock: options.clock,
    failed: (error) => void beginFailed(options, heard, error),
  })
  if (begun.type === 'done') return begun.value
  const { language } = await options.speak(heard.sender)
  const again = { do: 'next', owner: heard.place.person.key } as const
  return dialogAnswer(teamsViewWordsIn(language).form.title, waitingCard(language, again))
}

/** A page of such a request was filled in: it belongs to the chat, wherever the dialog is. */
export function continueTicket(options: OpenTicketOptions, heard: Heard): Promise<Answer> {
  return orSaid(options, heard, async () => {
    const beginning = options.beginnings.get(heard.place.person.key)
    if (beginning && readDialog(heard.activity.value)?.do === 'next')
      return begunInTime(options, heard, beginning)
    const place = await options.places.ofPerson(heard.place.person.key)
    if (place) return answerDialog(options, heard, { place, sender: heard.sender })
    const { language } = await options.speak(heard.sender)
    return noticeAnswer(teamsViewWordsIn(language).form.closed)
  })
}

async function begin(
  options: OpenTicketOptions,
  heard: Heard,
  message: CalledOn | undefined,
): Promise<Answer> {
  const { accept, forms, cursors, clock, presses, speak } = options
  const { sender, activity } = heard
  const { language } = await speak(sender)
  const words = teamsViewWordsIn(language)
  const place = await chatWith(options, heard.place)
  if (!place) return noticeAnswer(words.request.noChat)
  const { conversation } = place
  const what = `${message?.id ?? ''} ${digestOf(JSON.stringify(message ?? ''))}`
  const dialog = activity.id ?? `${clock.now()}`
  await accept({
    id: await presses.idOf(conversation, 'new', what, dialog),
    conversation,
    address: addressOf(place),
    sender,
    at: clock.now(),
    happened: {
      type: 'clicked',
      choice: encode({ type: 'command', draft: 0, prompt: 0, command: 'new' }),
    },
  })
  const form = await forms.next(conversation)
  if (!form) return noticeAnswer(words.form.nothing)
  if (message) await keepProposals(cursors, conversation, form.draft, proposalsFrom(message, form.language))
  const notice = message && hasFiles(message) ? words.request.filesAsLinks : undefined
  return showPage(options, { place, sender }, form, { dialog, ...(notice !== undefined && { notice }) })
}

/** The dialog is closed, or says to wait: what went wrong is said in the chat. */
async function beginFailed(
  options: OpenTicketOptions,
  { place, sender }: Heard,
  error: unknown,
): Promise<void> {
  const chat = await options.places.ofPerson(place.person.key).catch(() => undefined)
  if (chat) return tellFailed(options, { place: chat, sender }, error)
  options.log.error('channels.teams-dialog', {}, error)
}
