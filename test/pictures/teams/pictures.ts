import type { Card } from '../../../src/channels/teams/cards/element.ts'
import { formCard } from '../../../src/channels/teams/cards/form.ts'
import { pageCard, waitingCard } from '../../../src/channels/teams/dialogs/card.ts'
import { discreetResult, openResult } from '../../../src/channels/teams/extension/results.ts'
import type { Place } from '../../../src/channels/teams/place.ts'
import { render } from '../../../src/channels/teams/render.ts'
import type { Language } from '../../../src/dialog/language.ts'
import { type AnswerValue, emptyState } from '../../../src/dialog/state.ts'
import { phrasesIn } from '../../../src/i18n/speak.ts'
import { teamsViewWordsIn } from '../../../src/i18n/teams-views.ts'
import type { Form } from '../../../src/message.ts'
import { wordForm, wordProblems } from '../../../src/wording/form.ts'
import { wordTicketView } from '../../../src/wording/ticket.ts'
import { ana, now, ticket, timeZone, tree } from '../../wording/walk.ts'
import { messagesIn } from '../messages.ts'
import type { Picture } from '../shoot.ts'
import { drawCard, drawMessage, type Frame } from './draw.ts'

const personal: Place = {
  conversation: 'teams:t:a:1',
  tenant: 't',
  platformId: 'a:1',
  scope: 'personal',
  serviceUrl: 'https://smba.trafficmanager.net/emea/',
  bot: { id: '28:bot', name: 'Ventanilla' },
  person: { id: '29:ana', name: 'Ana Ruiz', key: 'teams:t:ana' },
}
const owner = personal.person.key
const channel: Place = { ...personal, scope: 'channel', platformId: '19:x@thread.tacv2;messageid=1' }

/** Everything that people see in Teams, in one language, light and dark; each card as wide as in a chat, some as on a phone. */
export const teamsPictures = (language: Language): readonly Picture[] => [
  ...picturesIn(language, { theme: 'light', width: 560 }, 'light'),
  ...picturesIn(language, { theme: 'dark', width: 560 }, 'dark'),
  ...picturesIn(language, { theme: 'light', width: 340 }, 'phone'),
]

function picturesIn(language: Language, frame: Frame, as: string): readonly Picture[] {
  const said = messagesIn(language)
  const messages = Object.entries(said).map(([name, message]) => ({
    name: `message-${name}`,
    html: drawMessage(render(message, personal), frame),
  }))
  const told = Object.entries(said)
    .filter(([name]) => name === 'ticket-filed' || name === 'support-answers')
    .map(([name, message]) => ({
      name: `channel-${name}`,
      html: drawMessage(render(message, channel, { isMention: true }), frame),
    }))
  const cards = Object.entries({ ...formsIn(language), ...dialogsIn(language), ...linksIn(language) })
  const drawn = cards.map(([name, card]) => ({ name, html: drawCard(card, frame) }))
  return [...messages, ...told, ...drawn].map(({ name, html }) => ({ name: `teams-${name}-${as}`, html }))
}

/** Pages of questions in a card's place. */
function formsIn(language: Language): Readonly<Record<string, Card>> {
  const reader = { owner, phrases: phrasesIn(language) }
  const tried = { problems: problemsIn(language), answers: { account: 'Mi Tienda' } }
  return {
    ...Object.fromEntries(tree.pages.map(({ id }) => [`form-${id}`, formCard(pageOf(id, language), reader)])),
    'form-again': formCard(pageOf('identify', language), { ...reader, ...tried }),
  }
}

/** Pages of questions as dialogs. */
function dialogsIn(language: Language): Readonly<Record<string, Card>> {
  const reader = { owner, dialog: 'd' }
  const { away } = teamsViewWordsIn(language).form
  return {
    ...Object.fromEntries(
      tree.pages.map(({ id }) => [`dialog-${id}`, pageCard(pageOf(id, language), reader)]),
    ),
    'dialog-again': pageCard(pageOf('identify', language), {
      ...reader,
      notice: away,
      problems: problemsIn(language),
      answers: { account: 'Mi Tienda' },
    }),
    'dialog-waiting': waitingCard(language, { do: 'fill', owner, page: 'identify', draft: 1, dialog: 'd' }),
  }
}

/** What a ticket's link unfolds to, and what a search finds. */
function linksIn(language: Language): Readonly<Record<string, Card>> {
  const view = wordTicketView(tree, ticket, { language, timeZone, at: now })
  return {
    'link-open': openResult(view, owner, language).card,
    'link-discreet': discreetResult(view, language).card,
  }
}

const problemsIn = (language: Language) =>
  wordProblems(tree, language, 'identify', { account: { type: 'pattern' } })

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
