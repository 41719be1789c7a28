import type { Clock } from '../clock.ts'
import type { Desk } from '../desk/desk.ts'
import { type Language, languageOf } from '../dialog/language.ts'
import type { Person } from '../dialog/state.ts'
import type { Ticket, TicketStatus } from '../dialog/ticket.ts'
import type { Identity } from '../identity/identity.ts'
import type { Sender, TicketView } from '../message.ts'

/**
 * What a person may see of their tickets where no conversation is: a home page, a search, a link that unfolds. Reading
 * changes nothing, and somebody else's ticket is like none.
 * @throws what the desk and the book of people throw.
 */
export interface Lookups {
  /** Who it is, and in which language they are spoken to: the one they chose, else their platform's. */
  person(sender: Sender): Promise<Known>
  /** A page of their tickets, those that wait for them first. */
  tickets(sender: Sender, query: Lookup): Promise<Found>
  ticket(sender: Sender, number: number): Promise<TicketView | undefined>
}

export interface Known {
  readonly person: Person
  readonly language: Language
}

export interface Lookup {
  readonly status?: readonly TicketStatus[]
  /** A number, or words of the subject. */
  readonly search?: string
  /** From 1. */
  readonly page: number
  readonly perPage: number
}

export interface Found extends Known {
  readonly tickets: readonly TicketView[]
  readonly total: number
}

export interface LookupsOptions {
  readonly desk: Desk
  readonly identity: Identity
  readonly clock: Clock
  /** For a person whose platform names no language that we speak. */
  readonly language: Language
  /** A ticket in words. */
  readonly wordTicket: (
    ticket: Ticket,
    reader: { readonly language: Language; readonly timeZone: string; readonly at: number },
  ) => TicketView
}

export function createLookups(options: LookupsOptions): Lookups {
  const { desk, identity, clock, wordTicket } = options
  const know = async (sender: Sender): Promise<Known> => {
    const person = await identity.find(sender)
    return { person, language: person.language ?? languageOf(sender.locale) ?? options.language }
  }
  const view = ({ person, language }: Known, ticket: Ticket): TicketView =>
    wordTicket(ticket, { language, timeZone: person.timeZone ?? 'UTC', at: clock.now() })

  return {
    person: know,
    async tickets(sender, query) {
      const known = await know(sender)
      const { tickets, total } = await desk.list(known.person.id, query)
      return { ...known, tickets: tickets.map((ticket) => view(known, ticket)), total }
    },
    async ticket(sender, number) {
      const known = await know(sender)
      const found = await desk.get(number, known.person.id)
      return found && view(known, found)
    },
  }
}
