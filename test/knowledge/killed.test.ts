import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readBuiltin } from '../../src/knowledge/builtin.ts'
import { openCatalog } from '../../src/knowledge/catalog.ts'
import { type Answer, type Site, startSite } from '../fakes/site.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const builtinFolder = join(root, 'dialogs/vtex-2023-12/articles')
let folder: string
let site: Site
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ventanilla-killed-'))
  site = await startSite()
})
afterEach(async () => {
  await site.close()
  rmSync(folder, { recursive: true })
})

const begin = () =>
  spawn(
    process.execPath,
    ['--import', 'tsx', 'src/cli/articles.ts', 'import', `${site.url}/sitemap.xml`, '--data', folder],
    { cwd: root, stdio: 'ignore' },
  )
const page = (number: number): string => `/es/${number}`
const shown = (number: number): Answer => ({
  headers: { 'Content-Type': 'text/html' },
  body: `<html lang="es"><h1>Página ${number}</h1><p>Texto.</p></html>`,
})
const list = (count: number): void => {
  const urls = Array.from(
    { length: count },
    (_, number) => `<url><loc>${site.url}${page(number)}</loc><lastmod>2024-01-01</lastmod></url>`,
  )
  site.put('/sitemap.xml', { body: `<urlset>${urls.join('')}</urlset>` })
}
async function indexed(): Promise<readonly string[]> {
  const catalog = openCatalog(folder, await readBuiltin(builtinFolder))
  const read = await catalog.read()
  await catalog.close()
  return (read?.data.documents ?? []).flatMap(({ title }) => (/^Página \d/.test(title) ? [title] : []))
}
const timesAsked = (number: number): number => site.asked.filter((path) => path === page(number)).length

describe('an import whose process is killed in the middle', () => {
  it('leaves what was searched before, and is gone on with the next time', { timeout: 60_000 }, async () => {
    const all = 20
    const held = [10, 11]
    for (let number = 0; number < all; number += 1)
      site.put(page(number), held.includes(number) ? { isHeld: true } : shown(number))
    list(3)
    const [code] = (await once(begin(), 'exit')) as [number]
    expect(code).toBe(0)
    expect(await indexed()).toEqual(['Página 0', 'Página 1', 'Página 2'])

    list(all)
    const killed = begin()
    const ended = once(killed, 'exit')
    // Two pages are asked for at once, so everything before these two was read.
    await Promise.all(held.map((number) => site.whenAsked(page(number))))
    killed.kill('SIGKILL')
    await ended
    expect(await indexed()).toHaveLength(3)

    for (const number of held) site.put(page(number), shown(number))
    await once(begin(), 'exit')
    expect(await indexed()).toHaveLength(all)
    expect([0, 5, 9, 10, 15].map(timesAsked)).toEqual([1, 1, 1, 2, 1])
  })
})
