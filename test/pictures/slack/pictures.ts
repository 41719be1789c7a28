import { homeView } from '../../../src/channels/slack/home-view.ts'
import { render } from '../../../src/channels/slack/render.ts'
import { discreetBlocks, ticketBlocks } from '../../../src/channels/slack/unfurl-view.ts'
import type { HomeView, ModalView } from '../../../src/channels/slack/views/blocks.ts'
import { formView, noticeView } from '../../../src/channels/slack/views/form-view.ts'
import type { Language } from '../../../src/dialog/language.ts'
import { type AnswerValue, emptyState } from '../../../src/dialog/state.ts'
import { slackViewWordsIn } from '../../../src/i18n/slack-views.ts'
import type { Form, TicketView } from '../../../src/message.ts'
import { wordForm } from '../../../src/wording/form.ts'
import { wordTicketView } from '../../../src/wording/ticket.ts'
import { ana, now, ticket, timeZone, tree } from '../../wording/walk.ts'
import { messagesIn } from '../messages.ts'
import type { Picture } from '../shoot.ts'
import { drawHome, drawMessage, drawModal } from './draw.ts'
import type { Theme } from './theme.ts'

/** Everything that people see in Slack, in one language, light and dark. */
export const slackPictures = (language: Language): readonly Picture[] =>
  (['light', 'dark'] as const).flatMap((theme) => picturesIn(language, theme))

function picturesIn(language: Language, theme: Theme): readonly Picture[] {
  const messages = Object.entries(messagesIn(language)).map(([name, message]) => {
    const blocks = render(message).flatMap((each) => each.blocks)
    return { name: `message-${name}`, html: drawMessage(blocks, theme) }
  })
  const homes = Object.entries(homesIn(language)).map(([name, view]) => ({
    name: `home-${name}`,
    html: drawHome(view, theme),
  }))
  const modals = Object.entries(modalsIn(language)).map(([name, view]) => ({
    name: `modal-${name}`,
    html: drawModal(view, theme),
  }))
  const links = [
    { name: 'link-alone', html: drawMessage(ticketBlocks(viewOf(4821, language), language), theme) },
    { name: 'link-discreet', html: drawMessage(discreetBlocks(4821, language), theme) },
  ]
  return [...messages, ...homes, ...modals, ...links].map(({ name, html }) => ({
    name: `slack-${name}-${theme}`,
    html,
  }))
}

const viewOf = (number: number, language: Language, more: Partial<typeof ticket> = {}): TicketView =>
  wordTicketView(tree, { ...ticket, number, ...more }, { language, timeZone, at: now })

function homesIn(language: Language): Readonly<Record<string, HomeView>> {
  const person = { ...ana, email: 'ana@tiendademo.com' }
  const tickets = [
    viewOf(4821, language),
    viewOf(4822, language, {
      status: 'open',
      subject: 'El cupón no descuenta en la app',
      priority: 'normal',
    }),
    viewOf(4799, language, { status: 'solved', subject: 'Factura de marzo duplicada' }),
    viewOf(4650, language, { status: 'closed', subject: 'Ambiente de QA para el catálogo', priority: 'low' }),
  ]
  const look = { page: 1 }
  return {
    tickets: homeView({ person, language, look, found: { tickets, total: 23 } }),
    searched: homeView({
      person,
      language,
      look: { page: 1, search: 'checkout', status: 'open' },
      found: { tickets: tickets.slice(1, 2), total: 1 },
    }),
    none: homeView({ person, language, look, found: { tickets: [], total: 0 } }),
    away: homeView({ person, language, look, found: undefined }),
  }
}

function modalsIn(language: Language): Readonly<Record<string, ModalView>> {
  const { form } = slackViewWordsIn(language)
  const pages = tree.pages.map(({ id }) => [id, formView(pageOf(id, language), '')] as const)
  return {
    ...Object.fromEntries(pages),
    again: formView(pageOf('technical_subject', language), '', form.away),
    opening: noticeView(language, form.opening),
    saved: noticeView(language, form.saved),
    solved: noticeView(language, form.solved),
  }
}

/** A page of the shipped dialog, with the answers that lead there. */
function pageOf(page: string, language: Language): Form {
  const when = (tree.pages.find(({ id }) => id === page)?.when ?? {}) as Readonly<Record<string, AnswerValue>>
  const area = 'request_type' in when ? { area: 'commercial' } : {}
  const answers = { area: 'technical', problem_type: 'problem', account: 'tiendademo', ...when, ...area }
  const draft = { id: 1, revision: 1, answers, files: [], undo: [] }
  const form = wordForm(tree, { ...emptyState(tree, language), person: ana, draft }, page)
  if (form === undefined) throw new Error(`There is no form for ${page}.`)
  return form
}
