import { TerminalError } from '../errors.ts'

/** A file is larger than may be kept. */
export class FileTooLargeError extends TerminalError {
  override name = 'FileTooLargeError' as const

  constructor(maxBytes: number) {
    super('files.too-large', `The file has more than ${maxBytes} bytes, which is the most that is kept.`)
  }
}
