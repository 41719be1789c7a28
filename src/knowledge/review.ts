import { type Language, languages } from '../dialog/language.ts'
import type { Document } from './knowledge.ts'
import type { Problem } from './sources/source.ts'

/** What only shows when a source is looked at as a whole. */
export interface Review {
  readonly articles: number
  /** How many articles a language lacks. */
  readonly missing: Readonly<Record<Language, number>>
  /** Versions that are not searched, because another item has the same article in the same language. */
  readonly doubles: readonly Problem[]
}

/** An item with what is in it. */
export type Kept = readonly [path: string, documents: readonly Document[]]

/** Looks through all items of a source. */
export function review(items: Iterable<Kept>): Review {
  const searched = new Map<string, { readonly path: string; readonly document: Document }>()
  const doubles: Problem[] = []
  for (const [path, documents] of items)
    for (const document of documents) {
      const { locale, id } = document
      const other = searched.get(`${locale}/${id}`)
      const [kept, left] =
        other && !isNewer(document, other.document)
          ? [other, { path, document }]
          : [{ path, document }, other]
      searched.set(`${locale}/${id}`, kept)
      if (left)
        doubles.push({
          path: left.path,
          problem: `holds ${id} in ${locale}, which ${kept.path === left.path ? 'stands there twice' : `${kept.path} holds too`}: one of them is searched. Take the other away.`,
        })
    }
  const ids = new Set([...searched.values()].map(({ document }) => document.id))
  const lacks = (language: Language): number =>
    [...ids].filter((id) => !searched.has(`${language}/${id}`)).length
  const [es, pt, en] = languages.map(lacks)
  return { articles: ids.size, missing: { es: es ?? 0, pt: pt ?? 0, en: en ?? 0 }, doubles }
}

/** Of two versions of one article in one language the one that was changed last is searched, else the first. */
export const isNewer = (document: Document, other: Document): boolean =>
  (document.updatedAt ?? '') > (other.updatedAt ?? '')
