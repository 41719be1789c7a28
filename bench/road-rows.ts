import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createVisitors } from '../src/channels/web/visitor.ts'
import { build, flags, program } from './built.ts'
import { type Child, startChild } from './child.ts'
import { createClient } from './client.ts'
import { type Load, load, type Timed } from './load.ts'
import type { Row } from './report.ts'
import { median, quantile } from './samples.ts'
import { visit } from './visit.ts'

const people = 64
const rounds = 3
const roundMs = { road: 4_000, echo: 1_500 }
const warmUpMs = 2_500
const secret = 'a secret of the benchmark, and of nothing else'

/**
 * The whole program as it runs in production, on an empty data folder with every commit flushed, and people who fill in an
 * intake each and begin another: each is a visitor of their own, as the page's limits want it. Beside it restify
 * alone, sending back what it is sent. Server and people share this machine's processors.
 */
export async function roadRows(): Promise<readonly Row[]> {
  build()
  const folder = await mkdtemp(join(tmpdir(), 'ventanilla-bench-'))
  const environment = { PORT: '0', DATA_DIR: folder, SECRET: secret, LOG_LEVEL: 'warn' }
  const road = await startChild(program, environment, flags)
  const echo = await startChild(fileURLToPath(new URL('echo.ts', import.meta.url)), {}, ['--import', 'tsx'])
  try {
    return rowsOf(await measureBoth(road, echo))
  } finally {
    await Promise.all([road.close(), echo.close()])
    await rm(folder, { recursive: true, force: true })
  }
}

interface Both {
  readonly road: readonly Measured[]
  readonly echo: readonly Measured[]
}

interface Measured extends Load {
  /** Processor time of the server for one request. */
  readonly processorMs: number
}

async function measureBoth(road: Child, echo: Child): Promise<Both> {
  const walk = walker(road.url)
  const shout = shouter(echo.url)
  const both = { road: [] as Measured[], echo: [] as Measured[] }
  await load(people, warmUpMs, walk.go)
  await load(people, warmUpMs / 2, shout.go)
  for (let round = 0; round < rounds; round++) {
    both.road.push(await measured(road, () => load(people, roundMs.road, walk.go)))
    both.echo.push(await measured(echo, () => load(people, roundMs.echo, shout.go)))
  }
  walk.close()
  shout.close()
  return both
}

async function measured(server: Child, work: () => Promise<Load>): Promise<Measured> {
  const before = await server.processorSeconds()
  const done = await work()
  const after = await server.processorSeconds()
  return { ...done, processorMs: ((after - before) * 1000) / done.latencies.length }
}

interface Person {
  go(timed: Timed): Promise<void>
  close(): void
}

function walker(url: string): Person {
  const client = createClient(url, people)
  const visitors = createVisitors({ secret, secure: false })
  return {
    go(timed) {
      const { cookie } = visitors.create()
      return visit((path, body) => client.post(path, body, cookie.split(';')[0]), timed)
    },
    close: client.close,
  }
}

function shouter(url: string): Person {
  const client = createClient(url, people)
  const said = {
    id: '3f1c9f0e-6f0c-4a38-9f5a-0a4f4a6f8b2d',
    type: 'said',
    text: 'El checkout no calcula el flete',
  }
  return {
    async go(timed) {
      await timed(() => client.post('/echo', said))
    },
    close: client.close,
  }
}

function rowsOf({ road, echo }: Both): readonly Row[] {
  const [turns, echoes] = [road, echo].map((all) => median(all.map(({ perSecond }) => perSecond)))
  const [own, least] = [road, echo].map((all) => median(all.map(({ processorMs }) => processorMs)))
  const latencies = road.flatMap((round) => round.latencies)
  const what = `road over HTTP, ${people} people`
  const ratio = (of = Number.NaN, to = Number.NaN): string => `${(of / to).toFixed(2)} × the echo`
  return [
    { what, value: turns ?? Number.NaN, unit: 'turns/s', note: `goal 1,500; ${ratio(turns, echoes)}` },
    { what: `${what}, p50`, value: quantile(latencies, 0.5), unit: 'ms' },
    { what: `${what}, p99`, value: quantile(latencies, 0.99), unit: 'ms' },
    { what: `${what}, server alone`, value: own ?? Number.NaN, unit: 'ms cpu/turn', note: ratio(own, least) },
    { what: 'restify alone, an echo', value: echoes ?? Number.NaN, unit: 'requests/s' },
  ]
}
