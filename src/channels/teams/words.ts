import { typedText } from '../../typed-text.ts'
import type { Activity } from './activity.ts'

/** What a person wrote, without the mark-up that the client puts around it. */
export function wordsOf(activity: Activity): string {
  const { text, textFormat, entities, recipient } = activity
  let words = text ?? ''
  for (const entity of entities ?? []) {
    const { type, text: mention, mentioned } = entity
    if (type !== 'mention' || typeof mention !== 'string' || mention === '') continue
    const isBot = isAccount(mentioned) && mentioned.id === recipient?.id
    words = words.replaceAll(mention, isBot ? ' ' : mention.replace(/<\/?at[^>]*>/g, ''))
  }
  const bare =
    textFormat === 'xml' ? unescape(words.replace(/<[^>]*>/g, ' ')) : words.replaceAll('&nbsp;', ' ')
  return typedText(bare)
    .replace(/[ \t\u00a0]{2,}/g, ' ')
    .trim()
}

const isAccount = (value: unknown): value is { readonly id: unknown } =>
  typeof value === 'object' && value !== null && 'id' in value

const entities: Readonly<Record<string, string>> = {
  '&nbsp;': ' ',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
}
const unescape = (text: string): string =>
  text.replace(/&(?:nbsp|lt|gt|quot|#39|amp);/g, (entity) => entities[entity] ?? entity)
