import type { Language } from '../../../dialog/language.ts'
import { phrasesIn } from '../../../i18n/speak.ts'
import { teamsViewWordsIn } from '../../../i18n/teams-views.ts'
import type { TicketView } from '../../../message.ts'
import { type Card, cardOf, type Element } from '../cards/element.ts'
import { plain, textOf } from '../cards/text.ts'
import { ticketOf } from '../cards/ticket.ts'
import type { Answer } from '../invoke.ts'

/** A card to choose or to unfold to, and the line it stands for in a list. */
export interface Result {
  readonly card: Card
  readonly preview: { readonly title: string; readonly text: string }
}

/** A list to choose from, or what a link unfolds to. */
export const resultsAnswer = (results: readonly Result[]): Answer =>
  extensionAnswer({
    type: 'result',
    attachmentLayout: 'list',
    attachments: results.map(({ card, preview: { title, text } }) => ({
      contentType: 'application/vnd.microsoft.card.adaptive',
      content: card,
      preview: {
        contentType: 'application/vnd.microsoft.card.thumbnail',
        // Its text may hold mark-up; its title holds none.
        content: { title, text: text.replace(/[&<>]/g, (sign) => `&#${sign.codePointAt(0)};`) },
      },
    })),
  })

/** A line in the place of a list. */
export const lineInList = (text: string): Answer => extensionAnswer({ type: 'message', text })

const extensionAnswer = (composeExtension: object): Answer => ({ status: 200, body: { composeExtension } })

/** The ticket for its owner alone. */
export const openResult = (ticket: TicketView, owner: string, language: Language): Result => ({
  card: cardOf(ticketOf(ticket, { owner, phrases: phrasesIn(language) }), opening(ticket.url, language)),
  preview: previewOf(ticket),
})

/** The ticket where others read along: nothing that a link to it doesn't say. */
export const discreetResult = (
  { number, url }: Pick<TicketView, 'number' | 'url'>,
  language: Language,
): Result => {
  const name = phrasesIn(language).ticket.name(number)
  const { search } = teamsViewWordsIn(language)
  return {
    card: cardOf(
      [...textOf(name, { weight: 'Bolder' }), ...textOf(search.private, { isSubtle: true })],
      opening(url, language),
    ),
    preview: { title: name, text: search.private },
  }
}

/** What the person who searches sees of a ticket; nobody else sees the list. */
export const previewOf = ({ number, statusText, subject }: TicketView): Result['preview'] => ({
  title: `#${number} · ${statusText}`,
  text: plain(subject),
})

const opening = (url: string | undefined, language: Language): readonly Element[] =>
  url?.startsWith('https://')
    ? [{ type: 'Action.OpenUrl', title: teamsViewWordsIn(language).search.open, url }]
    : []
