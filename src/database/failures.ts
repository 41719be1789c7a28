import { RetryableError } from '../errors.ts'

/** SQLite's own numbers; the lower eight bits say what kind it is. */
const [busy, locked, full] = [5, 6, 13]

/** Whether another process holds the file. */
export function isBusy(error: unknown): boolean {
  const kind = kindOf(error)
  return kind === busy || kind === locked
}

/** SQLite's failures as ours; any other stays what it is. */
export function failureOf(error: unknown, file: string): unknown {
  if (isBusy(error))
    return new RetryableError(
      'database.busy',
      `Another process holds the database "${file}". It is tried again; end that process if it goes on.`,
      { cause: error },
    )
  if (kindOf(error) === full)
    return new RetryableError(
      'database.full',
      `The disk of the database "${file}" is full, so nothing can be saved. Make room on it.`,
      { cause: error },
    )
  return error
}

function kindOf(error: unknown): number | undefined {
  const code = error instanceof Error && 'errcode' in error ? error.errcode : undefined
  return typeof code === 'number' ? code & 0xff : undefined
}
