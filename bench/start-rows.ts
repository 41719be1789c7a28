import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, flags, program } from './built.ts'
import { startChild } from './child.ts'
import type { Row } from './report.ts'
import { median } from './samples.ts'

const rounds = 5

/** From the command until the page is served, on an empty data folder; beside it a Node that does nothing. */
export async function startRows(): Promise<readonly Row[]> {
  build()
  const own: number[] = []
  const bare: number[] = []
  for (let round = 0; round < rounds; round++) {
    own.push(await untilServed())
    bare.push(await untilNothingIsDone())
  }
  return [
    {
      what: 'start, until the page is served',
      value: median(own),
      unit: 'ms',
      note: `goal 2,500; ${(median(own) / median(bare)).toFixed(2)} × node alone`,
    },
    { what: "start, node -e ''", value: median(bare), unit: 'ms' },
  ]
}

async function untilServed(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'ventanilla-bench-'))
  const began = performance.now()
  const server = await startChild(program, { PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'warn' }, flags)
  try {
    const page = await fetch(server.url)
    await page.text()
    if (!page.ok) throw new Error(`bench: the page was answered with ${page.status}.`)
    return performance.now() - began
  } finally {
    await server.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function untilNothingIsDone(): Promise<number> {
  const began = performance.now()
  await once(spawn(process.execPath, ['-e', ''], { stdio: 'ignore' }), 'close')
  return performance.now() - began
}
