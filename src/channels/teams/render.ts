import { phrasesIn } from '../../i18n/speak.ts'
import { teamsViewWordsIn } from '../../i18n/teams-views.ts'
import type { Outgoing } from '../../message.ts'
import type { Action } from './action.ts'
import { execute, layOut } from './cards/actions.ts'
import { type Card, cardOf, type Element } from './cards/element.ts'
import { partOf } from './cards/parts.ts'
import { plain, textOf } from './cards/text.ts'
import type { Message } from './connector.ts'
import { limits } from './limits.ts'
import type { Place } from './place.ts'

/** A message as it is kept and shown: everything but what it replaced. */
export interface Shown extends Pick<Outgoing, 'slot' | 'language' | 'parts' | 'text'> {
  /** For its owner alone, whatever its parts are. */
  readonly isPrivate?: true
}

export interface RenderOptions {
  /** They are called by name, because they did not just write. */
  readonly isMention?: boolean
  /** A card, for the eyes of the one it is for, wherever that is. */
  readonly isForOwner?: boolean
}

/** Lays a message out where it is shown. */
export function render(
  shown: Shown,
  place: Place,
  { isMention = false, isForOwner = false }: RenderOptions = {},
): Message {
  const summary = summaryOf(shown)
  const isTextAlone =
    shown.parts.every(({ type }) => type === 'text') && !isMention && !isForOwner && !isPrivate(shown)
  if (isTextAlone) return { type: 'message', textFormat: 'plain', text: shown.text, summary }
  const isClosed = place.scope !== 'personal' && !isForOwner && isPrivate(shown)
  const card = isClosed ? closedCard(shown, place) : cardFor(shown, place)
  return {
    type: 'message',
    summary: isClosed ? phrasesIn(shown.language).chat.onlyFor(place.person.name) : summary,
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        content: isMention ? calling(card, place) : card,
      },
    ],
    ...(isMention && { entities: [mentionOf(place)] }),
  }
}

/** The card for its owner's eyes. */
export function cardFor(shown: Shown, place: Place): Card {
  const reader = { owner: place.person.key, phrases: phrasesIn(shown.language) }
  const laid = shown.parts.map((part) => partOf(part, reader))
  const types = shown.parts.map(({ type }) => type)
  // What was suggested can be read on; whether it helped is answered.
  const isSettled = types.includes('answered') && !types.includes('prompt')
  const { inputs, actions } = layOut(
    laid.flatMap(({ options }) => options),
    laid.flatMap(({ presses }, at) => (isSettled && shown.parts[at]?.type === 'articles' ? [] : presses)),
    reader,
    laid.flatMap(({ form }) => (form ? [form] : [])),
  )
  const body = [...laid.flatMap((part) => part.body), ...inputs]
  return cardOf(body, actions, isPrivate(shown) ? refreshFor(shown, place) : {})
}

/** The card of a message, if it has one. */
export function cardIn({ attachments }: Message): Card | undefined {
  return (attachments as readonly { readonly content: Card }[] | undefined)?.[0]?.content
}

/** What a message is without its card, in a notification and in a list of chats: of a question, what is asked. */
function summaryOf({ text, parts }: Shown): string {
  const asked = parts.flatMap((part) =>
    part.type === 'prompt' ? [part.ask] : part.type === 'text' ? [part.text] : [],
  )
  const isQuestion = parts.every(({ type }) => type === 'prompt' || type === 'text')
  const line = plain(isQuestion ? asked.join(' ') : text)
  return line.length <= limits.summary ? line : `${line.slice(0, limits.summary - 1).trimEnd()}…`
}

/** What shows a person's own answers and tickets: it is renewed when they look, and nobody else's to read. */
export const isPrivate = (shown: Shown): boolean =>
  shown.isPrivate === true ||
  shown.parts.some(({ type }) => type === 'summary' || type === 'ticket' || type === 'tickets')

/** Where others read along, they see whose it is and no more; the client asks for the rest when its owner looks. */
function closedCard(shown: Shown, place: Place): Card {
  const { chat } = phrasesIn(shown.language)
  const { openMine } = teamsViewWordsIn(shown.language)
  const data: Action = { do: 'show', owner: place.person.key, slot: shown.slot }
  return cardOf(
    textOf(chat.onlyFor(place.person.name), { isSubtle: true }),
    // For a client that does not ask by itself, as on some phones.
    [execute(openMine, data, { associatedInputs: 'none' })],
    refreshFor(shown, place),
  )
}

function refreshFor({ slot }: Shown, { person }: Place): object {
  const data: Action = { do: 'show', owner: person.key, slot }
  const { fallback: _, ...action } = execute('↻', data)
  return { refresh: { action, userIds: [person.id] } }
}

/** The person's name for a mention: what is in the tags has to be the same in the text and in the entity. */
const calledOf = ({ person }: Place): string => `<at>${person.name.replace(/[<>&]/g, ' ').trim() || '…'}</at>`

const mentionOf = (place: Place): object => ({
  type: 'mention',
  text: calledOf(place),
  mentioned: { id: place.person.id, name: place.person.name },
})

/** Only text blocks know mentions; the name stands in one alone. */
function calling(card: Card, place: Place): Card {
  const line: Element = { type: 'TextBlock', text: calledOf(place), wrap: true }
  return { ...card, body: [line, ...card.body], msteams: { entities: [mentionOf(place)] } }
}
