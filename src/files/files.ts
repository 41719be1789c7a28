import type { Readable } from 'node:stream'
import type { FileRef } from '../dialog/state.ts'
import { TerminalError } from '../errors.ts'

/** Files that people gave, until the desk has them. */
export interface Files {
  /**
   * Stores the stream. The name is made safe for every file system and kept readable; the type is found out from
   * the bytes where they tell, and is otherwise what was said.
   * A stream that breaks, or is too long, leaves nothing. It is never destroyed here: its owner may still have to answer.
   * @throws FileTooLargeError past `maxBytes` of the configuration; RetryableError `files.interrupted` when the stream
   * breaks.
   */
  put(
    owner: string,
    file: { readonly name: string; readonly type?: string; readonly bytes: Readable },
  ): Promise<FileRef>
  /** The bytes and the description; undefined when there is no such file, or no more. */
  open(
    ref: string,
  ): Promise<{ readonly file: FileRef; readonly owner: string; readonly bytes: () => Readable } | undefined>
  /** Deletes files that were stored before `olderThan`, epoch ms, and what a crash left. @returns how many files. */
  sweep(olderThan: number): Promise<number>
}

/** A file is larger than may be kept. */
export class FileTooLargeError extends TerminalError {
  override name = 'FileTooLargeError' as const

  constructor(maxBytes: number) {
    super('files.too-large', `The file has more than ${maxBytes} bytes, which is the most that is kept.`)
  }
}
