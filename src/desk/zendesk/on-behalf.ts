import type { Rating } from '../ratings.ts'
import type { Client } from './client.ts'
import { oneRating, oneRequest, type ZendeskAudit, type ZendeskAuditEvent } from './schemas.ts'

/**
 * How the account sees comments of the requester. `author`: the integration writes them with the requester as their author, and
 * its audit carries the key they are found by. `on-behalf-of`: the requester writes them; there is no place for a key, and a
 * comment is found by its words.
 */
export type ActAs = 'author' | 'on-behalf-of'

/** A comment that goes out on behalf of its author. */
export interface Theirs {
  readonly by: number
  /** The last audit before it: the comment is in a later one. */
  readonly after: number
  readonly request: { readonly comment: { readonly body: string; readonly uploads?: readonly string[] } }
}

export const theirs = (comment: {
  readonly by: number
  readonly after: number
  readonly text: string
  readonly tokens: readonly string[]
}): Theirs => {
  const { by, after, text, tokens } = comment
  return { by, after, request: { comment: { body: text, ...(tokens.length > 0 && { uploads: tokens }) } } }
}

export const isTheirs = (sent: unknown): sent is Theirs =>
  typeof sent === 'object' && sent !== null && 'request' in sent

/** As an end user does: the account opens a ticket again that waited for them, or was solved. */
export async function sendTheirs(client: Client, number: number, { by, request }: Theirs): Promise<void> {
  const path = `/api/v2/requests/${number}`
  await client({ method: 'PUT', path, json: { request }, onBehalfOf: by, answer: oneRequest })
}

/** Whether what was sent came through. The same words twice, with the first in doubt, are taken for one. */
export function isAmong(audits: readonly ZendeskAudit[], sent: unknown): boolean {
  if (!isTheirs(sent)) return false
  const words = wordsIn(sent.request.comment.body)
  const isIt = ({ type, author_id, body, plain_body }: ZendeskAuditEvent): boolean =>
    type === 'Comment' &&
    author_id === sent.by &&
    [body, plain_body].some((each) => typeof each === 'string' && wordsIn(each) === words)
  return audits.some(({ id, events }) => id > sent.after && events.some(isIt))
}

/** The account may add or take away spaces and breaks. */
const wordsIn = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** Gives the account's own rating, which knows good and bad; the middle is neither. Giving it again changes nothing. */
export async function rateAs(
  client: Client,
  { by, number, rating }: { readonly by: number; readonly number: number; readonly rating: Rating },
): Promise<void> {
  const { score, comment } = rating
  if (score === 3) return
  const satisfaction_rating = { score: score > 3 ? 'good' : 'bad', ...(comment !== undefined && { comment }) }
  const path = `/api/v2/tickets/${number}/satisfaction_rating`
  await client({ method: 'POST', path, json: { satisfaction_rating }, onBehalfOf: by, answer: oneRating })
}
