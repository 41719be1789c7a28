import type { Language } from '../../dialog/language.ts'
import { statuses, type TicketStatus } from '../../dialog/ticket.ts'
import { slackViewWordsIn } from '../../i18n/slack-views.ts'
import { phrasesIn } from '../../i18n/speak.ts'
import { homeActions, type HomeContent } from './home-look.ts'
import { limits } from './limits.ts'
import type { Block, ButtonElement, MenuElement } from './views/blocks.ts'
import { optionFor, plain } from './views/text.ts'

/** What narrows the list of tickets. */
export function filtersFor({ language, look }: HomeContent): readonly Block[] {
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

/** What turns its pages; nothing where there is one. */
export function pagerFor(page: number, pages: number, language: Language): readonly Block[] {
  const { ticket } = phrasesIn(language)
  const elements = [
    ...(page > 1 ? [turnTo(page - 1, ticket.previous)] : []),
    ...(page < pages ? [turnTo(page + 1, ticket.next)] : []),
  ]
  return elements.length === 0 ? [] : [{ type: 'actions', block_id: 'pager', elements }]
}

/** The way to a page of the list. */
export const turnTo = (page: number, label: string): ButtonElement => ({
  type: 'button',
  action_id: `${homeActions.turn}.${page}`,
  text: plain(label, limits.button),
  value: String(page),
})

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

const clear = (label: string): ButtonElement => ({
  type: 'button',
  action_id: `${homeActions.status}.clear`,
  text: plain(label, limits.button),
  value: 'clear',
})
