import type { Address, ConversationId, Sender } from '../../message.ts'
import type { Activity } from './activity.ts'

/** Where somebody is in Teams, and what it takes to answer there. Kept, so that it outlives the process. */
export interface Place {
  /** `teams:<tenant>:<conversation>`, and in a place of several people `:<person>` behind it: each has a draft of their own. */
  readonly conversation: ConversationId
  readonly tenant: string
  /** The platform's id; of a thread in a channel it holds `;messageid=…`. */
  readonly platformId: string
  readonly scope: 'personal' | 'groupChat' | 'channel'
  readonly serviceUrl: string
  readonly bot: Account
  readonly person: Account & { readonly key: string }
}

export interface Account {
  readonly id: string
  readonly name: string
}

/** Where an activity comes from; undefined when it does not say who did it, or in which tenant. */
export function placeOf(activity: Activity): Place | undefined {
  const { from, recipient, serviceUrl } = activity
  const tenant = tenantOf(activity)
  if (!from || !recipient || tenant === undefined) return undefined
  const scope = scopeOf(activity)
  const platformId = scope === 'channel' ? threadOf(activity) : activity.conversation.id
  const whose = from.aadObjectId ?? from.id
  const key = `teams:${tenant}:${whose}`
  const shared = `teams:${tenant}:${platformId}`
  return {
    conversation: scope === 'personal' ? shared : `${shared}:${whose}`,
    tenant,
    platformId,
    scope,
    serviceUrl,
    bot: { id: recipient.id, name: recipient.name ?? '' },
    person: { id: from.id, name: from.name ?? '', key },
  }
}

/** The tenant; undefined when there is none, or the activity names two. */
export function tenantOf({ conversation, channelData }: Activity): string | undefined {
  const said = [conversation.tenantId, channelData?.tenant?.id].filter((each) => each)
  const [tenant] = said
  return said.every((each) => each === tenant) ? (tenant ?? undefined) : undefined
}

/** Who did it, as the rest of the program knows people. */
export function senderOf(activity: Activity, { person }: Place): Sender {
  const { locale, timeZone } = clientOf(activity)
  return {
    key: person.key,
    ...(person.name !== '' && { name: person.name }),
    ...(locale !== undefined && { locale }),
    ...(timeZone !== undefined && { timeZone }),
  }
}

/** The channel looks the rest up under the conversation's id: it may change while an answer is on its way. */
export const addressOf = ({ conversation }: Place): Address => ({ channel: 'teams', conversation })

function scopeOf({ conversation }: Activity): Place['scope'] {
  const { conversationType } = conversation
  return conversationType === 'channel' || conversationType === 'groupChat' ? conversationType : 'personal'
}

/** A channel's thread: a message that begins one is answered under it. */
function threadOf({ conversation, id }: Activity): string {
  return conversation.id.includes(';messageid=') || !id
    ? conversation.id
    : `${conversation.id};messageid=${id}`
}

/** What the person's client says of language and zone. */
function clientOf({ locale, localTimezone, entities }: Activity) {
  const client = entities?.find(({ type }) => type === 'clientInfo')
  const [spoken, zone] = [locale ?? client?.['locale'], localTimezone ?? client?.['timezone']]
  return {
    locale: typeof spoken === 'string' && /^[A-Za-z0-9-]{2,35}$/.test(spoken) ? spoken : undefined,
    timeZone: typeof zone === 'string' && /^[A-Za-z0-9_+/-]{1,64}$/.test(zone) ? zone : undefined,
  }
}
