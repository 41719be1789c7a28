import type { Language } from '../dialog/language.ts'
import { TerminalError } from '../errors.ts'
import type { Document } from './knowledge.ts'
import type { Steps } from './steps.ts'

/** One article or known issue with its versions by language. */
export interface Article {
  readonly id: string
  readonly kind: string
  /** At least one. */
  readonly versions: ReadonlyMap<Language, Document>
}

/** Brings the languages of each document together under its id, in the order of first sight; a repeated version is dropped. */
export function* gatherArticles(documents: readonly Document[]): Steps<readonly Article[]> {
  const found = new Map<string, Article & { readonly versions: Map<Language, Document> }>()
  for (const [number, document] of documents.entries()) {
    if (number % documentsAStep === 0) yield
    const { id, kind, locale } = document
    const article = found.get(id)
    if (article === undefined) found.set(id, { id, kind, versions: new Map([[locale, document]]) })
    else if (!article.versions.has(locale)) article.versions.set(locale, document)
  }
  return [...found.values()]
}

/** The version in `language` where there is one, else the one in the language that its readers most likely read. */
export function versionFor(article: Article, language: Language): Document {
  const order = [...nearest[language], ...article.versions.keys()]
  const document = order.map((each) => article.versions.get(each)).find((each) => each !== undefined)
  if (document === undefined)
    throw new TerminalError('knowledge.no-version', `Article "${article.id}" has no version in any language.`)
  return document
}

/** Spanish and Portuguese are read across; English is what most documents exist in. */
const nearest: Readonly<Record<Language, readonly Language[]>> = {
  es: ['es', 'pt', 'en'],
  pt: ['pt', 'es', 'en'],
  en: ['en', 'es', 'pt'],
}
const documentsAStep = 1000
