import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseEnv } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { judgeEnd } from '../src/cli/scenarios/end.ts'
import { judgeTurn } from '../src/cli/scenarios/judge.ts'
import { textOf } from '../src/cli/scenarios/moment.ts'
import { type Played, play } from '../src/cli/scenarios/play.ts'
import { readScenarios, type Scenario } from '../src/cli/scenarios/scenario.ts'
import type { Stage } from '../src/cli/scenarios/world.ts'
import { DialogError, loadTree } from '../src/dialogs/load.ts'
import { schemaFiles } from '../src/dialogs/schema.ts'
import { readBuiltin } from '../src/knowledge/builtin.ts'
import { loadKnowledge } from '../src/knowledge/load.ts'
import { silent } from '../src/log.ts'
import { readConfig, variables } from '../src/server/config.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const pages = [
  'README.md',
  ...readdirSync(join(root, 'docs')).flatMap((name) => (name.endsWith('.md') ? [`docs/${name}`] : [])),
]
const readme = read('README.md')

/** The fenced blocks of a language in a page, without their fences. */
function blocks(page: string, language: string): readonly string[] {
  const all = [...read(page).matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)]
  return all.filter(([, name]) => name === language).map(([, , text = '']) => text)
}

describe('the pictures', () => {
  it('are where the pages look for them, and small enough for a page', () => {
    const linked = pages.flatMap((page) =>
      [...read(page).matchAll(/!\[[^\]]+\]\(([^)]+\.png)\)/g)].map(([, path = '']) =>
        join(dirname(page), path),
      ),
    )
    const drawn = readdirSync(join(root, 'docs/images')).map((name) => `docs/images/${name}`)
    expect(linked.length).toBeGreaterThan(0)
    expect(drawn).toEqual(expect.arrayContaining(linked))
    for (const path of drawn) expect(statSync(join(root, path)).size).toBeLessThan(150_000)
  })
})

describe('the environment', () => {
  type Value = string | number | readonly string[] | undefined
  const usual = readConfig({}) as Readonly<Record<string, Value>>
  const shown = (name: string): string => [usual[name] ?? []].flat().join(',')
  const rows = [...readme.matchAll(/^\| `([A-Z_]+)` \| (.*?) ?\| (.+) \|$/gm)]

  it('is listed in the README whole, with the defaults', () => {
    expect(rows.map(([, name = '']) => name).toSorted()).toEqual([...variables].toSorted())
    for (const [, name = '', cell = ''] of rows) {
      const written = cell === 'made at first start' ? '' : cell.replaceAll('`', '')
      expect([name, written]).toEqual([name, shown(name)])
    }
  })

  it('is listed in .env.example whole, with the defaults', () => {
    const given = parseEnv(read('.env.example'))
    expect(Object.keys(given).toSorted()).toEqual([...variables].toSorted())
    expect(readConfig(given)).toEqual(usual)
    for (const name of variables) expect([name, given[name]]).toEqual([name, shown(name)])
  })
})

describe('what the pages name', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Readonly<Record<string, string>> }
  const known = ['ci', ...Object.keys(scripts)]

  it.each(pages)('has every command of %s', (page) => {
    const named = [...read(page).matchAll(/(?:^|`|=\S+ )npm (?:run )?(?:-s )?([a-z][a-z:]*)/gm)].map(
      ([, name]) => name,
    )
    expect(named.filter((name) => !known.includes(name ?? ''))).toEqual([])
  })

  it.each(pages)('has every file of %s', (page) => {
    const places = /`((?:src|test|docs|dialogs|bench|\.ci)\/[\w./-]*|[\w.-]+\.(?:md|example))`/g
    const named = [...read(page).matchAll(places)].map(([, path = '']) => path)
    const examples = /^dialogs\/(?:NAME|it-help)\//
    const missing = named.filter((path) => !examples.test(path) && !existsSync(join(root, path)))
    expect(missing).toEqual([])
  })

  it('can be run within the first thirty lines', () => {
    const start = readme.split('\n').slice(0, 30).join('\n')
    expect(start).toMatch(/^```sh\nnpm ci\nnpm start\n```$/m)
  })
})

describe('what the pages play', () => {
  let stage: Stage
  beforeAll(async () => {
    const knowledge = await loadKnowledge({
      builtinFolder: join(root, 'dialogs/vtex-2023-12/articles'),
      log: silent,
    })
    stage = { tree: loadTree(join(root, 'dialogs/vtex-2023-12')), knowledge }
  })

  const heard = (played: readonly Played[]): readonly string[] =>
    played.map((each) =>
      each.type === 'played' ? textOf(each.done).replaceAll('5001', '1001') : each.reason,
    )

  /** The conversation at the top of the README, with the turns that it leaves out. */
  it('goes as the README shows it', async () => {
    const between = [
      'es crítico, afecta a los compradores',
      '3',
      'Desde ayer a las 18 h.',
      'no tengo',
      'acepto',
    ]
    const [sample = ''] = blocks('README.md', '')
    const lines = sample.trimEnd().split('\n')
    const turns = lines.flatMap((line) => {
      const said = /^person: (.+)$/.exec(line)?.[1]
      if (said !== undefined) return [said]
      return line.startsWith(' ') ? between : []
    })
    const scenario = scenarioOf(turns)
    const texts = await play(stage, scenario, async (_, played) => heard(played))
    let turn = -1
    const missing = lines.flatMap((line) => {
      if (line.startsWith('person:')) turn += 1
      else if (line.startsWith(' ')) turn += between.length
      const parts = /^bot: +(.+)$/.exec(line)?.[1]?.split('…') ?? []
      return parts.filter((part) => !texts[turn]?.includes(part.trim()))
    })
    expect(missing).toEqual([])
  })

  it('passes as docs/scenarios.md shows it', async () => {
    const [scenario] = readScenarios(join(root, 'docs/scenarios.md'))
    if (!scenario) throw new Error('There is no scenario in docs/scenarios.md.')
    const verdicts = await play(stage, scenario, async (world, played) => [
      ...played.flatMap((each) => (each.type === 'played' ? [judgeTurn(each.turn.B, each.done)] : [])),
      await judgeEnd(scenario, world, played),
    ])
    const [line = ''] = blocks('docs/scenarios.md', 'json')
    const count = (of: 'failures' | 'unjudged') => verdicts.reduce((sum, each) => sum + each[of].length, 0)
    expect(JSON.parse(line)).toEqual({
      id: scenario.id,
      where: scenario.where,
      ok: true,
      passed: verdicts.reduce((sum, each) => sum + each.passed, 0),
      failed: count('failures'),
      unjudged: count('unjudged'),
      reasons: verdicts.flatMap(({ failures }) => failures),
    })
  })
})

/** A known person who says one thing after the other. The number is the one the README shows. */
function scenarioOf(turns: readonly string[]): Scenario {
  const B = { has: {}, lacks: [], must: [], never: [] }
  return {
    id: 'README',
    where: 'any',
    lang: 'es',
    given: { tickets: [], finished: [] },
    talk: turns.map((said) => ({ U: said.replace('1001', '5001'), B })),
  }
}

describe('docs/dialogs.md', () => {
  const page = 'docs/dialogs.md'
  const [tree = '', words = '', , articles = ''] = blocks(page, 'yaml')
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'ventanilla-docs-'))
    write('tree.yaml', tree)
    write('en.yaml', words)
    for (const language of ['es', 'pt', 'en']) write(`articles/${language}.yaml`, articles)
  })
  afterAll(() => rmSync(folder, { recursive: true }))
  const write = (name: string, text: string): void => {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }

  it('shows a dialog that can be asked, and articles that can be read', async () => {
    expect(loadTree(folder)).toMatchObject({ id: 'it-help', languages: ['en'] })
    expect(await readBuiltin(join(folder, 'articles'))).toHaveLength(3)
  })

  it('shows the message of the check', () => {
    const [, message] = blocks(page, '')
    const broken = join(folder, 'broken')
    cpSync(join(folder, 'en.yaml'), join(broken, 'en.yaml'))
    write('broken/tree.yaml', tree.replace('about: subject', 'about: subjcet'))
    expect(problemsOf(broken)).toEqual([message?.trim()])
  })

  it('explains every field of both files', () => {
    const text = read(page)
    const fields = new Set(Object.values(schemaFiles()).flatMap((schema) => fieldsOf(JSON.parse(schema))))
    expect(fields.size).toBeGreaterThan(40)
    expect([...fields].filter((field) => !text.includes(`\`${field}\``))).toEqual([])
  })
})

function problemsOf(folder: string): readonly string[] {
  try {
    loadTree(folder)
    return []
  } catch (error) {
    if (error instanceof DialogError) return error.problems.map(({ message }) => message)
    throw error
  }
}

/** The names of all properties in a JSON Schema. */
function fieldsOf(schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return []
  const own = 'properties' in schema ? Object.keys(schema.properties as object) : []
  return [...own, ...Object.values(schema).flatMap(fieldsOf)]
}
