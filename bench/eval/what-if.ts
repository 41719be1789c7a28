import type { Document } from '../../src/knowledge/knowledge.ts'
import { buildIndex, type Found } from '../../src/knowledge/search-index.ts'
import { atOnce } from '../../src/knowledge/steps.ts'
import type { Engine } from './engines.ts'
import type { Asked } from './sets.ts'

/** What an article's score is multiplied by, for a question. */
type Factor = (found: Found, text: string) => number

/** Deep enough that nothing would come up from below. */
const depth = 100

/**
 * What was left out of the ranking, and what it would do: how new an article is, and what kind of help the person asked for, where that
 * is known rightly, wrongly, or wrongly one time in four.
 */
export function whatIf(
  documents: readonly Document[],
  sets: ReadonlyMap<string, readonly Asked[]>,
): readonly Engine[] {
  const today = documents.reduce(
    (last, { updatedAt }) => ((updatedAt ?? '') > last ? (updatedAt ?? '') : last),
    '',
  )
  const kinds = new Map(documents.map(({ id, kind }) => [id, groupOf(kind)]))
  const wanted = new Map(
    [...sets.values()].flat().map(({ text, targets }) => [text, kinds.get(targets[0] ?? '') ?? 'how to']),
  )
  const asWanted = (found: Found, text: string): boolean => groupOf(found.article.kind) === wanted.get(text)
  const kind = (name: string, factor: number, isRight: (text: string) => boolean): Engine =>
    withFactor(`the kind of help counts ${factor}, known ${name}`, (found, text) =>
      asWanted(found, text) === isRight(text) ? factor : 1,
    )
  return [
    withFactor('nothing else', () => 1),
    ...[1.1, 1.3].flatMap((factor) => [
      kind('rightly', factor, () => true),
      kind('wrongly', factor, () => false),
      kind('wrongly 1 time in 4', factor, (text) => text.length % 4 !== 0),
    ]),
    ...[0.1, 0.2].flatMap((share) =>
      [1, 4].map((years) =>
        withFactor(`what is old loses up to ${share}, half of it in ${years} years`, (found) =>
          decay(found, today, { share, years }),
        ),
      ),
    ),
  ]
}

/** Something is wrong, or somebody wants to know how something is done. */
const groupOf = (kind: string): string =>
  kind === 'known-issue' || kind === 'troubleshooting' ? 'wrong' : 'how to'

function decay(
  { article }: Found,
  today: string,
  { share, years }: { readonly share: number; readonly years: number },
): number {
  const [day] = [...article.versions.values()]
    .flatMap(({ updatedAt }) => updatedAt ?? [])
    .toSorted()
    .slice(-1)
  if (day === undefined) return 1
  const age = (Date.parse(today) - Date.parse(day)) / (365 * 86_400_000)
  return 1 - share * (1 - 0.5 ** (age / years))
}

const withFactor = (name: string, factor: Factor): Engine => ({
  name: `Ventanilla, what if ${name}`,
  build(documents) {
    const index = atOnce(buildIndex(documents))
    return Promise.resolve((query, locale, limit) => {
      const found = index
        .search(query, locale, depth)
        .map((each) => ({ ...each, score: each.score * factor(each, query) }))
        .toSorted((one, other) => other.score - one.score)
      return Promise.resolve({ ids: found.slice(0, limit).map(({ article }) => article.id) })
    })
  },
})
