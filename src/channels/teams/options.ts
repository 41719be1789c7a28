import type { Clock } from '../../clock.ts'
import type { Language } from '../../dialog/language.ts'
import type { Ticket } from '../../dialog/ticket.ts'
import type { Files } from '../../files/files.ts'
import type { Log } from '../../log.ts'
import type { Form, FormReview, Inbound, Sender, TicketView } from '../../message.ts'
import type { Cursors } from '../../store/cursors.ts'
import type { Cloud, TeamsSettings } from './settings.ts'

/** What the channel is given. */
export interface TeamsOptions {
  /** Resolves once the event is stored and what follows from it is shown or on its way. */
  accept(inbound: Inbound): Promise<'accepted' | 'duplicate'>
  readonly forms: Forms
  readonly lookups: Lookups
  readonly files: Files
  /** Where people are, and which message stands for what. */
  readonly cursors: Cursors
  readonly settings: TeamsSettings
  readonly cloud?: Cloud
  /** Sentences that a person can begin with. */
  starters(language: Language): readonly string[]
  /** Where people open the web page, once it is known. */
  pageUrl(): string | undefined
  /** For a person whose client names no language that we speak. */
  readonly language: Language
  readonly log: Log
  readonly clock: Clock
}

/** Pages of the tree as forms; reading one changes nothing. */
interface Forms {
  form(conversation: string, page: string): Promise<Form | undefined>
  next(conversation: string): Promise<Form | undefined>
  review(conversation: string): Promise<FormReview | undefined>
  check(
    conversation: string,
    page: string,
    answers: Readonly<Record<string, unknown>>,
  ): Promise<Readonly<Record<string, string>>>
}

/** What a person may see of their tickets. */
interface Lookups {
  person(sender: Sender): Promise<{ readonly language: Language }>
  ticket(sender: Sender, number: number): Promise<TicketView | undefined>
  tickets(
    sender: Sender,
    query: {
      readonly status?: readonly Ticket['status'][]
      readonly search?: string
      readonly page: number
      readonly perPage: number
    },
  ): Promise<{
    readonly language: Language
    readonly tickets: readonly TicketView[]
    readonly total: number
  }>
}
