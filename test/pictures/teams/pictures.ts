import { formCard } from '../../../src/channels/teams/cards/form.ts'
import type { Place } from '../../../src/channels/teams/place.ts'
import { render } from '../../../src/channels/teams/render.ts'
import type { Language } from '../../../src/dialog/language.ts'
import { type AnswerValue, emptyState } from '../../../src/dialog/state.ts'
import { phrasesIn } from '../../../src/i18n/speak.ts'
import type { Form } from '../../../src/message.ts'
import { wordForm, wordProblems } from '../../../src/wording/form.ts'
import { ana, tree } from '../../wording/walk.ts'
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
  const reader = { owner: personal.person.key, phrases: phrasesIn(language) }
  const forms = tree.pages.map(({ id }) => ({
    name: `form-${id}`,
    html: drawCard(formCard(pageOf(id, language), reader), frame),
  }))
  const problems = wordProblems(tree, language, 'identify', { account: { type: 'pattern' } })
  const again = formCard(pageOf('identify', language), {
    ...reader,
    problems,
    answers: { account: 'Mi Tienda' },
  })
  return [...messages, ...told, ...forms, { name: 'form-again', html: drawCard(again, frame) }].map(
    ({ name, html }) => ({ name: `teams-${name}-${as}`, html }),
  )
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
