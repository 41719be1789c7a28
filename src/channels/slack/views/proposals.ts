import { z } from 'zod'
import type { Form } from '../../../message.ts'
import type { Cursors } from '../../../store/cursors.ts'
import type { Filled } from './answers.ts'
import type { Opened } from './metadata.ts'

/** What a request that begins with a message has to start from. */
export type Proposals = z.infer<typeof schema>

const schema = z.object({ subject: z.string(), description: z.string() })

/** A draft that waits for longer is over. */
const keptMs = 30 * 86_400_000

/** A subject is one line. */
const subjectLength = 255

/** What a message, in plain text, proposes: its first line as the subject; all of it, with the way back to it, as the description. */
export function proposalsFrom(text: string, link: string): Proposals {
  const whole = text.trim()
  const [first = ''] = whole.split('\n')
  const line = first.trim()
  const subject =
    line.length <= subjectLength ? line : `${line.slice(0, subjectLength - 1).replace(/\s+\S*$/, '')}…`
  return { subject, description: [whole, link].filter((each) => each !== '').join('\n\n') }
}

/** Keeps them for the conversation, until its form is filled in. */
export const keepProposals = (cursors: Cursors, conversation: string, proposals: Proposals): Promise<void> =>
  cursors.set(nameOf(conversation), JSON.stringify(proposals), keptMs)

/** Nothing for a conversation that did not begin with a message. */
export async function proposalsOf(cursors: Cursors, conversation: string): Promise<Partial<Proposals>> {
  const kept = await cursors.get(nameOf(conversation))
  return kept === '' ? {} : schema.parse(JSON.parse(kept))
}

/** The page with the proposals in the fields that are still empty. */
export function proposed(form: Form, proposals: Partial<Proposals>): Form {
  const fields = form.fields.map((field) => {
    const value = field.value ?? (field.becomes && proposals[field.becomes])
    return value === undefined ? field : { ...field, value }
  })
  return { ...form, fields }
}

/** A text that was proposed and is too long for its field counts when the field was left empty. */
export async function keptProposals(
  cursors: Cursors,
  form: Form,
  { conversation, kept }: Pick<Opened, 'conversation' | 'kept'>,
): Promise<Filled['answers']> {
  const { fields } = proposed(form, await proposalsOf(cursors, conversation))
  const isNew = (question: string): boolean =>
    form.fields.some((field) => field.question === question && field.value === undefined)
  return Object.fromEntries(
    fields
      .filter(({ question }) => kept.includes(question) && isNew(question))
      .map(({ question, value = null }) => [question, value]),
  )
}

const nameOf = (conversation: string): string => `slack/proposals/${conversation}`
