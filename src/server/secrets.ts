import { randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { TerminalError } from '../errors.ts'

/**
 * The secret of that name: the one configured, else the one kept in the data folder, else a new one that is kept there
 * from now on, for the owner of the folder alone to read.
 * @throws TerminalError `data.unwritable`.
 */
export function secretFor(name: string, configured: string | undefined, dataFolder: string): string {
  if (configured !== undefined) return configured
  const file = join(dataFolder, name)
  const kept = readKept(file)
  if (kept !== undefined) return kept
  const made = randomBytes(24).toString('base64url')
  try {
    mkdirSync(dataFolder, { recursive: true })
    // `wx`: of two processes that start at once, one makes it and the other reads it.
    writeFileSync(file, made, { mode: 0o600, flag: 'wx' })
    chmodSync(file, 0o600)
    return made
  } catch (cause) {
    const other = readKept(file)
    if (other !== undefined) return other
    throw new TerminalError(
      'data.unwritable',
      `The data folder "${dataFolder}" can't be written to. Set DATA_DIR.`,
      {
        cause,
      },
    )
  }
}

function readKept(file: string): string | undefined {
  try {
    const kept = readFileSync(file, 'utf8').trim()
    return kept === '' ? undefined : kept
  } catch {
    return undefined
  }
}
