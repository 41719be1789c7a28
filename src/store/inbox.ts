/**
 * What a platform was told we have, and is not dealt with yet: it is acknowledged at once, and a process that ends in between
 * leaves it here.
 *
 * I1 what `put` has resolved is found by `pending` until it is `done`;
 * I2 the same id is kept once, as it came first.
 */
export interface Inbox {
  /** @returns false when the id is there already. */
  put(id: string, body: string, at: number): Promise<boolean>
  done(id: string): Promise<void>
  /** What came before `before`, epoch ms, oldest first, at most `limit`. */
  pending(before: number, limit: number): Promise<readonly Kept[]>
  close(): Promise<void>
}

/** `given_up`: what was asked for, and is not tried any more. */
export type InboxName = 'inbox' | 'given_up'

export interface Kept {
  readonly id: string
  readonly body: string
  /** When it came, epoch ms. */
  readonly at: number
}
