import type { Clock } from '../clock.ts'
import type { Language } from '../dialog/language.ts'
import { versionFor } from './article.ts'
import { readBuiltin } from './builtin.ts'
import type { Embedder } from './embedder.ts'
import { knowledgeOf, type KnowledgeOptions, type Searched } from './embedded.ts'
import { openFeedback } from './feedback.ts'
import { createGrowth } from './growth.ts'
import type { ArticleCounts, Knowledge } from './knowledge.ts'
import { type ArticleLinks, createArticleLinks } from './links.ts'
import { buildIndex } from './search-index.ts'
import { openSource } from './sources/open.ts'
import { atOnce } from './steps.ts'
import { warm } from './warm.ts'

export interface KnowledgeSources extends KnowledgeOptions {
  /** The folder of the articles that come with the dialog. */
  readonly builtinFolder: string
  /** What else is searched; absent: nothing. */
  readonly more?: MoreSources
}

export interface MoreSources {
  /** As `openSource` takes them. */
  readonly sources: readonly string[]
  /** Where relative paths of sources start. */
  readonly root: string
  /** Where the articles of a checkout are read on the web. */
  readonly site: string
  /** Where what was imported is kept. */
  readonly folder: string
  /** How often the sources are looked through for changes, in hours; 0: at the start only. */
  readonly refreshHours: number
  /** Turns texts into vectors; absent: articles are found by their words alone. */
  readonly embedder?: Embedder
  readonly clock: Clock
}

/** What became of suggestions. */
export interface ArticleBook {
  /** Per article, the most shown first, with titles for a reader of the language. */
  counts(language: Language): readonly ArticleCounts[]
  links(secret: string): ArticleLinks
}

/** Knowledge that may still be growing. */
export interface GrowingKnowledge extends Knowledge {
  /**
   * Resolves when everything that can be read is searched; at once when there is nothing but the articles that come with the
   * dialog. Nobody has to wait for it: until then those are searched, and what was imported before.
   */
  readonly grown: Promise<void>
  /** What became of suggestions; absent when it is not kept. */
  readonly book?: ArticleBook
}

/**
 * Makes the articles that come with the dialog searchable; then, while everything else has its turn, what was imported
 * before; then what changed in the sources since, and again from time to time.
 * @throws TerminalError `knowledge.invalid` and `knowledge.no-source`, which name what can't be used.
 */
export async function loadKnowledge({
  builtinFolder,
  more,
  ...options
}: KnowledgeSources): Promise<GrowingKnowledge> {
  const { log, ranking } = options
  const builtin = await readBuiltin(builtinFolder)
  const sources = await Promise.all(
    (more?.sources ?? []).map((name) => openSource(name, more as MoreSources)),
  )
  let searched: Searched = { index: atOnce(warm(buildIndex(builtin), builtin[0]?.title ?? '')) }
  log.info('knowledge.ready', { articles: searched.index.articles.length })
  const { database } = options
  const feedback = database && openFeedback(database, log)
  const book = feedback && {
    counts: (language: Language) =>
      feedback.counts().map((each) => {
        const article = searched.index.find(each.article)
        return { ...each, ...(article && { title: versionFor(article, language).title }) }
      }),
    links: (secret: string) => createArticleLinks({ database, feedback, secret, log }),
  }
  const knowledge = { ...knowledgeOf(() => searched, options, feedback), ...(book && { book }) }
  const tryRanking = (): Promise<void> | undefined => ranking?.tryOut(searched.index)
  if (more === undefined) return { ...knowledge, grown: Promise.resolve(tryRanking()) }
  const growth = createGrowth({
    ...more,
    sources,
    builtin,
    log,
    show(larger) {
      searched = larger
      log.info('knowledge.grown', {
        articles: larger.index.articles.length,
        byMeaning: larger.near !== undefined,
      })
    },
  })
  return {
    ...knowledge,
    grown: growth.grown.then(tryRanking),
    async close() {
      await growth.close()
      await knowledge.close()
    },
  }
}
