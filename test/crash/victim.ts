import { systemClock } from '../../src/clock.ts'
import { silent } from '../../src/log.ts'
import { type Backends, openBackends } from '../../src/server/backends.ts'
import { serve } from '../../src/server/compose.ts'
import { readConfig } from '../../src/server/config.ts'
import { rootWithPages } from '../channels/web/browser.ts'

/**
 * The whole program in a process of its own, that kills itself with SIGKILL at one point: before or after the n-th call to
 * whatever keeps or files something, counted from when `n` is said on standard input. It says its address on standard output.
 */
const [data = '', side = 'before'] = process.argv.slice(2)
const around = { root: process.cwd(), clock: systemClock, log: silent }
const config = readConfig({
  PORT: '0',
  DATA_DIR: data,
  LOG_LEVEL: 'silent',
  DIALOG: `${process.cwd()}/dialogs/vtex-2023-12`,
})

let point = Number.POSITIVE_INFINITY
let calls = 0
const die = (): never => {
  process.kill(process.pid, 'SIGKILL')
  throw new Error('unreachable')
}

/** The same port, in which calls are counted and one of them is the last. */
function deadly<T extends object>(port: T, verbs: readonly (keyof T)[]): T {
  const wrapped = Object.fromEntries(
    verbs.map((verb) => [
      verb,
      async (...given: unknown[]) => {
        calls += 1
        const isLast = calls === point
        if (isLast && side === 'before') die()
        const result = await (port[verb] as (...all: unknown[]) => Promise<unknown>).apply(port, given)
        if (isLast) die()
        return result
      },
    ]),
  )
  return { ...port, ...wrapped }
}

const backends = await openBackends(config, around)
const wrapped: Backends = {
  ...backends,
  store: deadly(backends.store, ['load', 'commit', 'settle', 'pending', 'claimDue']),
  journal: deadly(backends.journal, ['append']),
  desk: deadly(backends.desk, ['file', 'changes']),
  identity: deadly(backends.identity, ['remember']),
}
const app = await serve(wrapped, { config, ...around, root: rootWithPages() })
process.stdin.on('data', (line) => {
  point = Number(line.toString())
  calls = 0
  process.stdout.write('armed\n')
})
process.stdout.write(`${app.url}\n`)
