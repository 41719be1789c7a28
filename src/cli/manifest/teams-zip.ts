import { zipSync } from 'fflate'
import type { TeamsPackage } from './teams.ts'

/** The package as one file, the same bytes for the same content, whenever and wherever it is made. */
export function zipOf(pack: TeamsPackage): Uint8Array {
  const names = Object.keys(pack).toSorted()
  const files = Object.fromEntries(names.map((name) => [name, pack[name] ?? new Uint8Array()]))
  // The format's first day, in the zone of the machine as the library reads it.
  return zipSync(files, { level: 9, mtime: new Date(1980, 0, 1), os: 0 })
}
