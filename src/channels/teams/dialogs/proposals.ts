import { z } from 'zod'
import type { Form } from '../../../message.ts'
import type { Cursors } from '../../../store/cursors.ts'

/** What a request that begins with a message has to start from. */
export type Proposals = z.infer<typeof proposalsSchema>

const proposalsSchema = z.object({ subject: z.string(), description: z.string() })
/** A person has one chat with the bot, and a request after the other there. */
const keptSchema = proposalsSchema.extend({ draft: z.int() })

/** A draft that waits for longer is over. */
const keptMs = 14 * 86_400_000

/** Keeps them for a draft, until its form is filled in. */
export const keepProposals = (
  cursors: Cursors,
  conversation: string,
  draft: number,
  proposals: Proposals,
): Promise<void> => cursors.set(nameOf(conversation), JSON.stringify({ draft, ...proposals }), keptMs)

/** The page with what is proposed in the fields that are still empty. */
export async function proposed(cursors: Cursors, conversation: string, form: Form): Promise<Form> {
  const text = await cursors.get(nameOf(conversation))
  const kept = text === '' ? undefined : keptSchema.parse(JSON.parse(text))
  if (kept?.draft !== form.draft) return form
  const fields = form.fields.map((field) => {
    const value = field.value ?? (field.becomes && kept[field.becomes])
    return value === undefined ? field : { ...field, value }
  })
  return { ...form, fields }
}

const nameOf = (conversation: string): string => `teams/proposals/${conversation}`
