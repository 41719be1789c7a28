import { encode } from '../../dialog/choice.ts'
import type { Language } from '../../dialog/language.ts'
import { statuses, type TicketStatus } from '../../dialog/ticket.ts'
import { slackViewWordsIn } from '../../i18n/slack-views.ts'
import { phrasesIn } from '../../i18n/speak.ts'
import type { TicketView } from '../../message.ts'
import { homeActions, type HomeContent, perPage } from './home-look.ts'
import type { Block, ButtonElement, MenuElement } from './views/blocks.ts'
import { limits } from './limits.ts'
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

function filtersFor({ language, look }: HomeContent): readonly Block[] {
  const { home } = slackViewWordsIn(language)
  const isNarrow = look.status !== undefined || look.search !== undefined
  return [
    {
      type: 'input',
      block_id: `search.${look.search === undefined ? 'none' : 'some'}`,
      dispatch_action: true,
      optional: true,
      label: plain(home.search, limits.view.label),
      element: {
        type: 'plain_text_input',
        action_id: homeActions.search,
        max_length: 200,
        placeholder: plain(home.searchHint, limits.placeholder),
        dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] },
        ...(look.search !== undefined && { initial_value: look.search }),
      },
    },
    {
      type: 'actions',
      block_id: `filters.${look.status ?? 'all'}`,
      elements: [statusMenu(language, look.status), ...(isNarrow ? [clear(home.all)] : [])],
    },
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
      text: plain(subject, limits.section),
      accessory: {
        type: 'overflow',
        action_id: `${homeActions.ticket}.${number}`,
        options: acts.slice(0, limits.view.overflow).map(({ choice, label }) => optionFor(choice, label)),
      },
    },
    quiet(
      [
        `${marks[status]} ${statusText}`,
        ticket.name(number),
        pair(ticket.priorityLabel, priorityText),
        updated,
        ...(lastComment === undefined ? [] : [lastComment.heading]),
      ].join(' · '),
    ),
  ]
}

function pagerFor(page: number, pages: number, language: Language): readonly Block[] {
  const { ticket } = phrasesIn(language)
  const elements = [
    ...(page > 1 ? [turnTo(page - 1, ticket.previous)] : []),
    ...(page < pages ? [turnTo(page + 1, ticket.next)] : []),
  ]
  return elements.length === 0 ? [] : [{ type: 'actions', block_id: 'pager', elements }]
}

function statusMenu(language: Language, chosen: TicketStatus | undefined): MenuElement {
  const { ticket } = phrasesIn(language)
  const options = [
    optionFor('all', ticket.all),
    ...statuses.map((status) => optionFor(status, ticket.status[status])),
  ]
  const initial = options.find(({ value }) => value === (chosen ?? 'all'))
  return {
    type: 'static_select',
    action_id: homeActions.status,
    options,
    ...(initial && { initial_option: initial }),
    placeholder: plain(slackViewWordsIn(language).home.status, limits.placeholder),
  }
}

const turnTo = (page: number, label: string): ButtonElement => ({
  type: 'button',
  action_id: `${homeActions.turn}.${page}`,
  text: plain(label, limits.button),
  value: String(page),
})

const clear = (label: string): ButtonElement => ({
  type: 'button',
  action_id: `${homeActions.status}.clear`,
  text: plain(label, limits.button),
  value: 'clear',
})
