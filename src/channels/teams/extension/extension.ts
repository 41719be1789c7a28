import type { Answer, InvokeHandler } from '../invoke.ts'
import { beginTicket, continueTicket, type OpenTicketOptions } from './open-ticket.ts'
import { searchTickets, type TicketsOptions, unfoldLink } from './tickets.ts'

/** The message extension: what each invoke of it is answered with. */
export function createExtension(
  given: Omit<OpenTicketOptions, 'beginnings'> & TicketsOptions,
): Readonly<Record<string, InvokeHandler>> {
  const options = { ...given, beginnings: new Map<string, Promise<Answer>>() }
  return {
    'composeExtension/fetchTask': (heard) => beginTicket(options, heard),
    'composeExtension/submitAction': (heard) => continueTicket(options, heard),
    'composeExtension/query': (heard) => searchTickets(options, heard),
    'composeExtension/queryLink': (heard) => unfoldLink(options, heard),
    // Nobody knows who looks at it.
    'composeExtension/anonymousQueryLink': () => Promise.resolve({ status: 403 }),
  }
}
