import { digestOf } from '../../digest.ts'
import { type Action, readData, readExecute } from './action.ts'
import type { Activity, Attachment } from './activity.ts'
import type { Place } from './place.ts'
import { wordsOf } from './words.ts'

/** What an activity means here. */
export type Received =
  | {
      readonly type: 'said'
      readonly message: string
      readonly text: string
      readonly files: readonly GivenFile[]
      /** There are files that the platform does not let a bot read. */
      readonly hasUnreadable: boolean
    }
  | { readonly type: 'edited'; readonly message: string; readonly text: string; readonly version: string }
  | { readonly type: 'deleted'; readonly message: string }
  /** A press; `card` is the message that it is on. */
  | { readonly type: 'pressed'; readonly action: Action; readonly card: string }
  | { readonly type: 'invoked'; readonly name: string }
  /** The bot was installed, or came into the conversation. */
  | { readonly type: 'arrived' }
  | { readonly type: 'left' }
  | { readonly type: 'ignored'; readonly reason: string }
  /** Something made up, or of a card that is somebody else's. */
  | { readonly type: 'refused'; readonly reason: 'forged-value' | 'not-yours' }

/** A file that can be fetched; `isOfService`: with the bot's own token. */
export interface GivenFile {
  readonly name: string
  readonly url: string
  readonly type?: string
  readonly isOfService: boolean
}

/** Classifies an activity. Whatever it holds, it becomes one of these. */
export function receive(activity: Activity, place: Place): Received {
  switch (activity.type) {
    case 'message':
      return messageOf(activity, place)
    case 'messageUpdate':
      return editOf(activity)
    case 'messageDelete':
      return deletionOf(activity)
    case 'invoke':
      return invokeOf(activity, place)
    case 'installationUpdate':
      return installationOf(activity)
    case 'conversationUpdate':
      return membersOf(activity)
    default:
      return { type: 'ignored', reason: activity.type.slice(0, 50) }
  }
}

function messageOf(activity: Activity, place: Place): Received {
  const { id, value, from, recipient } = activity
  if (from?.id === recipient?.id) return { type: 'ignored', reason: 'own' }
  if (value !== undefined && value !== null) return pressOf(readData(value), activity, place)
  if (!id) return { type: 'ignored', reason: 'no-id' }
  const attachments = activity.attachments ?? []
  const files = place.scope === 'personal' ? attachments.flatMap(fileOf) : []
  const text = wordsOf(activity)
  const hasUnreadable = isUnreadable(attachments, place)
  return text === '' && files.length === 0 && !hasUnreadable
    ? { type: 'ignored', reason: 'empty' }
    : { type: 'said', message: id, text, files, hasUnreadable }
}

function editOf(activity: Activity): Received {
  const { id, channelData, timestamp } = activity
  const text = wordsOf(activity)
  if (channelData?.eventType !== 'editMessage' || !id || text === '') {
    return { type: 'ignored', reason: 'no-edit' }
  }
  return { type: 'edited', message: id, text, version: timestamp ?? digestOf(text) }
}

function deletionOf({ id, channelData }: Activity): Received {
  const isTheirs = channelData?.eventType === 'softDeleteMessage' && Boolean(id)
  return isTheirs ? { type: 'deleted', message: id ?? '' } : { type: 'ignored', reason: 'no-deletion' }
}

function invokeOf(activity: Activity, place: Place): Received {
  const { name, value } = activity
  return name === 'adaptiveCard/action'
    ? pressOf(readExecute(value), activity, place)
    : { type: 'invoked', name: name ?? '' }
}

function pressOf(action: Action | undefined, { replyToId, id }: Activity, { person }: Place): Received {
  if (!action) return { type: 'refused', reason: 'forged-value' }
  if (action.owner !== person.key) return { type: 'refused', reason: 'not-yours' }
  return { type: 'pressed', action, card: replyToId ?? id ?? '' }
}

function installationOf({ action }: Activity): Received {
  if (action?.startsWith('add')) return { type: 'arrived' }
  return action?.startsWith('remove') ? { type: 'left' } : { type: 'ignored', reason: 'installation' }
}

function membersOf({ membersAdded, membersRemoved, recipient }: Activity): Received {
  const isBot = ({ id }: { readonly id: string }): boolean => id === recipient?.id
  if (membersAdded?.some(isBot)) return { type: 'arrived' }
  return membersRemoved?.some(isBot) ? { type: 'left' } : { type: 'ignored', reason: 'members' }
}

const downloadInfo = 'application/vnd.microsoft.teams.file.download.info'

function fileOf({ contentType, contentUrl, content, name }: Attachment): readonly GivenFile[] {
  if (contentType === downloadInfo) {
    const url =
      typeof content === 'object' && content && 'downloadUrl' in content ? content.downloadUrl : undefined
    return typeof url === 'string' ? [{ name: name ?? 'file', url, isOfService: false }] : []
  }
  if (!contentType?.startsWith('image/') || !contentUrl) return []
  const ending = /^image\/([a-z0-9]{2,5})$/.exec(contentType)?.[1] ?? 'png'
  const type = contentType === 'image/*' ? {} : { type: contentType }
  return [{ name: name ?? `image.${ending}`, url: contentUrl, isOfService: true, ...type }]
}

/** Whether files are there that no bot may read: in a personal chat only those shared from elsewhere. */
function isUnreadable(attachments: readonly Attachment[], { scope }: Place): boolean {
  if (attachments.some(({ contentType }) => contentType === 'reference')) return true
  if (scope === 'personal') return false
  const isQuote = attachments.some(({ contentType }) => contentType === 'messageReference')
  const marks = isQuote ? /<img /i : /<(?:attachment|img) /i
  return attachments.some(
    ({ contentType, content }) =>
      contentType === downloadInfo ||
      contentType?.startsWith('image/') ||
      (contentType === 'text/html' && typeof content === 'string' && marks.test(content)),
  )
}
