import type { Dirent } from 'node:fs'
import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { articleOf } from './checkout-article.ts'
import type { Item, Problem, Read, Source } from './source.ts'
import { decode, longestText, tooLong } from './text.ts'

/** Folders of a repository that hold no articles. */
const others = new Set(['node_modules', '.git', '.github', 'images', 'img', 'assets'])

export interface CheckoutOptions {
  readonly folder: string
  /** Where the articles are read on the web. */
  readonly site: string
}

/**
 * A checkout of a help center: markdown with front matter in `docs/{en,es,pt}/…`, one file for each article and language.
 */
export function openCheckout({ folder, site }: CheckoutOptions): Source {
  return {
    name: folder,
    async *items(signal) {
      const root = await realpath(join(folder, 'docs')).catch(() => realpath(folder))
      const seen = new Set<string>([root])
      for await (const each of walk(root, root, seen, signal)) {
        if (typeof each !== 'string') yield { ...each, path: join(root, each.path) }
        else yield await itemOf(each, relative(root, each).split(sep).join('/'), site)
      }
    },
  }
}

/** Every file of markdown below; links that lead out, or in a circle, are problems. */
async function* walk(
  root: string,
  at: string,
  seen: Set<string>,
  signal: AbortSignal,
): AsyncGenerator<string | Problem> {
  const entries = await readdir(at, { withFileTypes: true })
  for (const entry of entries.toSorted((one, other) => (one.name < other.name ? -1 : 1))) {
    signal.throwIfAborted()
    const path = join(at, entry.name)
    if (others.has(entry.name)) continue
    const target = await targetOf(path, entry)
    const inRoot = relative(root, path)
    if (target === undefined) yield { path: inRoot, problem: 'is a link to something that is not there' }
    else if (!target.path.startsWith(root + sep))
      yield { path: inRoot, problem: `is a link out of the source, to ${target.path}: not followed` }
    else if (target.isFolder && seen.has(target.path))
      yield { path: inRoot, problem: 'is a link that leads in a circle: not followed' }
    else if (target.isFolder) {
      seen.add(target.path)
      yield* walk(root, path, seen, signal)
    } else if (/\.mdx?$/i.test(entry.name) && entry.name.toLowerCase() !== 'readme.md') yield path
  }
}

async function targetOf(
  path: string,
  entry: Dirent,
): Promise<{ readonly path: string; readonly isFolder: boolean } | undefined> {
  if (!entry.isSymbolicLink()) return { path, isFolder: entry.isDirectory() }
  try {
    const target = await realpath(path)
    return { path: target, isFolder: (await stat(target)).isDirectory() }
  } catch {
    return undefined
  }
}

/** A checkout that is brought up to date writes the files that change, and no others. */
async function itemOf(file: string, path: string, site: string): Promise<Item> {
  const { size, mtimeMs } = await stat(file)
  return {
    path,
    fingerprint: `${size}/${mtimeMs}/${site}`,
    async read(): Promise<Read> {
      const decoded = size > longestText ? tooLong(size) : decode(await readFile(file))
      if ('problem' in decoded) return { documents: [], problems: [{ path: file, ...decoded }] }
      return articleOf(decoded.text, { file, path, site })
    },
  }
}
