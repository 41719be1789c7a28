import type { Language } from '../dialog/language.ts'
import { gatherArticles } from './article.ts'
import { type EditionData, readEdition } from './edition.ts'
import { learnTrigrams, type Trigrams } from './guess.ts'
import type { Document } from './knowledge.ts'
import { type Dictionary, learnDictionary } from './related.ts'
import type { Steps } from './steps.ts'

/** Everything that is learnt from documents to search them, as it is kept in a file. */
export interface IndexData {
  /** In the order of their articles' numbers. */
  readonly documents: readonly Document[]
  readonly trigrams: Trigrams
  readonly editions: Readonly<Record<Language, EditionData>>
  readonly dictionary: Dictionary
}

/** Takes a few seconds for a large help center, in short steps. */
export function* learnIndex(documents: readonly Document[]): Steps<IndexData> {
  const articles = yield* gatherArticles(documents)
  const trigrams = yield* learnTrigrams(documents)
  const es = yield* readEdition(articles, 'es')
  const pt = yield* readEdition(articles, 'pt')
  const en = yield* readEdition(articles, 'en')
  return {
    documents: articles.flatMap(({ versions }) => [...versions.values()]),
    trigrams,
    editions: { es: es.data, pt: pt.data, en: en.data },
    dictionary: yield* learnDictionary({ es: es.titles, pt: pt.titles, en: en.titles }),
  }
}
