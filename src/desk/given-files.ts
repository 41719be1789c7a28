import type { Readable } from 'node:stream'
import type { FileRef } from '../dialog/state.ts'
import { TerminalError } from '../errors.ts'

/** Opens a file that a person gave; undefined when nobody has it any more. */
export type OpenFile = (
  ref: string,
) => Promise<{ readonly file: FileRef; readonly bytes: () => Readable } | undefined>

/**
 * Refuses a comment whose files can't all be had: it is often there for its file alone, and who wrote it is still here to give it again.
 * @throws TerminalError `desk.file-gone`.
 */
export function refuseWithout(missing: readonly string[]): void {
  if (missing.length === 0) return
  throw new TerminalError(
    'desk.file-gone',
    `Files that can't be had any more, or that the desk does not take: ${missing.length}. Ask for them again.`,
  )
}
