import { z } from 'zod'
import { TerminalError } from '../../errors.ts'
import { slackChatWordsIn } from '../../i18n/slack-chat.ts'
import { phrasesIn } from '../../i18n/speak.ts'
import type { Outgoing, Part } from '../../message.ts'
import type { Api } from './api.ts'

/** A message where others read along: what all of them may see of it, and what is for the person alone. */
export interface Parted {
  readonly open?: Outgoing
  readonly alone?: Outgoing
}

/** Tickets, the review and the person's accounts are for them alone; all others learn that there is something. */
export function parted(message: Outgoing): Parted {
  const personal = message.parts.filter(isPersonal)
  if (personal.length === 0) return { open: message }
  const [first] = personal
  const told = toldOf(message)
  const parts = message.parts.flatMap((part): readonly Part[] => {
    if (!isPersonal(part)) return [part]
    return part === first && told !== undefined ? [{ type: 'text', tone: 'quiet', text: told }] : []
  })
  return {
    alone: { ...message, parts: personal },
    ...(parts.length > 0 && { open: { ...message, parts, text: plainOf(parts) } }),
  }
}

/** Whether the prompt of a message was for the person alone, so that its answer is as well. */
export const isAnsweredAlone = (shown: readonly Part[]): boolean =>
  shown.every(({ type }) => type !== 'prompt' && type !== 'buttons')

const isPersonal = (part: Part): boolean =>
  part.type === 'prompt'
    ? part.input === 'account'
    : part.type === 'summary' || part.type === 'ticket' || part.type === 'tickets'

/** What it is about, and how the person sees it again; undefined when that is nothing. */
function toldOf({ parts, language }: Outgoing): string | undefined {
  const { alone } = slackChatWordsIn(language)
  const { ticket, commands } = phrasesIn(language)
  const [card] = parts.flatMap((part) => (part.type === 'ticket' ? [part.ticket] : []))
  if (card) return alone.ticket(card.number, ticket.typed.status(card.number))
  const isReview = parts.some(({ type }) => type === 'summary')
  return isReview ? alone.review(commands.send, commands.change) : undefined
}

/** What is left of the plain text: the whole of it says what only the person may read. */
const plainOf = (parts: readonly Part[]): string =>
  parts
    .flatMap((part) => {
      switch (part.type) {
        case 'text':
          return [part.text]
        case 'prompt':
          return [part.ask, ...part.options.map(({ label }, at) => `${at + 1}. ${label}`)]
        case 'answered':
          return [`${part.ask} ${part.answer}`]
        case 'articles':
          return part.articles.map(({ title, url }) => `${title} ${url}`)
        case 'buttons':
          return part.buttons.map(({ label }) => label)
        default:
          return []
      }
    })
    .join('\n')

const openedSchema = z.looseObject({ channel: z.looseObject({ id: z.string() }) })

/** Shows it in the channel to this person alone; in the direct messages, if they are not in the channel any more. */
export async function showAlone(api: Api, user: string, content: object): Promise<unknown> {
  try {
    return await api.call('chat.postEphemeral', { ...content, user })
  } catch (error) {
    if (!(error instanceof TerminalError)) throw error
    const { channel } = openedSchema.parse(await api.call('conversations.open', { users: user }))
    return api.call('chat.postMessage', { ...content, channel: channel.id, thread_ts: undefined })
  }
}
