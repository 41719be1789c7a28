import { z } from 'zod'
import { answersIn } from '../action.ts'

/**
 * What a button in a dialog, or one that opens it, means. It is a hint and no proof: who pressed, and where, comes from
 * the platform.
 */
export type DialogData =
  /** Show a page of the open draft. */
  | { readonly do: 'form'; readonly owner: string; readonly page: string }
  /** Show the page that is asked next. */
  | { readonly do: 'next'; readonly owner: string }
  /** Something was chosen that is a button in the conversation too. */
  | ChosenThere
  /** A page was filled in. */
  | FilledPage

export interface ChosenThere {
  readonly do: 'choose'
  readonly owner: string
  readonly choice: string
  readonly dialog: string
}

export interface FilledPage {
  readonly do: 'fill'
  readonly owner: string
  readonly page: string
  readonly draft: number
  /** Names the dialog: the same page may be filled in alike in a later one. */
  readonly dialog: string
  /** By question, as typed; null for one left empty. */
  readonly answers: Readonly<Record<string, string | null>>
}

const owner = z.string().min(1).max(200)
const page = z.string().regex(/^[a-z][a-z0-9_]{0,63}$/)

const dialog = z.string().min(1).max(500)

const dataSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('form'), owner, page }),
  z.object({ do: z.literal('next'), owner }),
  z.object({ do: z.literal('choose'), owner, dialog, choice: z.string().min(1).max(300) }),
  z.looseObject({
    do: z.literal('fill'),
    owner,
    page,
    draft: z.int().min(0),
    dialog,
  }),
])

/** The value of `task/fetch`, `task/submit` and `composeExtension/submitAction`. */
const valueSchema = z.object({ data: z.unknown() })

/** Reads what was pressed; undefined for anything that no dialog of ours sends. */
export function readDialog(value: unknown): DialogData | undefined {
  const parsed = dataSchema.safeParse(valueSchema.safeParse(value).data?.data)
  if (!parsed.success) return undefined
  const { data } = parsed
  if (data.do !== 'fill') return data
  const answers = answersIn(data)
  return (
    answers && {
      do: 'fill',
      owner: data.owner,
      page: data.page,
      draft: data.draft,
      dialog: data.dialog,
      answers,
    }
  )
}
