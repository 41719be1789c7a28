import { createHash } from 'node:crypto'

/** A few characters that stand for this text and for no other. They are part of keys that are kept, so they stay the same for good. */
export const digestOf = (text: string): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, 16)
