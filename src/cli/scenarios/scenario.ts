import { readFileSync } from 'node:fs'
import { isMap, LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import { languages } from '../../dialog/language.ts'
import { TerminalError } from '../../errors.ts'

/** A conversation, turn by turn: what the person does, and what the bot must do because of it. */
export type Scenario = z.infer<typeof scenarioSchema>
export type ScenarioTurn = z.infer<typeof turnSchema>
export type Expected = ScenarioTurn['B']
export type Given = z.infer<typeof givenSchema>

const words = z.union([z.string().transform((one) => [one]), z.array(z.string())]).default([])
const value = z.union([z.string(), z.number(), z.boolean()])
const said = z.union([z.string(), z.array(z.string())])

const ticketSchema = z.object({
  id: z.number(),
  owner: z.enum(['me', 'someone_else']).default('me'),
  company: z.string().optional(),
  status: z.enum(['open', 'waiting_customer', 'solved', 'closed']).default('open'),
  subject: z.string().default('Ticket'),
  updated: z.string().optional(),
  last_public_comment: z.string().optional(),
  solved_at: z.string().optional(),
})

const givenSchema = z.object({
  clock: z.string().optional(),
  profile: z.literal('unknown').optional(),
  chat_name: z.string().optional(),
  accounts: z.array(z.string()).optional(),
  articles: z.array(z.object({ id: z.string(), title: z.string() })).optional(),
  tickets: z.array(ticketSchema).default([]),
  finished: z
    .array(z.object({ ticket: z.number(), when: z.string().optional(), last_prompt: z.string().optional() }))
    .default([]),
  draft: z.union([z.literal('complete'), z.record(z.string(), value)]).optional(),
  asks: z.string().optional(),
  idle: z.string().optional(),
  desk: z
    .object({
      create: z.array(z.coerce.string()).default([]),
      first_call_actually_created: z.boolean().default(false),
    })
    .optional(),
})

const expectedSchema = z
  .object({
    thread: z.string().optional(),
    asks: z.string().optional(),
    lang: z.enum(languages).optional(),
    msgs: z.number().optional(),
    has: z.record(z.string(), value).default({}),
    lacks: z.array(z.string()).default([]),
    ticket: z.enum(['none', 'created', 'unchanged', 'reopened', 'commented']).optional(),
    must: words,
    never: words,
  })
  .strict()

const turnSchema = z
  .object({
    U: z.union([said, z.object({ thread: z.string(), text: said })]).optional(),
    pick: z.object({ q: z.string(), opt: z.string(), thread: z.string().optional() }).optional(),
    pick_old: z.object({ q: z.string(), opt: z.string(), of: z.number().optional() }).optional(),
    file: z
      .object({
        name: z.string(),
        type: z.string().optional(),
        size: z.string().default('1KB'),
        text: z.string().default(''),
        thread: z.string().optional(),
      })
      .optional(),
    edit: z.object({ turn: z.number(), to: z.string() }).optional(),
    event: z
      .object({
        time: z.string().optional(),
        after: z.string().optional(),
        repeat_last_click: z.boolean().optional(),
        redeliver_last: z.boolean().optional(),
        fast_forward_to: z.string().optional(),
        desk: z
          .object({
            ticket: z.number(),
            internal_note: z.string().optional(),
            public_comment: z.string().optional(),
            status: z.enum(['open', 'waiting_customer', 'solved', 'closed']).optional(),
            by: z.string().default('Support'),
          })
          .optional(),
      })
      .loose()
      .optional(),
    gap: z.string().optional(),
    B: expectedSchema,
  })
  .strict()
  .refine(
    (turn) => ['U', 'pick', 'pick_old', 'file', 'edit', 'event'].filter((key) => key in turn).length === 1,
    'a turn has exactly one cause: U, pick, pick_old, file, edit or event',
  )

const scenarioSchema = z.object({
  id: z.string(),
  where: z.string().default('any'),
  lang: z.enum(languages),
  given: givenSchema.prefault({}),
  talk: z.array(turnSchema),
  end: z
    .object({
      tickets: z.number().optional(),
      attachments: z.number().optional(),
      fields: z.record(z.string(), value).default({}),
      flags: z.array(z.union([z.string(), z.record(z.string(), z.string())])).default([]),
      outcome: z.string().optional(),
      reopened: z.array(z.number()).default([]),
      must: words,
      never: words,
    })
    .loose()
    .optional(),
})

/**
 * The scenarios in a file: a Markdown page with one scenario in each fenced block of YAML, or YAML alone.
 * @throws TerminalError `scenarios.unreadable`, with the line and what is wrong there.
 */
export function readScenarios(file: string): readonly Scenario[] {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (cause) {
    throw new TerminalError('scenarios.unreadable', `The file "${file}" can't be read.`, { cause })
  }
  const blocks = [...text.matchAll(/^```ya?ml\n([\s\S]*?)^```/gm)].map((match) => ({
    yaml: match[1] ?? '',
    line: text.slice(0, match.index).split('\n').length + 1,
  }))
  const all = blocks.length > 0 ? blocks : [{ yaml: text, line: 1 }]
  return all.flatMap(({ yaml, line }) => readBlock(file, yaml, line))
}

function readBlock(file: string, yaml: string, line: number): readonly Scenario[] {
  const counter = new LineCounter()
  const document = parseDocument(yaml, { lineCounter: counter })
  const [error] = document.errors
  if (error) {
    const at = line + counter.linePos(error.pos[0]).line - 1
    throw new TerminalError('scenarios.unreadable', `${file}:${at}: ${error.message}`)
  }
  if (!isMap(document.contents) || !document.has('talk')) return []
  const parsed = scenarioSchema.safeParse(document.toJS())
  if (parsed.success) return [parsed.data]
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  throw new TerminalError('scenarios.unreadable', `${file}:${line}: ${problems.join('; ')}`)
}
