import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const page = readFileSync(join(root, 'docs/architecture.md'), 'utf8')
const entries = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
const pathOf = ({ parentPath, name }: (typeof entries)[number]): string =>
  join(parentPath, name).slice(root.length).replaceAll('\\', '/')

/** The first cells of the rows of a table, by its heading. */
function firstCells(heading: string): readonly string[] {
  const section = page.slice(page.indexOf(`\n## ${heading}`)).split('\n## ', 2)[1] ?? ''
  return [...section.matchAll(/^\| `([^`]+)` \|/gm)].map(([, cell = '']) => cell)
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
    expect(firstCells('The folders').toSorted()).toEqual(folders.toSorted())
  })

  it('names every file of the ground', () => {
    const ground = entries.filter((entry) => entry.isFile() && pathOf(entry) === `src/${entry.name}`)
    expect(ground.map(pathOf).filter((path) => !page.includes(`\`${path}\``))).toEqual([])
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
    expect(page.split('\n').length).toBeLessThan(250)
  })
})
