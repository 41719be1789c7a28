import type { Language } from '../../dialog/language.ts'
import { versionFor } from '../../knowledge/article.ts'
import { type Considered, consider } from '../../knowledge/suggest.ts'
import { shown } from '../../turn/gather.ts'
import { openIndex } from './open-index.ts'
import { readQueries } from './queries.ts'

export interface SearchOptions {
  readonly corpus: readonly string[]
  readonly queries: string
  readonly top: number
  readonly json: boolean
}

/** Prints what is found for each query, in their order: as one line of JSON each, or as tables. */
export async function search({ corpus, queries, top, json }: SearchOptions): Promise<void> {
  const asked = await readQueries(queries)
  const index = await openIndex(corpus)
  for (const { id, locale, text } of asked) {
    const answer = answerOf(consider(index, text, locale, shown.articles, { depth: top }), locale, top)
    process.stdout.write(json ? `${JSON.stringify({ id, ...answer })}\n` : table(id, text, answer))
  }
}

type Answer = ReturnType<typeof answerOf>

function answerOf({ found, chosen }: Considered, locale: Language, top: number) {
  const results = found.slice(0, top).map(({ article, score }) => {
    const { id, url, title, kind, locale: written } = versionFor(article, locale)
    return { id, url, title, kind, locale: written, score: Number(score.toFixed(4)) }
  })
  return { results, silent: chosen.length === 0 }
}

function table(id: string, text: string, { results, silent }: Answer): string {
  const rows = results.map(
    ({ score, kind, locale, title }, place) =>
      `  ${String(place + 1).padStart(2)}  ${score.toFixed(1).padStart(6)}  ${locale}  ${kind.padEnd(15)}  ${title}`,
  )
  return [`${id}  ${text}${silent ? '  (nothing would be suggested)' : ''}`, ...rows, '', ''].join('\n')
}
