import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readBuiltin } from '../../src/knowledge/builtin.ts'
import { readCorpus } from '../../src/knowledge/jsonl.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ventanilla-'))
})
afterEach(() => rm(folder, { recursive: true }))
const write = async (name: string, content: string | Buffer) => {
  await writeFile(join(folder, name), content)
  return join(folder, name)
}

const entry = (title: string) =>
  `coupon:\n  kind: tutorial\n  title: ${title}\n  url: https://help.example.com/a\n  breadcrumb: Help\n  body: |-\n    Text.\n`

describe('built-in articles', () => {
  const writeAll = async (es: string, pt = entry('Cupom'), en = entry('Coupon')) => {
    await write('es.yaml', es)
    await write('pt.yaml', pt)
    await write('en.yaml', en)
  }

  it('are read in each language', async () => {
    await writeAll(entry('Cupón'))
    const documents = await readBuiltin(folder)
    expect(documents.map(({ id, locale, title }) => [id, locale, title])).toEqual([
      ['coupon', 'es', 'Cupón'],
      ['coupon', 'pt', 'Cupom'],
      ['coupon', 'en', 'Coupon'],
    ])
  })

  it('name file, line, id and value of every problem', async () => {
    await writeAll(
      entry('Cupón').replace('tutorial', 'song'),
      entry('Cupom').replace('coupon:', 'cupom:'),
      entry('Coupon').replace('title: Coupon', 'name: Coupon'),
    )
    const failure = await readBuiltin(folder).catch((error: unknown) => error)
    expect(failure).toMatchObject({ code: 'knowledge.invalid' })
    const message = String(failure)
    expect(message).toContain(`es.yaml:2: article "coupon", kind: "song"`)
    expect(message).toMatch(/pt\.yaml: article "coupon" is missing/)
    expect(message).toMatch(/en\.yaml:\d+: article "coupon", title/)
    expect(message).toMatch(/en\.yaml:\d+: article "coupon", .*name/)
  })

  it('name the line of broken YAML', async () => {
    await writeAll('coupon:\n  kind: "tutorial\n')
    await expect(readBuiltin(folder)).rejects.toThrow(/es\.yaml:\d+: /)
  })

  it('say which file is missing', async () => {
    await expect(readBuiltin(folder)).rejects.toThrow(/\.yaml: cannot be read/)
  })
})

describe('a corpus file', () => {
  const line = (more: object) =>
    JSON.stringify({
      id: 'a',
      url: 'https://help.example.com/a',
      locale: 'es',
      kind: 'faq',
      title: 'T',
      ...more,
    })

  it('is read plain and compressed, with any line ends', async () => {
    const text = `${line({})}\r\n\n${line({ id: 'b', title: 'Ñandú' })}`
    for (const file of [await write('c.jsonl', text), await write('c.jsonl.gz', gzipSync(text))]) {
      const { documents, bad } = await readCorpus(file)
      expect(bad).toBe(0)
      expect(documents.map(({ id, title }) => [id, title])).toEqual([
        ['a', 'T'],
        ['b', 'Ñandú'],
      ])
    }
  })

  it('takes no address that is none of a page, and says what is wrong without control characters', async () => {
    const file = await write(
      'hostile.jsonl',
      `${line({ url: 'javascript:alert(1)' })}\n\u001b[2J\u0007nothing\n`,
    )
    const { documents, problems } = await readCorpus(file)
    expect(documents).toEqual([])
    expect(problems[0]).toMatch(/hostile\.jsonl:1: url: /)
    expect(problems[1]).toMatch(/:2: is not JSON: .\[2J.nothing$/)
    expect(problems.join('')).not.toMatch(/\p{Cc}/u)
  })

  it('gives the good lines, and the bad ones by number', async () => {
    const file = await write(
      'c.jsonl',
      [line({}), '{"id":', line({ locale: 'xx' }), line({ id: 'd' })].join('\n'),
    )
    const { documents, problems, bad } = await readCorpus(file)
    expect(documents.map(({ id }) => id)).toEqual(['a', 'd'])
    expect(bad).toBe(2)
    expect(problems[0]).toMatch(/c\.jsonl:2: is not JSON/)
    expect(problems[1]).toMatch(/c\.jsonl:3: locale/)
  })

  it('takes the workaround out of the body of a known issue', async () => {
    const issue = { kind: 'known-issue', body: 'Sumario\nFalla.\nWorkaround\nRecarga.', kiStatus: 'Backlog' }
    const file = await write('c.jsonl', [line(issue), line({ ...issue, id: 'b', kind: 'faq' })].join('\n'))
    const { documents } = await readCorpus(file)
    expect(documents.map(({ workaround }) => workaround)).toEqual(['Recarga.', undefined])
  })

  it('says what is wrong with a file that cannot be read', async () => {
    const broken = await write('c.jsonl.gz', 'not compressed')
    for (const file of [broken, join(folder, 'none.jsonl'), join(folder, 'none.jsonl.gz')])
      await expect(readCorpus(file)).rejects.toMatchObject({ code: 'knowledge.corpus-unreadable' })
  })
})
