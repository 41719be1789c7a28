import { phrasesIn } from '../../../i18n/speak.ts'
import { teamsViewWordsIn } from '../../../i18n/teams-views.ts'
import { within } from '../../../within.ts'
import type { Answer, Heard, InvokeHandler } from '../invoke.ts'
import { limits } from '../limits.ts'
import { tellFailed } from '../take.ts'
import { dialogAnswer, noticeAnswer } from './answers.ts'
import { waitingCard } from './card.ts'
import { choose } from './choosing.ts'
import { type DialogData, readDialog } from './data.ts'
import { type DialogOptions, type Seat, showNext, showPage } from './pages.ts'
import { takePage } from './submission.ts'

/** The form as a dialog, opened from a card of the conversation: what each invoke of it is answered with. */
export function createDialogs(options: DialogOptions): Readonly<Record<string, InvokeHandler>> {
  const handle: InvokeHandler = (heard) => answerDialog(options, heard, heard)
  return { 'task/fetch': handle, 'task/submit': handle }
}

/** Answers what was pressed in a dialog of the conversation at `seat`; whatever fails, the dialog says so. */
export async function answerDialog(options: DialogOptions, heard: Heard, seat: Seat): Promise<Answer> {
  const { log, speak } = options
  const { activity, sender } = heard
  const data = readDialog(activity.value)
  if (data?.owner !== seat.place.person.key) {
    log.warn('channels.teams-refused', { reason: data ? 'not-yours' : 'forged-value', status: 200 })
    const { language } = await speak(sender)
    return noticeAnswer(data ? phrasesIn(language).chat.notYours : teamsViewWordsIn(language).form.foreign)
  }
  return orSaid(options, heard, () => inTime(options, seat, data, activity.id ?? `${options.clock.now()}`))
}

/** The work's answer; when it fails, that in words. */
export async function orSaid(
  { log, speak }: Pick<DialogOptions, 'log' | 'speak'>,
  { place, sender }: Heard,
  work: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await work()
  } catch (error) {
    log.error('channels.teams-dialog', { conversation: place.conversation }, error)
    return noticeAnswer(teamsViewWordsIn((await speak(sender)).language).form.unopened)
  }
}

async function inTime(options: DialogOptions, seat: Seat, data: DialogData, dialog: string): Promise<Answer> {
  if (data.do === 'fill') return takePage(options, seat, data)
  const { clock, track } = options
  const shown = await within(track(openPage(options, seat, data, dialog)), limits.invokeMs, {
    clock,
    failed: (error) => void tellFailed(options, seat, error),
  })
  if (shown.type === 'done') return shown.value
  const { language } = await options.speak(seat.sender)
  return dialogAnswer(teamsViewWordsIn(language).form.title, waitingCard(language, data))
}

async function openPage(
  options: DialogOptions,
  seat: Seat,
  data: Exclude<DialogData, { readonly do: 'fill' }>,
  dialog: string,
): Promise<Answer> {
  if (data.do === 'choose') return choose(options, seat, data)
  const { forms, speak } = options
  const { conversation } = seat.place
  const form = data.do === 'form' ? await forms.form(conversation, data.page) : undefined
  if (form) return showPage(options, seat, form, { dialog })
  const next = await showNext(options, seat, dialog)
  if (next) return next
  const { language } = await speak(seat.sender)
  return noticeAnswer(teamsViewWordsIn(language).form.nothing)
}
