import { digestOf } from '../../../digest.ts'
import { teamsViewWordsIn } from '../../../i18n/teams-views.ts'
import type { Form } from '../../../message.ts'
import { within } from '../../../within.ts'
import type { Answer } from '../invoke.ts'
import { limits } from '../limits.ts'
import { addressOf } from '../place.ts'
import { tellFailed } from '../take.ts'
import { dialogAnswer, noticeAnswer } from './answers.ts'
import { isTooLong, savingCard } from './card.ts'
import type { FilledPage } from './data.ts'
import { type DialogOptions, type Seat, showNext, showPage } from './pages.ts'
import { proposed } from './proposals.ts'

/**
 * Takes a page that was filled in, and answers with what the dialog shows next.
 *
 * V1 an answer that can't be taken is said at its field, before anything is saved
 * V2 the same page with the same answers in the same dialog is one event, however often it is sent
 * V3 when it can't be saved, or takes longer, the dialog still holds what was typed
 */
export async function takePage(options: DialogOptions, seat: Seat, filled: FilledPage): Promise<Answer> {
  const { forms, clock, log, track } = options
  const { place, sender } = seat
  const { conversation } = place
  const { page, dialog } = filled
  const form = await forms.form(conversation, page)
  if (form?.draft !== filled.draft) {
    const { language } = await options.speak(sender)
    return noticeAnswer(teamsViewWordsIn(language).form.closed)
  }
  const { form: words } = teamsViewWordsIn(form.language)
  const answers = await answersOf(options, seat, form, filled)
  const again = (notice: string, problems: Readonly<Record<string, string>> = {}): Promise<Answer> =>
    showPage(options, seat, form, { dialog, notice, problems, answers: filled.answers })

  const problems = await forms.check(conversation, page, answers)
  if (Object.keys(problems).length > 0) return again(words.problems, problems) // V1

  const saving = track(save(options, seat, form, { ...filled, answers }))
  try {
    const saved = await within(saving, limits.invokeMs, {
      clock,
      failed: (error) => void tellFailed(options, seat, error),
    })
    return saved.type === 'done' ? saved.value : dialogAnswer(form.title, savingCard(form.language, filled)) // V3
  } catch (error) {
    log.warn('channels.teams-form-unsaved', { conversation }, error)
    return again(words.away) // V3
  }
}

async function save(
  options: DialogOptions,
  seat: Seat,
  form: Form,
  { dialog, answers, page, draft }: FilledPage,
): Promise<Answer> {
  const { accept, clock } = options
  const { place, sender } = seat
  const { conversation } = place
  await accept({
    id: `${conversation}/dialog/${dialog}/${page}/${digestOf(JSON.stringify(answers))}`, // V2
    conversation,
    address: addressOf(place),
    sender,
    at: clock.now(),
    happened: { type: 'submitted', draft, answers },
  })
  const next = await showNext(options, seat, dialog)
  return next ?? noticeAnswer(teamsViewWordsIn(form.language).form.saved)
}

/**
 * What a page answers: a field left empty because its text was too long keeps it; one that was proposed counts; files are
 * those that were given in the conversation.
 */
async function answersOf(
  { cursors }: DialogOptions,
  { place }: Seat,
  form: Form,
  { answers }: FilledPage,
): Promise<FilledPage['answers']> {
  const shown = await proposed(cursors, place.conversation, form)
  const given = new Map(Object.entries(answers))
  for (const [at, field] of shown.fields.entries()) {
    const { question, input, value = null } = field
    const isKept = isTooLong(field) && (given.get(question) ?? null) === null
    if (input === 'files') given.set(question, null)
    else if (isKept && form.fields[at]?.value === undefined) given.set(question, value)
    else if (isKept) given.delete(question)
  }
  return Object.fromEntries(given)
}
