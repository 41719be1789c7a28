import { createHash } from 'node:crypto'
import { eventSchema, interactionSchema } from './payloads.ts'

/** What came in: an event, something that was pressed, or a slash command; its signature is checked. */
export interface Delivery {
  readonly kind: 'event' | 'interaction' | 'command'
  readonly body: unknown
}

/** What makes it this delivery and no other: a retry has the same. */
export function nameOf({ kind, body }: Delivery): string {
  const event = eventSchema.safeParse(body).data
  if (kind === 'event' && event) return `${event.team_id}/${event.event_id}`
  return `${kind}/${createHash('sha256').update(JSON.stringify(body)).digest('base64url').slice(0, 32)}`
}

/** What the platform calls it. */
export function typeOf({ kind, body }: Delivery): string {
  const parsed = interactionSchema.safeParse(body).data
  return kind === 'interaction' && parsed ? parsed.type : kind
}
