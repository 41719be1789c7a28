import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { TerminalError } from '../../errors.ts'
import { articleOf } from './checkout-article.ts'
import type { Item, Problem, Read, Rest, Source } from './source.ts'
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
      const files: string[] = []
      for await (const each of walk(root, root, signal)) {
        if (typeof each === 'string') files.push(each)
        else yield each
      }
      if (files.length === 0) throw noArticles(root)
      for (const file of files) {
        const item = await itemOf(file, pathIn(root, file), site)
        // Taken away since it was listed.
        if (item) yield { ...item, of: files.length }
      }
    },
  }
}

/** Every file of markdown below. What a link leads to inside is read in its own place; what it leads to outside is not ours. */
async function* walk(root: string, at: string, signal: AbortSignal): AsyncGenerator<string | Problem | Rest> {
  const entries = await readdir(at, { withFileTypes: true }).catch((cause: Error) => cause.message)
  if (typeof entries === 'string') {
    yield { path: at, problem: `can't be read, and stays as it was: ${entries}` }
    yield { rest: at === root ? '' : `${pathIn(root, at)}/` }
    return
  }
  for (const entry of entries.toSorted((one, other) => (one.name < other.name ? -1 : 1))) {
    signal.throwIfAborted()
    const path = join(at, entry.name)
    if (others.has(entry.name)) continue
    if (entry.isSymbolicLink()) yield { path, problem: await problemOf(root, path) }
    else if (entry.isDirectory()) yield* walk(root, path, signal)
    else if (entry.isFile() && /\.mdx?$/i.test(entry.name) && entry.name.toLowerCase() !== 'readme.md')
      yield path
  }
}

async function problemOf(root: string, link: string): Promise<string> {
  const target = await realpath(link).catch(() => undefined)
  if (target === undefined) return 'is a link to something that is not there, or to itself'
  if (target !== root && !target.startsWith(root + sep))
    return `is a link out of the source, to ${target}: not followed. Put the files themselves there.`
  return link.startsWith(target + sep)
    ? `is a link that leads in a circle, to ${target}: not followed`
    : `is a link to ${target}, which is read there: not followed`
}

const pathIn = (root: string, file: string): string => relative(root, file).split(sep).join('/')

/** Perhaps a disk that is not there: what was read before stays. */
const noArticles = (root: string): TerminalError =>
  new TerminalError(
    'knowledge.no-source',
    `${root} holds no articles. A checkout has files …/{en,es,pt}/….md; its folder, or docs in it, is given.`,
  )

/** A checkout that is brought up to date writes the files that change, and no others. */
async function itemOf(file: string, path: string, site: string): Promise<Item | undefined> {
  const found = await stat(file).catch(() => undefined)
  if (!found) return undefined
  const { size, mtimeMs } = found
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
