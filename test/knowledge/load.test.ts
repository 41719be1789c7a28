import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import type { Ranking } from '../../src/knowledge/ranking.ts'
import { systemClock } from '../../src/clock.ts'
import { type Log, silent } from '../../src/log.ts'
import { documents } from './documents.ts'

const builtinFolder = fileURLToPath(new URL('../../dialogs/vtex-2023-12/articles', import.meta.url))

describe('knowledge with a corpus', () => {
  let folder = ''
  let opened = 0
  const file = (name: string) => join(folder, name)
  const text = documents.map((document) => JSON.stringify(document)).join('\n')
  const openWith = (log: Log, ...sources: string[]) =>
    loadKnowledge({
      builtinFolder,
      more: {
        sources,
        root: folder,
        site: 'https://help.example.com',
        folder: file(`data-${(opened += 1)}`),
        refreshHours: 0,
        clock: systemClock,
      },
      log,
    })
  const open = (...sources: string[]) => openWith(silent, ...sources)
  const firstOf = async (knowledge: Awaited<ReturnType<typeof open>>, query: string) =>
    (await knowledge.suggest(query, 'en', 1))[0]?.id

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ventanilla-'))
    const compressed = gzipSync(`${text}\n${text}`)
    await writeFile(file('good.jsonl'), text)
    await writeFile(file('good.jsonl.gz'), compressed)
    await writeFile(file('cut.jsonl.gz'), compressed.subarray(0, compressed.length - 20))
    await writeFile(file('empty.jsonl'), '\n')
    await writeFile(file('other.jsonl'), '{"name": "a package"}\n')
  })
  afterAll(() => rm(folder, { recursive: true }))

  it('suggests the built-in articles at once, and those of the corpus when it has grown', async () => {
    const knowledge = await open(file('good.jsonl.gz'))
    expect(await firstOf(knowledge, 'rotate webhook signing secrets')).not.toBe('only-english')
    expect(await firstOf(knowledge, 'how to generate a HAR file')).toBe('har-file')
    await knowledge.grown
    expect(await firstOf(knowledge, 'rotate webhook signing secrets')).toBe('only-english')
    expect(await firstOf(knowledge, 'how to generate a HAR file')).toBe('har-file')
    await knowledge.close()
  })

  it('has tried the model that puts articles in order when it has grown', async () => {
    const tried: number[] = []
    const ranking: Ranking = {
      isTrusted: () => false,
      order: () => Promise.resolve(undefined),
      tryOut: ({ articles }) => Promise.resolve(void tried.push(articles.length)),
    }
    const knowledge = await loadKnowledge({ builtinFolder, ranking, log: silent })
    await knowledge.grown
    expect(tried).toEqual([expect.any(Number)])
    await knowledge.close()
  })

  it('names what is no source', async () => {
    await expect(open('good.jsonl', 'none.jsonl')).rejects.toMatchObject({
      code: 'knowledge.no-source',
      message: expect.stringContaining('none.jsonl: there is no such file') as string,
    })
  })

  it('goes on without a file that is damaged further on, and says so', async () => {
    const logged: string[] = []
    const note = (event: string): void => void logged.push(event)
    const log = { ...silent, warn: note, error: note }
    const knowledge = await openWith(log, 'cut.jsonl.gz', 'other.jsonl', 'good.jsonl')
    await knowledge.grown
    expect(logged).toEqual(['knowledge.not-imported', 'knowledge.bad'])
    expect(await firstOf(knowledge, 'rotate webhook signing secrets')).toBe('only-english')
    await knowledge.close()
  })

  it('stops growing when it is closed', async () => {
    const knowledge = await open(file('good.jsonl'))
    await knowledge.close()
    expect(await firstOf(knowledge, 'rotate webhook signing secrets')).not.toBe('only-english')
  })
})
