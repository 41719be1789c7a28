import type { z } from 'zod'
import { digestOf } from '../../../digest.ts'
import { slackViewWordsIn } from '../../../i18n/slack-views.ts'
import { actions } from '../press.ts'
import { filledIn } from './answers.ts'
import { noticeView } from './form-view.ts'
import { giveFiles } from './give-files.ts'
import { type Opened, unseal } from './metadata.ts'
import type { closedSchema, modalActionSchema } from './payloads.ts'
import type { ViewPorts, Who } from './ports.ts'

/** What happens to a modal beside being submitted. */
export interface Leaving {
  /** It was closed: what was typed and can be taken counts as answered; the rest is asked in the conversation, as before. */
  closed(given: z.infer<typeof closedSchema>): Promise<void>
  /** An article on it was the answer. */
  pressed(given: z.infer<typeof modalActionSchema>): Promise<void>
}

export function createLeaving(ports: ViewPorts): Leaving {
  const { accept, forms, clock, log } = ports
  const openedFor = async (who: Who, metadata: string) => {
    const sender = await ports.senderOf(who)
    const opened = unseal(ports.secret, metadata, sender.key)
    if (opened === undefined) log.warn('slack.form-refused', { team: who.team, reason: 'not-theirs' })
    return opened && { sender, opened }
  }

  /** Answers that differ from those before, and that nothing is wrong with. */
  const typedIn = async ({ conversation, page, draft, kept }: Opened, state: unknown) => {
    const form = await forms.form(conversation, page)
    const filled = filledIn(state, page, kept)
    if (form?.draft !== draft || filled === undefined) return undefined
    const wrong = await forms.check(conversation, page, filled.answers)
    const isNew = (question: string, value: string | null): boolean =>
      value !== null && form.fields.some((field) => field.question === question && field.value !== value)
    const answers = Object.entries(filled.answers).filter(
      ([question, value]) => isNew(question, value) && !(question in wrong),
    )
    return { answers: Object.fromEntries(answers), files: filled.files?.given ?? [] }
  }

  return {
    async closed({ is_cleared, view, ...who }) {
      const found = is_cleared ? undefined : await openedFor(who, view.private_metadata)
      if (found === undefined) return
      const { opened, sender } = found
      const { conversation, address, page, draft } = opened
      const typed = await typedIn(opened, view.state)
      if (typed === undefined) return
      const { answers, files } = typed
      if (files.length > 0) await giveFiles(ports, who, sender, opened, files)
      if (Object.keys(answers).length === 0) return
      await accept({
        id: `${conversation}/form/${view.id}/${page}/${digestOf(JSON.stringify(answers))}`,
        conversation,
        address,
        sender,
        at: clock.now(),
        happened: { type: 'submitted', draft, answers },
      })
    },
    async pressed({ view, actions: [action], ...who }) {
      const choice = action?.action_id.startsWith(`${actions.choice}.`) ? action.value : undefined
      const found = choice ? await openedFor(who, view.private_metadata) : undefined
      if (!choice || !found) return
      const { conversation, address } = found.opened
      await accept({
        id: `${conversation}/form/${view.id}/${choice}`,
        conversation,
        address,
        sender: found.sender,
        at: clock.now(),
        happened: { type: 'clicked', choice },
      })
      const { language } = await ports.person(found.sender)
      const notice = noticeView(language, slackViewWordsIn(language).form.solved)
      await (await ports.viewsOf(who)).update(view.id, notice)
    },
  }
}
