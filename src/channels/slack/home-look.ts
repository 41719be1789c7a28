import { z } from 'zod'
import type { Language } from '../../dialog/language.ts'
import type { Person } from '../../dialog/state.ts'
import { statuses } from '../../dialog/ticket.ts'
import type { TicketView } from '../../message.ts'

/** What a person looks at on their Home tab. */
export type Look = z.infer<typeof lookSchema>

const lookSchema = z.object({
  status: z.enum(statuses).optional(),
  search: z.string().max(200).optional(),
  page: z.int().min(1),
})

/** What the tab shows before anything is chosen. */
export const firstLook: Look = { page: 1 }

/** Reads it out of a tab that was shown; the first look for anything else. */
export function lookIn(metadata: string): Look {
  try {
    return lookSchema.parse(JSON.parse(metadata))
  } catch {
    return firstLook
  }
}

/** How many tickets are on a page: with all that is around them they have to fit into one view. */
export const perPage = 10

/** The actions of the tab. */
export const homeActions = {
  start: 'home.start',
  language: 'home.language',
  status: 'home.status',
  search: 'home.search',
  turn: 'home.turn',
  ticket: 'home.ticket',
} as const

export interface HomeContent {
  readonly person: Person
  readonly language: Language
  readonly look: Look
  /** Undefined when the desk can't be asked now. */
  readonly found: { readonly tickets: readonly TicketView[]; readonly total: number } | undefined
  /** Something was chosen that the conversation answers. */
  readonly goesOn?: true
}
