import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { createVisitors } from '../src/channels/web/visitor.ts'
import { requestOf } from '../test/contracts/desk.ts'
import { openZendesk, type ZendeskBench } from '../test/desk/zendesk/open.ts'
import { createPerson } from '../test/desk/zendesk/storm/person.ts'
import { startProgram } from '../test/desk/zendesk/storm/process.ts'
import { clientId, clientSecret, startFakeZendesk } from '../test/fakes/zendesk/server.ts'
import type { Row } from './report.ts'
import { median, quantile } from './samples.ts'

const filings = { count: 400, atOnce: 16 }
const megabyte = 1_000_000
const sizes = { small: 1, large: 100 }
const rounds = 5
const deskMs = 5_000

/** The desk at Zendesk beside a stand-in for the account in this process: how fast it files, and what it holds meanwhile. */
export async function deskRows(): Promise<readonly Row[]> {
  const bench = await openZendesk({ desk: { openFile: largeFile } })
  bench.fake.limit = Number.POSITIVE_INFINITY
  try {
    return [...(await speedRows(bench)), ...(await memoryRows(bench)), ...(await waitRows())]
  } finally {
    await bench.close()
  }
}

async function speedRows({ desk }: ZendeskBench): Promise<readonly Row[]> {
  const took: number[] = []
  let left = filings.count
  const keepFiling = async (): Promise<void> => {
    while (left > 0) {
      left -= 1
      const sent = performance.now()
      await desk.file(requestOf(randomUUID()))
      took.push(performance.now() - sent)
    }
  }
  const began = performance.now()
  await Promise.all(Array.from({ length: filings.atOnce }, keepFiling))
  const seconds = (performance.now() - began) / 1000
  const what = `zendesk, filings, ${filings.atOnce} at once`
  return [
    { what, value: took.length / seconds, unit: 'tickets/s', note: 'each written down before and after' },
    { what: `${what}, p50`, value: quantile(took, 0.5), unit: 'ms' },
    { what: `${what}, p99`, value: quantile(took, 0.99), unit: 'ms' },
  ]
}

/** What the process takes more at its worst while a file goes through it, the sizes in turn. */
async function memoryRows({ desk }: ZendeskBench): Promise<readonly Row[]> {
  const worst = async (megabytes: number): Promise<number> => {
    const before = process.memoryUsage.rss()
    let most = before
    const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 5)
    const { file } = await largeFile(String(megabytes))
    await desk.file(requestOf(randomUUID(), { files: [file] }))
    clearInterval(watch)
    return (most - before) / megabyte
  }
  // The first of each size makes the buffers that later ones use again.
  await worst(sizes.large)
  const small: number[] = []
  const large: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    small.push(await worst(sizes.small))
    large.push(await worst(sizes.large))
  }
  const what = 'zendesk, memory more at its worst'
  return [
    { what: `${what}, ${sizes.small} MB attached`, value: median(small), unit: 'MB' },
    {
      what: `${what}, ${sizes.large} MB attached`,
      value: median(large),
      unit: 'MB',
      note: 'goal 32, whatever the size',
    },
  ]
}

const chunk = Buffer.alloc(65_536, 'a')

/** As many megabytes as its ref says, made while they are read. */
async function largeFile(ref: string) {
  const size = Number(ref) * megabyte
  const bytes = function* (): Generator<Buffer> {
    for (let left = size; left > 0; left -= chunk.length)
      yield left < chunk.length ? chunk.subarray(0, left) : chunk
  }
  return {
    file: { ref, name: 'har.zip', size, type: 'application/zip' },
    bytes: () => Readable.from(bytes()),
  }
}

/** How long the page waits for the answer to "send" while the account takes five seconds. */
async function waitRows(): Promise<readonly Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'ventanilla-bench-'))
  const fake = await startFakeZendesk()
  const secret = 'a secret of the benchmark, and of nothing else'
  const program = await startProgram({
    DATA_DIR: folder,
    SECRET: secret,
    LOG_LEVEL: 'silent',
    DESK: 'zendesk',
    ZENDESK_URL: fake.url,
    ZENDESK_CLIENT_ID: clientId,
    ZENDESK_CLIENT_SECRET: clientSecret,
  })
  try {
    fake.fault = ({ method, path }) =>
      method === 'POST' && path === '/api/v2/tickets' ? { type: 'slow', ms: deskMs } : undefined
    const visitors = createVisitors({ secret, secure: false })
    const waits = await Promise.all(
      Array.from({ length: rounds }, async () => {
        const person = await createPerson(program.url, visitors.create().cookie.split(';')[0] ?? '')
        await person.file('El checkout no calcula el flete')
        return person.waits.at(-1) ?? Number.NaN
      }),
    )
    return [
      {
        what: `zendesk takes ${deskMs / 1000} s, the page waits`,
        value: median(waits),
        unit: 'ms',
        note: 'goal 2,500: then it is told that the request is on its way',
      },
    ]
  } finally {
    await program.stop()
    await fake.close()
    await rm(folder, { recursive: true, force: true })
  }
}
