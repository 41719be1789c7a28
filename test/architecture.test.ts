import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { table } from './boundaries/table.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const page = readFileSync(join(root, 'docs/architecture.md'), 'utf8')
const entries = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
const pathOf = ({ parentPath, name }: (typeof entries)[number]): string =>
  join(parentPath, name).slice(root.length).replaceAll('\\', '/')

/** The rows of the table of folders: the path, and what it may import. */
const rows = [...page.matchAll(/^\| `(src\/[\w/-]+\/)` \| .+ \| (.+) \|$/gm)].map(
  ([, path = '', may = '']) => ({ path, may }),
)

const ground = entries
  .filter((entry) => entry.isFile() && pathOf(entry) === `src/${entry.name}`)
  .map(({ name }) => name.replace(/\.ts$/, ''))
const ports = (table.inbound?.ours ?? []).filter((place) => place.includes('/'))

/** What test/boundaries/table.ts allows a folder, in the words of the page. */
function allowedIn(folder: string): string {
  const path = folder.replace(/^src\/|\/$/g, '')
  const [place = ''] = Object.keys(table)
    .filter((each) => path === each || path.startsWith(`${each}/`))
    .toSorted((a, b) => b.length - a.length)
  const { ours = [], packages = [] } = table[place] ?? {}
  const groups = [
    ...(ports.every((port) => ours.includes(port)) ? [{ name: 'the ports', members: ports }] : []),
    ...(ground.every((file) => ours.includes(file)) ? [{ name: 'the ground', members: ground }] : []),
  ]
  const others = [...ours, ...packages].filter(
    (each) => !groups.some(({ members }) => members.includes(each)),
  )
  return [...others.map(inWords), ...groups.map(({ name }) => name)].join(', ') || 'nothing'
}

function inWords(place: string): string {
  if (place === '*') return 'anything of ours'
  return place.startsWith('type ') ? `types of \`${place.slice('type '.length)}\`` : `\`${place}\``
}

/** The invariants listed at the top of a file: a label, and what is promised. */
const promisesIn = (source: string): readonly string[] =>
  [...source.matchAll(/^ \* ([A-Z]\d) \w/gm)].map(([, label = '']) => label)

const promised = new Map(
  entries
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => [pathOf(entry), promisesIn(readFileSync(join(root, pathOf(entry)), 'utf8'))] as const)
    .filter(([, labels]) => labels.length > 0),
)

describe('docs/architecture.md', () => {
  it('names every folder of src, and none beside', () => {
    const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => `${pathOf(entry)}/`)
    expect(rows.map(({ path }) => path).toSorted()).toEqual(folders.toSorted())
  })

  it('says what each folder may import, as the boundaries do', () => {
    expect(rows).toEqual(rows.map(({ path }) => ({ path, may: allowedIn(path) })))
  })

  it('names every file of the ground', () => {
    expect(ground.filter((file) => !page.includes(`\`src/${file}.ts\``))).toEqual([])
  })

  it('lists every promise under the file that keeps it', () => {
    const listed = [...page.matchAll(/^\| `(src\/[^`]+)` \| ([A-Z]\d .+) \|$/gm)].map(
      ([, path = '', promises = '']) =>
        [path, promises.split(' · ').map((each) => each.slice(0, 2))] as const,
    )
    expect(new Map(listed)).toEqual(promised)
    expect(promised.size).toBeGreaterThan(10)
  })

  it('stays short enough to be read', () => {
    expect(page.split('\n').length).toBeLessThan(280)
  })
})
