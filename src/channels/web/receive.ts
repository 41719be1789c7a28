import { z } from 'zod'
import type { FileRef } from '../../dialog/state.ts'
import type { Inbound } from '../../message.ts'
import { typedText } from '../../typed-text.ts'
import type { Did } from './entry.ts'
import { limits } from './limits.ts'

/** An event of the page, checked. */
export type WebEvent = z.infer<typeof eventSchema>

export type Received =
  | { readonly type: 'event'; readonly event: WebEvent }
  | { readonly type: 'refused'; readonly reason: 'invalid' | 'empty' }

/** Where and when an event happened, and who did it: known to the server, never said by the page. */
export interface Place {
  /** `web:<id>` */
  readonly conversation: string
  readonly visitor: string
  /** Epoch ms. */
  readonly at: number
}

const text = z.string().max(limits.textLength).transform(typedText)
const label = z.string().max(limits.labelLength).transform(typedText)
const question = z.string().regex(/^[a-z][a-z0-9_]{0,63}$/)
const files = z.array(z.string().min(1).max(200)).max(limits.files)
const field = z.string().max(limits.fieldLength).transform(typedText)
const answer = z.union([field, z.number(), z.boolean(), z.null()])

const eventBase = {
  /** Made by the page; the same for every try. */
  id: z.uuid(),
  /** The entries after this position are answered. */
  after: z.int().min(0).default(0),
  locale: z
    .string()
    .max(35)
    .regex(/^[A-Za-z0-9-]+$/)
    .optional(),
  timeZone: z
    .string()
    .max(64)
    .regex(/^[A-Za-z0-9_+/-]+$/)
    .optional(),
}

const eventSchema = z.discriminatedUnion('type', [
  z.object({ ...eventBase, type: z.literal('opened') }),
  z.object({ ...eventBase, type: z.literal('said'), text, files: files.default([]) }),
  z.object({ ...eventBase, type: z.literal('edited'), message: z.uuid(), text }),
  z.object({
    ...eventBase,
    type: z.literal('clicked'),
    choice: z.string().min(1).max(limits.choiceLength),
    label,
    option: z.boolean().default(false),
  }),
  z.object({
    ...eventBase,
    type: z.literal('submitted'),
    page: question,
    draft: z.int().min(0),
    label,
    answers: z.record(question, answer).refine((answers) => Object.keys(answers).length <= limits.fields),
  }),
])

/** Reads the body of a request. Whatever it is, it becomes an event or a refusal. */
export function receive(body: unknown): Received {
  const parsed = eventSchema.safeParse(body)
  if (!parsed.success) return { type: 'refused', reason: 'invalid' }
  const event = parsed.data
  const isEmpty =
    (event.type === 'said' && event.text.trim() === '' && event.files.length === 0) ||
    (event.type === 'edited' && event.text.trim() === '')
  return isEmpty ? { type: 'refused', reason: 'empty' } : { type: 'event', event }
}

/** Every file an event names. */
export const filesOf = (event: WebEvent): readonly string[] => (event.type === 'said' ? event.files : [])

/** The event in the program's own terms. `given` holds the files it names, of this visitor. */
export function toInbound(event: WebEvent, place: Place, given: ReadonlyMap<string, FileRef>): Inbound {
  const { conversation, visitor, at } = place
  return {
    id: `${conversation}/${event.id}`,
    conversation,
    address: { channel: 'web', conversation },
    sender: {
      key: `web:${visitor}`,
      ...(event.locale !== undefined && { locale: event.locale }),
      ...(event.timeZone !== undefined && { timeZone: event.timeZone }),
    },
    at,
    happened: happenedOf(event, given),
  }
}

/** What the person sees of their own event; nothing for one they did not mean to do. */
export function didOf(event: WebEvent, given: ReadonlyMap<string, FileRef>): Did | undefined {
  switch (event.type) {
    case 'opened':
      return undefined
    case 'said':
      return { type: 'said', text: event.text, files: pick(event.files, given) }
    case 'edited':
      return { type: 'edited', message: event.message, text: event.text }
    case 'clicked':
      return { type: 'clicked', choice: event.choice, label: event.label, option: event.option }
    case 'submitted':
      return { type: 'submitted', label: event.label }
  }
}

function happenedOf(event: WebEvent, given: ReadonlyMap<string, FileRef>): Inbound['happened'] {
  switch (event.type) {
    case 'opened':
      return { type: 'opened' }
    case 'said':
      return { type: 'said', message: event.id, text: event.text, files: pick(event.files, given) }
    case 'edited':
      return { type: 'edited', message: event.message, text: event.text }
    case 'clicked':
      return { type: 'clicked', choice: event.choice }
    case 'submitted':
      return { type: 'submitted', draft: event.draft, answers: event.answers }
  }
}

const pick = (refs: readonly string[], given: ReadonlyMap<string, FileRef>): FileRef[] =>
  refs.map((ref) => given.get(ref)).filter((file) => file !== undefined)
