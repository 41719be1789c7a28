import { encode } from '../../dialog/choice.ts'
import type { Language } from '../../dialog/language.ts'
import type { TicketStatus } from '../../dialog/ticket.ts'
import { slackViewWordsIn } from '../../i18n/slack-views.ts'
import { phrasesIn } from '../../i18n/speak.ts'
import type { TicketView } from '../../message.ts'
import { filtersFor, pagerFor, turnTo } from './home-filters.ts'
import { homeActions, type HomeContent, perPage } from './home-look.ts'
import { limits } from './limits.ts'
import type { Block } from './views/blocks.ts'
import { header, optionFor, plain, quiet, sections } from './views/text.ts'

/** A person's tickets, with what narrows the list and turns its pages; or why there are none. */
export function homeTickets(content: HomeContent): readonly Block[] {
  const { language, look, found } = content
  const { home } = slackViewWordsIn(language)
  const { ticket } = phrasesIn(language)
  if (found === undefined) {
    return [
      ...sections(home.away),
      { type: 'actions', block_id: 'retry', elements: [turnTo(look.page, home.retry)] },
    ]
  }
  const pages = Math.max(1, Math.ceil(found.total / perPage))
  const list = look.search === undefined ? ticket.list : ticket.listAbout(look.search)
  const title = found.total === 0 ? list : `${list} · ${ticket.count(found.total, look.page, pages)}`
  return [
    header(title),
    ...filtersFor(content),
    ...(found.tickets.length === 0 ? sections(emptyFor(content)) : rowsFor(found.tickets, language)),
    ...pagerFor(look.page, pages, language),
  ]
}

function emptyFor({ language, look: { search, status } }: HomeContent): string {
  const { ticket } = phrasesIn(language)
  if (search !== undefined) return ticket.emptyAbout(search)
  return status === undefined ? ticket.empty : ticket.emptyFiltered(ticket.status[status])
}

function rowsFor(tickets: readonly TicketView[], language: Language): readonly Block[] {
  const { home } = slackViewWordsIn(language)
  const waiting = tickets.filter(({ status }) => status === 'pending')
  const others = tickets.filter(({ status }) => status !== 'pending')
  return [
    ...(waiting.length > 0 ? [quiet(`🟠 ${home.waiting}`)] : []),
    ...waiting.flatMap((ticket) => rowFor(ticket, language)),
    ...(waiting.length > 0 && others.length > 0 ? [quiet(home.others)] : []),
    ...others.flatMap((ticket) => rowFor(ticket, language)),
  ]
}

const marks: Readonly<Record<TicketStatus, string>> = {
  open: '🔵',
  pending: '🟠',
  solved: '🟢',
  closed: '⚪',
}

function rowFor(view: TicketView, language: Language): readonly Block[] {
  const { ticket, pair } = phrasesIn(language)
  const { number, status, subject, statusText, priorityText, updated, lastComment } = view
  const acts = [
    { choice: encode({ type: 'ticket', act: 'status', number }), label: ticket.act.status },
    ...view.buttons,
  ]
  return [
    {
      type: 'section',
      text: plain(`#${number} · ${subject}`, limits.section),
      accessory: {
        type: 'overflow',
        action_id: `${homeActions.ticket}.${number}`,
        options: acts.slice(0, limits.view.overflow).map(({ choice, label }) => optionFor(choice, label)),
      },
    },
    quiet(
      [
        `${marks[status]} ${statusText}`,
        pair(ticket.priorityLabel, priorityText),
        // What support said last is the news, and was as late.
        lastComment?.fromSupport ? lastComment.heading : updated,
      ].join(' · '),
    ),
    { type: 'divider' },
  ]
}
