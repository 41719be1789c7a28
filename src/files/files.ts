import type { Readable } from 'node:stream'
import type { FileRef } from '../dialog/state.ts'

/** Files that people gave, until the desk has them. */
export interface Files {
  /**
   * Stores the stream. The name is made safe for every file system and kept readable; the type is found out from
   * the bytes where they tell, and is otherwise what was said.
   * @throws FileTooLargeError past `maxBytes` of the configuration; nothing is kept then.
   */
  put(owner: string, file: { readonly name: string; readonly type?: string; readonly bytes: Readable }): Promise<FileRef>
  /** The bytes and the description; undefined when there is no such file. */
  open(ref: string): Promise<{ readonly file: FileRef; readonly owner: string; readonly bytes: () => Readable } | undefined>
  /** Deletes files that were stored before `olderThan`, epoch ms. @returns how many. */
  sweep(olderThan: number): Promise<number>
}
