import { digestOf } from '../../../digest.ts'
import { slackViewWordsIn } from '../../../i18n/slack-views.ts'
import type { Form, Sender } from '../../../message.ts'
import { within } from '../../../within.ts'
import { type Filled, filledIn } from './answers.ts'
import type { ModalView } from './blocks.ts'
import { noticeView, shownFields } from './form-view.ts'
import { giveFiles } from './give-files.ts'
import { type Opened, unseal } from './metadata.ts'
import { type Answer, errorsAt, updated } from './modal-answer.ts'
import { showPage } from './pages.ts'
import type { ViewPorts, Who } from './ports.ts'
import { keptProposals } from './proposals.ts'

/** A form that was submitted, as the platform tells it. */
export interface Submitted {
  readonly id: string
  readonly private_metadata: string
  readonly state: unknown
}

/** The platform waits three seconds; what takes longer is answered by a modal that says so, and replaced when it is done. */
const patienceMs = 1_500

/**
 * Takes what was filled in.
 *
 * V1 an answer that can't be taken is said at its field, before anything is saved
 * V2 the same page with the same answers is one event, however often it is sent
 * V3 a page is taken from the person it was opened for alone
 * V4 when it can't be saved, the modal still holds what was typed
 */
export function createSubmission(ports: ViewPorts): (who: Who, view: Submitted) => Promise<Answer> {
  const { accept, forms, clock, log } = ports

  const save = async (given: Given): Promise<ModalView | undefined> => {
    const { who, sender, opened, filled, answers } = given
    const { conversation, address, page, draft } = opened
    if (filled.files) await giveFiles(ports, who, sender, opened, filled.files.given)
    const { choice } = opened
    await accept({
      id: `${conversation}/form/${given.view}/${choice ?? `${page}/${digestOf(JSON.stringify(answers))}`}`, // V2
      conversation,
      address,
      sender,
      at: clock.now(),
      happened: choice === undefined ? { type: 'submitted', draft, answers } : { type: 'clicked', choice },
    })
    const next = await forms.next(conversation)
    return next && showPage(ports, opened, sender, next)
  }

  /** The modal that the person had, as they filled it in. V4 */
  const again = async ({ sender, opened, form, answers }: Given): Promise<ModalView> => {
    const fields = form.fields.map(({ value, ...field }) => {
      const typed = field.question in answers ? answers[field.question] : value
      return typed === null || typed === undefined ? field : { ...field, value: typed }
    })
    const { away } = slackViewWordsIn(form.language).form
    return showPage(ports, opened, sender, { ...form, fields }, away)
  }

  const finishLater = async (given: Given, saving: Promise<ModalView | undefined>): Promise<void> => {
    const { language } = given.form
    const view = await saving.then(
      (next) => next ?? noticeView(language, slackViewWordsIn(language).form.saved),
      (error: unknown) => {
        log.warn('slack.form-unsaved', { conversation: given.opened.conversation }, error)
        return again(given)
      },
    )
    await (await ports.viewsOf(given.who)).update(given.view, view)
  }

  return async (who, submitted) => {
    const sender = await ports.senderOf(who)
    const opened = unseal(ports.secret, submitted.private_metadata, sender.key) // V3
    const filled = opened && filledIn(submitted.state, opened.page, opened.kept)
    if (opened === undefined || filled === undefined) {
      log.warn('slack.form-refused', { team: who.team, reason: opened ? 'malformed' : 'not-theirs' })
      return updated(ports.language, 'foreign')
    }
    const form = await forms.form(opened.conversation, opened.page)
    if (form?.draft !== opened.draft) {
      return updated((await ports.person(sender)).language, 'closed')
    }
    const answers = { ...(await keptProposals(ports.cursors, form, opened)), ...filled.answers }
    const wrong = await forms.check(opened.conversation, opened.page, answers)
    const errors = Object.entries(wrong).filter(([question]) => question !== filled.files?.question)
    if (errors.length > 0) return errorsAt(opened.page, Object.fromEntries(errors)) // V1

    const given: Given = { who, sender, view: submitted.id, opened, form, filled, answers }
    const saving = save(given)
    try {
      const early = await within(saving, patienceMs, { clock })
      if (early.type === 'done')
        return early.value ? { response_action: 'update', view: early.value } : { response_action: 'clear' }
    } catch (error) {
      log.warn('slack.form-unsaved', { conversation: opened.conversation }, error)
      const [first] = shownFields(form).map(({ question }) => question)
      if (first === undefined || opened.choice !== undefined)
        return { response_action: 'update', view: await again(given) }
      return errorsAt(opened.page, { [first]: slackViewWordsIn(form.language).form.away })
    }
    finishLater(given, saving).catch((error: unknown) =>
      log.warn('slack.form-stuck', { conversation: opened.conversation }, error),
    )
    return updated(form.language, 'saving')
  }
}

interface Given {
  readonly who: Who
  readonly sender: Sender
  /** The view's id. */
  readonly view: string
  readonly opened: Opened
  readonly form: Form
  readonly filled: Filled
  readonly answers: Filled['answers']
}
