import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { type Ban, banOffences, folderCycles, importOffences, type Sources } from './boundaries/offences.ts'
import { everyday, table } from './boundaries/table.ts'

const root = fileURLToPath(new URL('../src', import.meta.url))
const sources: Sources = Object.fromEntries(
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => [path, readFileSync(join(root, path), 'utf8')]),
)

const bans: readonly Ban[] = [
  { name: 'the type any', pattern: /(?:[:<|&,(]|\bas|\bkeyof)\s*any\b(?!\s*:)|\bany\[\]/ },
  { name: 'an enum', pattern: /^\s*(?:export\s+)?(?:declare\s+)?(?:const\s+)?enum\s+\w/ },
  { name: 'a default export', pattern: /\bexport\s+default\b|\bas\s+default\b/ },
  {
    name: 'the clock',
    pattern: /\bDate\.now\b|\bnew Date\(\s*\)|\bDate\(\)|\bperformance\b/,
    within: 'dialog/',
  },
  { name: 'chance', pattern: /\bMath\.random\b|\brandomUUID\b|\bgetRandomValues\b/, within: 'dialog/' },
  {
    name: 'waiting',
    pattern: /\basync\b|\bawait\b|\bPromise\b|\bset(?:Timeout|Immediate)\b/,
    within: 'dialog/',
  },
  { name: 'the world', pattern: /\bprocess\b|\bconsole\b|\bglobalThis\b|\bfetch\(/, within: 'dialog/' },
]

describe('the boundaries', () => {
  it('are kept by every import', () => {
    expect(Object.keys(sources).length).toBeGreaterThan(50)
    expect(importOffences(sources)).toEqual([])
  })

  it('let no folder import itself by a detour', () => {
    expect(folderCycles(sources)).toEqual([])
  })

  it('give every vendor package one place', () => {
    const packages = Object.values(table).flatMap((rule) => rule.packages ?? [])
    const vendors = packages.filter((each) => !everyday.includes(each))
    expect(vendors.filter((each, index) => vendors.indexOf(each) !== index)).toEqual([])
  })

  it('keep time, chance, waiting and the world out of the core', () => {
    expect(banOffences(sources, bans)).toEqual([])
  })
})

describe('the check itself', () => {
  it.each<[string, Sources, string]>([
    [
      'a vendor in the core',
      { 'dialog/step.ts': "import { z } from 'zod'\nimport Redis from 'ioredis'\n" },
      'src/dialog/step.ts:2 imports ioredis; dialog may import errors, zod.',
    ],
    [
      'a value where only types are allowed',
      { 'message.ts': "\nimport { languages } from './dialog/language.ts'" },
      'src/message.ts:2 imports dialog/language.ts; message may import type dialog.',
    ],
    [
      'an inline type, which leaves an import behind',
      { 'message.ts': "import { type Language } from './dialog/language.ts'" },
      'src/message.ts:1 imports dialog/language.ts; message may import type dialog.',
    ],
    [
      'a hop that knows an implementation',
      { 'turn/gather.ts': "import {\n  createRules,\n} from '../understanding/rules.ts'" },
      'src/turn/gather.ts:1 imports understanding/rules.ts',
    ],
    [
      'a hop that knows another hop',
      { 'inbound/accept.ts': "import type { Turn } from '../turn/turn.ts'" },
      'src/inbound/accept.ts:1 imports types of turn/turn.ts',
    ],
    [
      'one implementation that knows another',
      { 'store/redis.ts': "export { createEmbeddedStore } from './embedded.ts'" },
      'src/store/redis.ts:1 imports store/embedded.ts',
    ],
    [
      'one channel that knows another',
      { 'channels/slack/render.ts': "import { limits } from '../web/limits.ts'" },
      'src/channels/slack/render.ts:1 imports channels/web/limits.ts',
    ],
    [
      'a port that knows another port',
      { 'desk/desk.ts': "import type { Store } from '../store/store.ts'" },
      'src/desk/desk.ts:1 imports types of store/store.ts',
    ],
    [
      'a dynamic import',
      { 'turn/turn.ts': "const load = () => import('../server/main.ts')" },
      'src/turn/turn.ts:1 imports server/main.ts',
    ],
    [
      'the type of an import',
      { 'i18n/es.ts': "export type Tree = import('../dialog/tree.ts').Tree" },
      'src/i18n/es.ts:1 imports dialog/tree.ts',
    ],
    [
      'an import that is computed',
      { 'store/redis.ts': 'await import(`./${name}.ts`)' },
      'src/store/redis.ts:1 imports something that is computed',
    ],
    [
      'an import for its effect',
      { 'pages/chat/main.tsx': "import 'node:fs'" },
      'src/pages/chat/main.tsx:1 imports node; pages may import',
    ],
    ['a file without a place', { 'misc/tools.ts': '' }, 'src/misc/tools.ts: no place'],
  ])('reports %s', (_, planted, expected) => {
    const found = importOffences(planted)
    expect(found).toHaveLength(1)
    expect(found[0]).toContain(expected)
  })

  it('reads past imports that stand in comments and strings', () => {
    const source = "// import 'ioredis'\n/*\nimport 'pino'\n*/\nconst words = `\nimporting is easy`\n"
    expect(importOffences({ 'dialog/step.ts': source })).toEqual([])
  })

  it('reports a circle of folders', () => {
    const planted = {
      'desk/desk.ts': "import type { A } from '../store/store.ts'",
      'store/store.ts': "import type { B } from '../files/files.ts'",
      'files/files.ts': "import type { C } from '../desk/desk.ts'",
    }
    expect(folderCycles(planted)).toEqual(['desk → store → files → desk'])
  })

  it.each([
    ['export default step', 'a default export'],
    ['const enum Kind { A }', 'an enum'],
    ['const read = (value: any) => value', 'the type any'],
    ['const list = value as any', 'the type any'],
    ['const seen = new Map<string, any>()', 'the type any'],
    ['const at = Date.now()', 'the clock'],
    ['const at = new Date()', 'the clock'],
    ['const id = `${randomUUID()}`', 'chance'],
    ['const pick = Math.random()', 'chance'],
    ['export async function step() {}', 'waiting'],
    ['console.log(state)', 'the world'],
    ['if (process.env.DEBUG) {}', 'the world'],
  ])('reports %s', (line, name) => {
    expect(banOffences({ 'dialog/step.ts': `\n${line}\n` }, bans)).toEqual([
      expect.stringContaining(`src/dialog/step.ts:2 has ${name}`),
    ])
  })

  it.each([
    '/** In any order, async or not; Date.now() is not asked. */',
    "const words = 'console, process, any: await'",
    'const pattern = /"any: any/',
    'const holds = { any: parts, all: parts }',
    'const day = new Date(Date.parse(text))',
    "if (key === 'any') await_ = any(parts)",
  ])('lets %s pass', (line) => {
    expect(banOffences({ 'dialog/condition.ts': line }, bans)).toEqual([])
  })
})
