import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { TerminalError } from '../errors.ts'

/**
 * The secret of that name: the one configured, else the one kept in the data folder, else a new one that is kept there
 * from now on, for the owner of the folder alone to read. Processes that start at once get the same one.
 * @throws TerminalError `server.unwritable-data`.
 */
export function secretFor(name: string, configured: string | undefined, dataFolder: string): string {
  if (configured !== undefined) return configured
  const file = join(dataFolder, name)
  const kept = readKept(file)
  if (kept !== undefined) return kept
  try {
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
    keepFirst(file, randomBytes(24).toString('base64url'))
    return readWhole(file)
  } catch (cause) {
    throw new TerminalError(
      'server.unwritable-data',
      `The secret "${file}" can't be made or read. Make the folder writable, delete the file if it is empty or somebody else's, or set DATA_DIR.`,
      { cause },
    )
  }
}

/** Written elsewhere first, so that nobody ever reads half of it; linked, so that the first one stays. */
function keepFirst(file: string, secret: string): void {
  const draft = `${file}.${randomBytes(6).toString('hex')}`
  try {
    writeFileSync(draft, secret, { mode: 0o600, flag: 'wx' })
    linkSync(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

function readKept(file: string): string | undefined {
  try {
    return readWhole(file)
  } catch {
    return undefined
  }
}

function readWhole(file: string): string {
  const kept = readFileSync(file, 'utf8').trim()
  if (kept === '') throw new TerminalError('server.empty-secret', `The file "${file}" is empty.`)
  return kept
}
