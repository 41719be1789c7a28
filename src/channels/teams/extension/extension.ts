import type { InvokeHandler } from '../invoke.ts'
import { beginTicket, continueTicket, type OpenTicketOptions } from './open-ticket.ts'
import { createPatience } from './patience.ts'
import { searchTickets, type TicketsOptions, unfoldLink } from './tickets.ts'

/** The message extension: what each invoke of it is answered with. */
export function createExtension(
  given: Omit<OpenTicketOptions & TicketsOptions, 'beginnings' | 'searches' | 'looks'>,
): Readonly<Record<string, InvokeHandler>> {
  const { clock, log } = given
  const failed = (error: unknown): void => log.warn('channels.teams-look', {}, error)
  const options: OpenTicketOptions & TicketsOptions = {
    ...given,
    beginnings: new Map(),
    searches: createPatience(clock, failed),
    looks: createPatience(clock, failed),
  }
  return {
    'composeExtension/fetchTask': (heard) => beginTicket(options, heard),
    'composeExtension/submitAction': (heard) => continueTicket(options, heard),
    'composeExtension/query': (heard) => searchTickets(options, heard),
    'composeExtension/queryLink': (heard) => unfoldLink(options, heard),
    // Nobody knows who looks at it.
    'composeExtension/anonymousQueryLink': () => Promise.resolve({ status: 403 }),
  }
}
