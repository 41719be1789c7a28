import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'

/** What a form remembers of where it belongs. */
export type Opened = z.infer<typeof schema>

const schema = z.object({
  conversation: z.string(),
  /** The conversation's address, to send events from. */
  address: z.intersection(z.object({ channel: z.string() }), z.record(z.string(), z.string())),
  /** Who it was opened for, as `Sender.key`. */
  user: z.string(),
  page: z.string(),
  draft: z.int().min(0),
  /** Questions whose answer is too long for a field: left empty, it stays as it is. */
  kept: z.array(z.string()).default([]),
  /** What submitting it chooses, where nothing is filled in. */
  choice: z.string().optional(),
})

/** Puts it into a form so that nobody else can make one, or use somebody else's. */
export function seal(secret: string, opened: Opened): string {
  const body = Buffer.from(JSON.stringify(opened)).toString('base64url')
  return `${body}.${signatureOf(secret, body)}`
}

/** What was sealed; undefined when we did not seal it, or not for this person. */
export function unseal(secret: string, sealed: string, user: string): Opened | undefined {
  const [body = '', signature = ''] = sealed.split('.')
  const expected = Buffer.from(signatureOf(secret, body))
  const given = Buffer.from(signature)
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return undefined
  const opened = schema.parse(JSON.parse(Buffer.from(body, 'base64url').toString()))
  return opened.user === user ? opened : undefined
}

const signatureOf = (secret: string, body: string): string =>
  createHmac('sha256', secret).update(`slack form ${body}`).digest('base64url')
