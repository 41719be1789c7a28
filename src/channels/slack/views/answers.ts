import { z } from 'zod'
import { blockOf } from './field.ts'

/** A file that was given in a field, still with the platform. */
export type GivenFile = z.infer<typeof givenFile>

/** What a submitted page holds. */
export interface Filled {
  /** By question, as typed; null for one left empty. */
  readonly answers: Readonly<Record<string, string | null>>
  /** The question of a file field with files in it, and those files. */
  readonly files?: { readonly question: string; readonly given: readonly GivenFile[] }
}

/** The rest of a file's description is passed on as it came. */
const givenFile = z.looseObject({ id: z.string() })

const field = z.object({
  type: z.string(),
  value: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
  selected_date: z.string().nullish(),
  files: z.array(givenFile).nullish(),
})

const schema = z.object({ values: z.record(z.string(), z.record(z.string(), field)) })

/** Reads the fields of a page out of a view's state; undefined when it is none. Blocks of no question are passed over. */
export function filledIn(state: unknown, page: string, kept: readonly string[]): Filled | undefined {
  const parsed = schema.safeParse(state)
  if (!parsed.success) return undefined
  const answers: [string, string | null][] = []
  let files: Filled['files']
  for (const [block, elements] of Object.entries(parsed.data.values)) {
    const question = block.slice(blockOf(page, '').length)
    const [element] = Object.values(elements)
    if (!block.startsWith(blockOf(page, '')) || question === '' || element === undefined) continue
    if (element.type === 'file_input') {
      const given = element.files ?? []
      if (given.length > 0) files = { question, given }
    }
    const value = element.value ?? element.selected_option?.value ?? element.selected_date ?? null
    if (value !== null || !kept.includes(question)) answers.push([question, value])
  }
  return { answers: Object.fromEntries(answers), ...(files && { files }) }
}
