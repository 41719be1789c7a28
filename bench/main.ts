import { cpus, loadavg } from 'node:os'
import { articlesRows } from './articles-rows.ts'
import { coreRows } from './core-rows.ts'
import { deskRows } from './desk-rows.ts'
import { faultsRows } from './faults-rows.ts'
import { type Row, tableOf } from './report.ts'
import { roadRows } from './road-rows.ts'
import { slackRows } from './slack-rows.ts'
import { startRows } from './start-rows.ts'
import { teamsRows } from './teams-rows.ts'

/**
 * `npm run bench`: one table about this machine, now; `npm run bench -- core road` measures some parts. What counts is how the
 * lines stand to each other: all of a computer's figures change with what else it does.
 */
const parts: Readonly<Record<string, () => Promise<readonly Row[]>>> = {
  core: coreRows,
  road: roadRows,
  articles: articlesRows,
  start: startRows,
  slack: slackRows,
  teams: teamsRows,
  desk: deskRows,
}
/** Takes minutes, so only when it is named. */
const longer: typeof parts = { faults: faultsRows }

const wanted = process.argv.slice(2)
const known = { ...parts, ...longer }
const unknown = wanted.filter((name) => known[name] === undefined)
if (unknown.length > 0) {
  process.stderr.write(`No part "${unknown.join('", "')}". Known parts: ${Object.keys(known).join(', ')}.\n`)
  process.exitCode = 2
} else {
  const rows: Row[] = []
  for (const [name, part] of Object.entries(wanted.length > 0 ? known : parts)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue
    process.stderr.write(`measuring: ${name}\n`)
    rows.push(...(await part()))
  }
  const load = loadavg()[0]?.toFixed(1)
  process.stdout.write(
    `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, load ${load}\n\n${tableOf(rows)}\n`,
  )
}
