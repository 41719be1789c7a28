import { cpus } from 'node:os'
import { intakeRows } from './intake-rows.ts'
import { type Row, tableOf } from './report.ts'

/**
 * `npm run bench`: one table about this machine, now. What counts is how the lines stand to each other; all of a
 * computer's figures change with what else it does.
 */
const parts: Readonly<Record<string, () => Promise<readonly Row[]>>> = {
  intake: intakeRows,
}

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => parts[name] === undefined)
if (unknown.length > 0) {
  process.stderr.write(`No part "${unknown.join('", "')}". Known parts: ${Object.keys(parts).join(', ')}.\n`)
  process.exitCode = 2
} else {
  process.stdout.write(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}\n\n`)
  for (const [name, part] of Object.entries(parts)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue
    process.stdout.write(`${tableOf(await part())}\n\n`)
  }
}
