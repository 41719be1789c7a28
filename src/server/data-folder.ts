import { closeSync, mkdirSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { TerminalError } from '../errors.ts'

/**
 * Makes the data folder and an empty file for the database, where they are not there yet, both for their owner alone:
 * SQLite would let everybody read its file, and gives the ones beside it the mode of the first.
 * @returns the file of the database.
 * @throws TerminalError `server.unwritable-data`.
 */
export function openDataFolder(folder: string): string {
  const file = join(folder, 'ventanilla.db')
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    closeSync(openSync(file, 'a', 0o600))
    return file
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? 'unknown'
    throw new TerminalError(
      'server.unwritable-data',
      `The data folder "${folder}" can't be used: ${reason}. Make it writable, or set DATA_DIR to another.`,
      { cause },
    )
  }
}
