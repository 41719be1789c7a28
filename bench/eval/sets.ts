import { readQueries } from '../../src/cli/articles/queries.ts'
import type { Language } from '../../src/dialog/language.ts'
import type { Document } from '../../src/knowledge/knowledge.ts'

/** A question, and the articles that answer it; none: silence is right. */
export interface Asked {
  readonly locale: Language
  /** What kind of question it is. */
  readonly style: string
  readonly text: string
  readonly targets: readonly string[]
}

/** Subjects that somebody wrote. */
export const subjectsIn = (file: string): Promise<readonly Asked[]> => readQueries(file)

/** How many known issues are asked for in each way and language. */
const perWay = 60

/**
 * Questions of our own making from known issues, of which the answer is known: the first sentence of what one is about leads to
 * it, in its language; its title in Spanish and in Portuguese leads a reader of English to it. Always the same ones.
 */
export function knownItems(documents: readonly Document[]): readonly Asked[] {
  const issues = documents.filter(({ kind }) => kind === 'known-issue')
  const english = new Set(issues.filter(({ locale }) => locale === 'en').map(({ id }) => id))
  const ways = (['es', 'pt', 'en'] as const).flatMap((locale) => {
    const mine = issues.filter((each) => each.locale === locale)
    const summaries = some(
      mine.flatMap((each) => {
        const text = firstSentence(each.body)
        return text === undefined || text === each.title ? [] : [asked(each, locale, 'summary', text)]
      }),
    )
    if (locale === 'en') return summaries
    const translated = mine.filter(({ id, title }) => english.has(id) && title.length > 20)
    return [...summaries, ...some(translated.map((each) => asked(each, 'en', 'translation', each.title)))]
  })
  return ways
}

const asked = ({ id }: Document, locale: Language, style: string, text: string): Asked => ({
  locale,
  style,
  text,
  targets: [id],
})

/** Spread over all of them. */
function some<T>(all: readonly T[]): readonly T[] {
  const step = Math.max(1, Math.floor(all.length / perWay))
  return all.filter((_, place) => place % step === 0).slice(0, perWay)
}

/** The first sentence under the first heading, as long as a person would write. */
function firstSentence(body: string): string | undefined {
  const [, ...lines] = body.split('\n').filter((line) => line.trim() !== '')
  const sentence = /^.{30,160}?[.;](?=\s|$)/.exec(lines.join(' '))?.[0]
  return sentence?.replace(/[.;]$/, '').trim()
}
