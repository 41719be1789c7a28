import { within } from '../../../within.ts'
import type { Option } from './blocks.ts'
import { blockOf } from './field.ts'
import { unseal } from './metadata.ts'
import { optionsFor } from './options.ts'
import { suggestionSchema } from './payloads.ts'
import type { ViewPorts } from './ports.ts'

/** Slack gives three seconds for options as well; somebody who types waits for less. */
const patienceMs = 1_500

/** What a search field offers to whoever it was opened for; nothing when it can't be known in time. */
export function createSuggest(
  ports: ViewPorts,
): (payload: unknown) => Promise<{ readonly options: readonly Option[] }> {
  const optionsOf = async (payload: unknown): Promise<readonly Option[]> => {
    const parsed = suggestionSchema.safeParse(payload)
    if (!parsed.success) return []
    const { view, block_id, value, ...who } = parsed.data
    const sender = await ports.senderOf(who)
    const opened = unseal(ports.secret, view.private_metadata, sender.key)
    if (opened === undefined) return []
    const [form, { person, language }] = await Promise.all([
      ports.forms.form(opened.conversation, opened.page),
      ports.person(sender),
    ])
    const field = form?.fields.find(({ question }) => blockOf(opened.page, question) === block_id)
    return field === undefined ? [] : optionsFor(field, value, person.accounts, language)
  }
  return async (payload) => {
    const found = optionsOf(payload).catch((error: unknown) => {
      ports.log.warn('slack.no-options', {}, error)
      return []
    })
    const early = await within(found, patienceMs, { clock: ports.clock })
    return { options: early.type === 'done' ? early.value : [] }
  }
}
