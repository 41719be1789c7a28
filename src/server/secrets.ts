import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { TerminalError } from '../errors.ts'

/** In characters, of each secret, whoever chose it. */
export const leastLength = { secret: 32, 'desk-token': 16 } as const

/**
 * The secret of that name: the one configured, else the one kept in the data folder, else a new one that is kept there
 * from now on, for the owner of the folder alone to read. Processes that start at once get the same one.
 * @throws TerminalError `server.unwritable-data`; `server.short-secret` where the one that is kept is shorter than `leastLength`.
 */
export function secretFor(
  name: keyof typeof leastLength,
  configured: string | undefined,
  dataFolder: string,
): string {
  if (configured !== undefined) return configured
  const file = join(dataFolder, name)
  const kept = readKept(file) ?? makeFor(file, dataFolder)
  if (kept.length >= leastLength[name]) return kept
  throw new TerminalError(
    'server.short-secret',
    `The secret "${file}" is too short. Write at least ${leastLength[name]} characters into it, or delete the file to have one made.`,
  )
}

function makeFor(file: string, dataFolder: string): string {
  try {
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
    keepFirst(file, randomBytes(24).toString('base64url'))
    return readWhole(file)
  } catch (cause) {
    throw new TerminalError(
      'server.unwritable-data',
      `The secret "${file}" can't be made or read. Make the folder writable, delete the file if it is somebody else's, or set DATA_DIR.`,
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

const readWhole = (file: string): string => readFileSync(file, 'utf8').trim()
