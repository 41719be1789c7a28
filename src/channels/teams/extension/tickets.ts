import { teamsViewWordsIn } from '../../../i18n/teams-views.ts'
import type { TicketView } from '../../../message.ts'
import { ticketIn } from '../../../ticket-link.ts'
import type { Answer, Heard } from '../invoke.ts'
import { limits } from '../limits.ts'
import type { TeamsOptions } from '../options.ts'
import type { Places } from '../places.ts'
import type { Speak } from '../speak.ts'
import type { Patience } from './patience.ts'
import { linkSchema, querySchema } from './payloads.ts'
import { discreetResult, lineInList, openResult, previewOf, resultsAnswer } from './results.ts'

export interface TicketsOptions extends Pick<TeamsOptions, 'lookups' | 'pageUrl'> {
  readonly places: Places
  readonly speak: Speak
  readonly searches: Patience<Awaited<ReturnType<TeamsOptions['lookups']['tickets']>>>
  readonly looks: Patience<TicketView | undefined>
}

/** The command of the manifest that searches tickets. */
export const findTickets = 'findTickets'

/** A person's own tickets, to put one into what they write. Where others read along it says no more than its number. */
export async function searchTickets(options: TicketsOptions, heard: Heard): Promise<Answer> {
  const { lookups, searches } = options
  const { sender, place, activity } = heard
  const spoken = options.speak(sender)
  const query = querySchema.safeParse(activity.value).data
  if (query?.commandId !== findTickets) return resultsAnswer([])
  const { skip = 0, count = limits.found } = query.queryOptions ?? {}
  const perPage = Math.min(count, limits.found)
  const about = wordsIn(query.parameters ?? [])
  const page = Math.floor(skip / perPage) + 1
  const asked = await searches.inTime(JSON.stringify([sender.key, page, perPage, about]), () =>
    lookups.tickets(sender, { page, perPage, ...(about !== '' && { search: about }) }),
  )
  const { language } = await spoken
  const { search: words } = teamsViewWordsIn(language)
  if (!asked) return lineInList(words.away)
  const { tickets } = asked.found
  if (tickets.length === 0) {
    return skip > 0 ? resultsAnswer([]) : lineInList(about === '' ? words.none : words.noneAbout(about))
  }
  const isAlone = await isChat(options, heard)
  return resultsAnswer(
    tickets.map((ticket) =>
      isAlone
        ? openResult(ticket, place.person.key, language)
        : { ...discreetResult(ticket, language), preview: previewOf(ticket) },
    ),
  )
}

/**
 * What a link to a ticket unfolds to: nothing but for somebody who may see the ticket, and where others read along nothing
 * that the link doesn't say.
 */
export async function unfoldLink(options: TicketsOptions, heard: Heard): Promise<Answer> {
  const { lookups, looks, pageUrl } = options
  const { sender, place, activity } = heard
  const url = linkSchema.safeParse(activity.value).data?.url
  const number = url === undefined ? undefined : ticketIn(url, pageUrl())
  if (url === undefined || number === undefined) return resultsAnswer([])
  const asked = await looks.inTime(JSON.stringify([sender.key, number]), () => lookups.ticket(sender, number))
  if (!asked?.found) return resultsAnswer([])
  const { language } = await options.speak(sender)
  return resultsAnswer([
    (await isChat(options, heard))
      ? openResult(asked.found, place.person.key, language)
      : discreetResult({ number, url }, language),
  ])
}

/** Whether nobody but the person and the bot reads there. Two people's own chat looks alike, so only the known one counts. */
async function isChat({ places }: TicketsOptions, { place }: Heard): Promise<boolean> {
  const chat = await places.ofPerson(place.person.key)
  return place.scope === 'personal' && chat?.conversation === place.conversation
}

/** What was typed; nothing at the first run, which the platform marks with a parameter. */
function wordsIn(parameters: readonly { readonly name: string; readonly value?: unknown }[]): string {
  const value = parameters.find(({ name }) => name === 'search')?.value
  return typeof value === 'string' ? value.trim().slice(0, 200) : ''
}
