import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { systemClock } from '../src/clock.ts'
import { loadKnowledge } from '../src/knowledge/load.ts'
import { silent } from '../src/log.ts'
import { root } from './built.ts'
import { megabytesUsed } from './memory.ts'
import type { Row } from './report.ts'

/** What it takes to bring a corpus in, and to have it again the next time. */
export async function importRows(builtinFolder: string, files: readonly string[]): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ventanilla-import-'))
  const grow = (sources: readonly string[]) => grown(builtinFolder, folder, sources)
  try {
    const first = await grow(files)
    await first.close()
    const again = await grow([])
    await again.close()
    const disk = statSync(join(folder, 'articles.index')).size / 1e6
    const row = (what: string, value: number, unit: string, note: string): Row => ({
      what: `articles, corpus: ${what}`,
      value,
      unit,
      note,
    })
    return [
      row('imported and indexed', first.ms / 1000, 's', 'goal 60'),
      row('longest wait of others meanwhile', first.longestMs, 'ms', 'with the computer’s own'),
      row('loaded from disk', again.ms, 'ms', 'goal 1,000, with the built-in texts'),
      row('longest wait of others meanwhile, loading', again.longestMs, 'ms', 'with the computer’s own'),
      row('index on disk', disk, 'MB', 'goal 40'),
      row('index in memory', again.megabytes, 'MB', 'goal 200'),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function grown(builtinFolder: string, folder: string, sources: readonly string[]) {
  const before = megabytesUsed()
  const waits = monitorEventLoopDelay({ resolution: 1 })
  const began = performance.now()
  const knowledge = await loadKnowledge({
    builtinFolder,
    more: { sources, root, site: 'https://example.com', folder, refreshHours: 0, clock: systemClock },
    log: silent,
  })
  // The articles that come with the dialog are there by now: from here on people are answered.
  waits.enable()
  await knowledge.grown
  const ms = performance.now() - began
  const longestMs = waits.max / 1e6
  waits.disable()
  return { ms, longestMs, megabytes: megabytesUsed() - before, close: () => knowledge.close() }
}
