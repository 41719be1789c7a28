import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/database.ts'
import { openFeedback } from '../../src/knowledge/feedback.ts'
import { silent } from '../../src/log.ts'
import { documents } from '../knowledge/documents.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

function articles(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ['--import', 'tsx', 'src/cli/articles.ts', ...args],
      { cwd: root },
      (_, out, err) => resolve({ code: child.exitCode ?? -1, out, err }),
    )
  })
}

describe('the articles command', () => {
  let folder = ''
  const file = (name: string) => join(folder, name)
  const lines = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).join('\n')
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ventanilla-'))
    await writeFile(file('corpus.jsonl'), lines(documents))
    await writeFile(
      file('queries.jsonl'),
      lines([
        { id: 'q2', locale: 'pt', subject: 'criar cupom de desconto', targets: ['coupon'] },
        { id: 'q1', locale: 'en', query: 'hello' },
        { id: 'q3', locale: 'es', query: 'rotate webhook signing secrets', targets: ['only-english'] },
      ]),
    )
  })
  afterAll(() => rm(folder, { recursive: true }))

  it('prints one line of JSON per query, in their order, and nothing else', async () => {
    const { code, out } = await articles(
      'search',
      '--corpus',
      file('corpus.jsonl'),
      '--queries',
      file('queries.jsonl'),
      '--top',
      '2',
      '--json',
    )
    expect(code).toBe(0)
    const answers = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(answers.map(({ id, silent }) => [id, silent])).toEqual([
      ['q2', false],
      ['q1', true],
      ['q3', false],
    ])
    expect(answers[0].results[0]).toEqual({
      id: 'coupon',
      url: 'https://help.example.com/pt/coupon',
      title: 'Criar um cupom de desconto',
      kind: 'tutorial',
      locale: 'pt',
      score: expect.any(Number),
    })
    expect(answers[2].results[0]).toMatchObject({ id: 'only-english', locale: 'en' })
    for (const { results } of answers) expect(results.length).toBeLessThanOrEqual(2)
  })

  it('brings files in, tells what it left out, lists them, and takes them out again', async () => {
    const data = ['--data', file('data')]
    await writeFile(file('bad.jsonl'), `${lines(documents)}\n{"id": "x"}\n${JSON.stringify(documents[0])}`)
    await writeFile(file('empty.jsonl'), '')
    // One that can't be imported keeps no other from it.
    const brought = await articles('import', ...data, file('empty.jsonl'), file('bad.jsonl'))
    expect([brought.code, brought.out]).toEqual([1, expect.stringMatching(/1 new or changed .* 1 problems/)])
    expect(brought.out).toMatch(/articles; so many are not there in es \d+, pt \d+, en \d+/)
    expect(brought.err).toContain(`${file('bad.jsonl')}:${documents.length + 1}: `)
    expect(brought.err).toContain(`${file('empty.jsonl')} is empty`)
    expect(brought.err).toContain('stands there twice')
    const { out } = await articles('sources', ...data)
    expect(out).toContain(`${file('bad.jsonl')}\n  ${documents.length + 1} documents, 1 problems, imported 2`)
    expect(out).toContain(`${file('empty.jsonl')}\n  0 documents, 0 problems, not yet imported to its end`)
    expect((await articles('forget', ...data, file('bad.jsonl'))).code).toBe(0)
    const unknown = await articles('forget', ...data, file('bad.jsonl'))
    expect([unknown.code, unknown.err]).toEqual([
      2,
      expect.stringContaining(`Nothing of ${file('bad.jsonl')} is here. Sources: ${file('empty.jsonl')}.`),
    ])
  }, 60_000)

  it.each([
    [['search'], /--queries FILE is missing/],
    [[], /search or feedback/],
    [['import'], /Say what to import/],
    [['find'], /no command "find"/],
    [['search', '--queries', 'q', '--nope'], /nope/],
    [['search', '--queries', 'q', '--top', '0'], /--top 0/],
    [['search', '--queries', 'not-there.jsonl'], /not-there\.jsonl: cannot be read/],
  ])('says how to call it after bad usage (%j)', async (args, reason) => {
    const { code, out, err } = await articles(...args)
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(err).toMatch(reason)
    expect(err).toContain('npm run -s articles -- search')
  })

  describe('feedback', () => {
    const kept = async (name: string) => {
      await mkdir(file(name), { recursive: true })
      const database = openDatabase(join(file(name), 'ventanilla.db'))
      const book = openFeedback(database, silent)
      const about = { language: 'es', at: Date.UTC(2026, 10, 24) } as const
      const query = '=HYPERLINK("https://evil.example"), hola'
      book.record({ ...about, query, key: '1', outcome: 'shown', articles: ['coupon', 'password'] })
      book.record({ ...about, query, key: '2', outcome: 'opened', articles: ['coupon'] })
      book.record({ ...about, query, key: '3', outcome: 'solved', articles: ['coupon'] })
      await book.written()
      await database.close()
      return file(name)
    }

    it('says how often each article was shown, opened, and solved it', async () => {
      const { code, out } = await articles('feedback', '--data', await kept('table'))
      expect(code).toBe(0)
      expect(
        out
          .trimEnd()
          .split('\n')
          .map((line) => line.trim().split(/ {2,}/)),
      ).toEqual([
        ['shown', 'opened', 'solved', 'no help', 'article'],
        ['1', '1', '1', '0', 'coupon'],
        ['1', '0', '0', '0', 'password'],
      ])
    })

    it('gives every entry as a sheet, in which nothing is a formula', async () => {
      const { out } = await articles('feedback', '--csv', '--data', await kept('csv'))
      const [head, ...rows] = out.trimEnd().split('\n')
      const query = `"'=HYPERLINK(""https://evil.example""), hola"`
      expect(head).toBe('at,outcome,article,place,query,language')
      expect(rows).toHaveLength(4)
      expect(rows[1]).toBe(`2026-11-24T00:00:00.000Z,shown,password,2,${query},es`)
    })

    it('gives every entry as a line of JSON', async () => {
      const { out } = await articles('feedback', '--jsonl', '--data', await kept('jsonl'))
      const entries = out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line))
      expect(entries.map(({ outcome, article }) => [outcome, article])).toEqual([
        ['shown', 'coupon'],
        ['shown', 'password'],
        ['opened', 'coupon'],
        ['solved', 'coupon'],
      ])
    })

    it('says where it looked when there is nothing', async () => {
      const { code, err } = await articles('feedback', '--data', file('nowhere'))
      expect(code).toBe(2)
      expect(err).toContain(join(file('nowhere'), 'ventanilla.db'))
    })
  })
})
