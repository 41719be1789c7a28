import type { Address, ConversationId } from '../../message.ts'

/** Where a conversation is in Slack. */
export interface Place {
  readonly team: string
  /** The platform's id of the channel or of the direct messages. */
  readonly channel: string
  /** `dm`: directly among the messages; `ticket-5001`: the thread of that ticket; else the thread's first message. */
  readonly thread: string
}

/** The direct messages of a person with the app, outside of any thread. */
export const direct = 'dm'

/** `slack:<team>:<channel>:<thread>`. */
export const conversationOf = ({ team, channel, thread }: Place): ConversationId =>
  `slack:${team}:${channel}:${thread}`

/** The other way round; undefined for what is no conversation of this channel. */
export function placeOf(conversation: ConversationId): Place | undefined {
  const [, team, channel, thread] =
    /^slack:([A-Z0-9]+):([A-Z0-9]+):(dm|ticket-\d{1,9}|[\d.]+)$/.exec(conversation) ?? []
  return team !== undefined && channel !== undefined && thread !== undefined
    ? { team, channel, thread }
    : undefined
}

/** The conversation says it all: what else is known of the place is looked up when something is shown. */
export const addressOf = (place: Place): Address => ({
  channel: 'slack',
  conversation: conversationOf(place),
})

/** Whether nobody but the person and the app reads there. */
export const isDirect = ({ channel }: Pick<Place, 'channel'>): boolean => channel.startsWith('D')

/** The thread of a ticket, in the direct messages it came from. */
export const ticketThread = (number: number): string => `ticket-${number}`

/** The ticket whose thread the place is. */
export function ticketOf({ thread }: Place): number | undefined {
  const number = /^ticket-(\d+)$/.exec(thread)?.[1]
  return number === undefined ? undefined : Number(number)
}

/** How the program knows a person. */
export const keyOf = ({ team, user }: { readonly team: string; readonly user: string }): string =>
  `slack:${team}:${user}`
