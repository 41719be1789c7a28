import { z } from 'zod'

/**
 * What a press on one of our cards means. A card carries it as data, and whose card it is; the client sends it back with
 * what was filled in. It is a hint and no proof: where it counts, who pressed comes from the platform.
 */
export type Action =
  | { readonly do: 'choose'; readonly owner: string; readonly choice: string }
  /** A list was sent with nothing chosen in it. */
  | { readonly do: 'nothing'; readonly owner: string }
  /** Show a page of questions as a form. */
  | { readonly do: 'form'; readonly owner: string; readonly page: string }
  | {
      readonly do: 'submit'
      readonly owner: string
      readonly page: string
      readonly draft: number
      readonly answers: Readonly<Record<string, string | null>>
    }
  /** Show the message of this slot as it is now; '' for the one that was pressed. */
  | { readonly do: 'show'; readonly owner: string; readonly slot: string }

/** What begins the name of a form's field. */
export const fieldPrefix = 'q.'

const owner = z.string().min(1).max(200)
const choice = z.string().min(1).max(300)
const question = /^[a-z][a-z0-9_]{0,63}$/
const page = z.string().regex(question)

const dataSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('choose'), owner, choice }),
  z.looseObject({ do: z.literal('pick'), owner, from: z.string().max(50) }),
  z.object({ do: z.literal('form'), owner, page }),
  z.looseObject({ do: z.literal('submit'), owner, page, draft: z.int().min(0) }),
  z.object({ do: z.literal('show'), owner, slot: z.string().max(600) }),
])

/** `adaptiveCard/action`: what `Action.Execute` sends. */
const executeSchema = z.object({
  action: z.object({ type: z.literal('Action.Execute'), data: z.unknown().optional() }),
})

/** Reads the value of an invoke of `Action.Execute`; undefined for anything that no card of ours sends. */
export function readExecute(value: unknown): Action | undefined {
  const parsed = executeSchema.safeParse(value)
  return parsed.success ? readData(parsed.data.action.data) : undefined
}

/** Reads the value of a message of `Action.Submit`, which holds the same data. */
export function readData(value: unknown): Action | undefined {
  const parsed = dataSchema.safeParse(value)
  if (!parsed.success) return undefined
  const { data } = parsed
  switch (data.do) {
    case 'pick': {
      const given = data[data.from] ?? ''
      if (given === '') return { do: 'nothing', owner: data.owner }
      const picked = choice.safeParse(given)
      return picked.success ? { do: 'choose', owner: data.owner, choice: picked.data } : undefined
    }
    case 'submit': {
      const answers = answersIn(data)
      return answers && { do: 'submit', owner: data.owner, page: data.page, draft: data.draft, answers }
    }
    default:
      return data
  }
}

const answerSchema = z.string().max(40_000)

/** The fields, by question; what is left empty is null. Undefined when one of them is none of ours. */
export function answersIn(
  data: Readonly<Record<string, unknown>>,
): Record<string, string | null> | undefined {
  const answers: Record<string, string | null> = {}
  for (const [name, value] of Object.entries(data)) {
    if (!name.startsWith(fieldPrefix)) continue
    const id = name.slice(fieldPrefix.length)
    const parsed = answerSchema.safeParse(value ?? '')
    if (!question.test(id) || !parsed.success) return undefined
    answers[id] = parsed.data.trim() === '' ? null : parsed.data
  }
  return Object.keys(answers).length > 60 ? undefined : answers
}
