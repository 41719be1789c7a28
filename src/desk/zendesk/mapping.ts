import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { statuses, type TicketStatus } from '../../dialog/ticket.ts'
import { TerminalError } from '../../errors.ts'

const id = z.number().int().positive()
const mappingSchema = z
  .object({
    form: id.optional(),
    brand: id.optional(),
    group: id.optional(),
    /** On every ticket, so that a trigger can tell them from others. */
    tag: z
      .string()
      .regex(/^[\w/-]+$/, 'a tag has letters, figures, _, - and / only')
      .default('ventanilla'),
    /** By question of the dialog, or `account`, `language`, `tree`. */
    fields: z
      .record(
        z.string(),
        z.strictObject({
          id,
          /** What an option of the dialog is called in the field; absent: as the option. */
          values: z.record(z.string(), z.union([z.string(), z.boolean(), z.number()])).default({}),
        }),
      )
      .default({}),
    /** What the account's own statuses, by id, are to the person. */
    statuses: z.record(z.string().regex(/^\d+$/, 'is no id of a status'), z.enum(statuses)).default({}),
  })
  .strict()

/** How a ticket of ours is written in the account. */
export type Mapping = z.infer<typeof mappingSchema>

/** @throws TerminalError `desk.invalid-mapping`, naming everything that is wrong. */
export function parseMapping(data: unknown, file: string): Mapping {
  const parsed = mappingSchema.safeParse(data ?? {})
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.map(
    ({ path, message }) => `${path.join('.') || 'the file'}: ${message}`,
  )
  throw new TerminalError('desk.invalid-mapping', `${file} can't be used:\n  ${problems.join('\n  ')}`)
}

/** Reads the mapping file; one that is not there is an empty one. @throws as `parseMapping`. */
export function readMapping(file: string): Mapping {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return parseMapping({}, file)
    throw new TerminalError('desk.invalid-mapping', `${file} can't be read.`, { cause })
  }
  try {
    return parseMapping(parse(text), file)
  } catch (cause) {
    if (cause instanceof TerminalError) throw cause
    throw new TerminalError('desk.invalid-mapping', `${file} is not valid YAML: ${String(cause)}`, { cause })
  }
}

const native: Readonly<Record<string, TicketStatus>> = {
  new: 'open',
  open: 'open',
  hold: 'open',
  pending: 'pending',
  solved: 'solved',
  closed: 'closed',
  deleted: 'closed',
}

/** What a status of the account is to the person. */
export function statusOf(mapping: Mapping, status: string, custom?: number | null): TicketStatus {
  const own = custom == null ? undefined : mapping.statuses[String(custom)]
  // A closed ticket keeps the custom status it was solved with.
  return status === 'closed' || status === 'deleted' ? 'closed' : (own ?? native[status] ?? 'open')
}
