import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

function check(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ['--import', 'tsx', 'src/cli/check.ts', ...args],
      { cwd: root },
      (_, out, err) => resolve({ code: child.exitCode, out, err }),
    )
  })
}

describe('npm run dialogs', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ventanilla-dialogs-'))
    cpSync(join(root, 'dialogs'), folder, { recursive: true })
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('finds the shipped dialogs and schemas in order', async () => {
    const { code, out } = await check()
    expect(out).toBe('dialogs/vtex-2023-12: ok, 51 questions, 88 ways through, in es, pt, en\n')
    expect(code).toBe(0)
  })

  it('fails with the line of each problem', async () => {
    const file = join(folder, 'vtex-2023-12', 'tree.yaml')
    writeFileSync(file, readFileSync(file, 'utf8').replace('about: subject', 'about: subjcet'))
    const { code, out } = await check('--in', folder)
    expect(out).toMatch(/tree\.yaml:\d+: question "articles" suggests articles about "subjcet"/)
    expect(out).toMatch(/vtex-2023-12: 1 problem\n$/)
    expect(code).toBe(1)
  })

  it('fails when a schema is not the one that is checked with, until it is written anew', async () => {
    writeFileSync(join(folder, 'schema', 'tree.schema.json'), '{}')
    const stale = await check('--in', folder)
    expect(stale.out).toContain(
      'tree.schema.json: not what the program checks with. Write it anew: npm run schema',
    )
    expect(stale.code).toBe(1)
    expect((await check('--in', folder, '--write-schema')).code).toBe(0)
    expect((await check('--in', folder)).code).toBe(0)
  })

  it('says how to call it', async () => {
    const { code, err } = await check('--all')
    expect(err).toContain('npm run dialogs')
    expect(code).toBe(2)
  })
})
