import { type Import, importsOf, unreadableImports } from './imports.ts'
import { codeOf } from './code.ts'
import { type Rule, siblings, table } from './table.ts'

/** Source files by their path under src/. */
export type Sources = Readonly<Record<string, string>>

/** Every import that the table doesn't allow, as sentences. */
export function importOffences(sources: Sources): readonly string[] {
  return Object.entries(sources).flatMap(([path, source]) => {
    const place = placeOf(path)
    const rule = place === undefined ? undefined : table[place]
    if (place === undefined || rule === undefined) {
      return [
        `src/${path}: no place in test/boundaries/table.ts fits it. Known places: ${places.join(', ')}.`,
      ]
    }
    return [
      ...unreadableImports(source).map(
        (line) => `src/${path}:${line} imports something that is computed; write the name out.`,
      ),
      ...importsOf(path, source)
        .filter((each) => !(each.isOurs ? mayImport(path, rule, each) : rule.packages?.includes(each.target)))
        .map(
          ({ line, target, isTypeOnly }) =>
            `src/${path}:${line} imports ${isTypeOnly ? 'types of ' : ''}${target}; ${place} may import ${list(rule)}.`,
        ),
    ]
  })
}

/** Top folders that import one another in a circle, as `a → b → a`; the order of the search decides where it starts. */
export function folderCycles(sources: Sources): readonly string[] {
  const arrows = new Map<string, Set<string>>()
  for (const [path, source] of Object.entries(sources)) {
    const from = folderOf(path)
    const to = arrows.get(from) ?? new Set()
    for (const each of importsOf(path, source)) if (each.isOurs) to.add(folderOf(each.target))
    to.delete(from)
    arrows.set(from, to)
  }
  const done = new Set<string>()
  const cycles: string[] = []
  const visit = (folder: string, trail: readonly string[]): void => {
    const start = trail.indexOf(folder)
    if (start >= 0) cycles.push([...trail.slice(start), folder].join(' → '))
    if (start >= 0 || done.has(folder)) return
    for (const next of arrows.get(folder) ?? []) visit(next, [...trail, folder])
    done.add(folder)
  }
  for (const folder of arrows.keys()) visit(folder, [])
  return cycles
}

/** A thing that must not be written in some part of src. */
export interface Ban {
  readonly name: string
  readonly pattern: RegExp
  /** Files it is banned in; all when absent. */
  readonly within?: string
}

/** Every place where something banned is written, as sentences. */
export function banOffences(sources: Sources, bans: readonly Ban[]): readonly string[] {
  return Object.entries(sources).flatMap(([path, source]) =>
    codeOf(source)
      .split('\n')
      .flatMap((line, index) =>
        bans
          .filter(({ within, pattern }) => path.startsWith(within ?? '') && pattern.test(line))
          .map(({ name, within }) => `src/${path}:${index + 1} has ${name}; src/${within ?? ''} has none.`),
      ),
  )
}

const places = Object.keys(table)

function placeOf(path: string): string | undefined {
  return places.filter((place) => fits(place, path)).toSorted((a, b) => b.length - a.length)[0]
}

const fits = (place: string, path: string): boolean =>
  path.startsWith(place) && ['/', '.', '-'].includes(path.charAt(place.length))

function mayImport(path: string, rule: Rule, { target, isTypeOnly }: Import): boolean {
  const isNeighbour = homeOf(path) === homeOf(target) && folderOf(path) === folderOf(target)
  if (isNeighbour && path.includes('/')) return !areRivals(path, target)
  return rule.ours.some((entry) => {
    const place = entry.replace(/^type /, '')
    return place === '*' || (fits(place, target) && (isTypeOnly || place === entry))
  })
}

/** What counts as one folder for importing freely: a channel is one of its own, everything else its top folder. */
function homeOf(path: string): string {
  const parts = path.split('/')
  return parts[0] === 'channels' ? parts.slice(0, -1).join('/') : (parts[0] ?? '')
}

function areRivals(path: string, target: string): boolean {
  const side = implementationOf(path)
  const other = implementationOf(target)
  return side !== undefined && other !== undefined && side !== other
}

function implementationOf(path: string): string | undefined {
  const name = path.split('/')[1] ?? ''
  return siblings.find((each) => fits(each, name.includes('.') ? name : `${name}/`))
}

const folderOf = (path: string): string => (path.includes('/') ? (path.split('/')[0] ?? '') : path)

function list(rule: Rule): string {
  const allowed = [...rule.ours, ...(rule.packages ?? [])]
  return allowed.length === 0 ? 'nothing' : allowed.join(', ')
}
