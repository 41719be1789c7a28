import { type Article, versionFor } from './article.ts'
import { gramsOf } from './grams.ts'
import type { Candidate, Ranker } from './ranker.ts'
import type { Index } from './search-index.ts'
import { beside, type Steps } from './steps.ts'

/** How many questions are asked, how many there have to be to tell anything, and how many articles are looked at for them. */
const tried = { most: 12, least: 6, articles: 300 }
/** A model that reads finds nearly all of them; one that does not, few. */
const enoughRight = 0.75
const candidates = { most: 10, least: 5 }

/** One question of which the answer is known. */
interface Probe {
  readonly subject: string
  readonly candidates: readonly Candidate[]
  /** The place of the right one. */
  readonly right: number
}

/**
 * Whether a model knows which article answers, tried on the articles themselves: the title of one in Spanish or Portuguese has to lead to
 * its English title, among others that are found for it and look more like it. The order in which they are given says nothing. What a
 * model that can't do that would put first is no better than what words do.
 * @throws what the ranker throws.
 */
export async function isTrusted(ranker: Ranker, index: Index): Promise<boolean> {
  const probes = (await beside(probesOf(index), AbortSignal.any([]))) ?? []
  if (probes.length < tried.least) return false
  let right = 0
  for (const probe of probes) {
    const [first] = await ranker.order(probe.subject, probe.candidates)
    if (first === probe.right) right += 1
  }
  return right >= enoughRight * probes.length
}

function* probesOf(index: Index): Steps<readonly Probe[]> {
  const known = index.articles.filter(
    ({ versions }) => versions.has('en') && (versions.has('es') || versions.has('pt')),
  )
  const step = Math.max(1, Math.floor(known.length / tried.articles))
  const probes: Probe[] = []
  for (let at = 0; at < known.length && probes.length < tried.most; at += step) {
    yield
    const article = known[at]
    const probe = article && probeOf(index, article, probes.length)
    if (probe) probes.push(probe)
  }
  return probes
}

/** Undefined for an article that is not found, or that can be told from the others without reading. */
function probeOf(index: Index, article: Article, number: number): Probe | undefined {
  const asked = versionFor(article, number % 2 === 0 ? 'es' : 'pt')
  const found = index.search(asked.title, 'en', candidates.most)
  const titles = found.map((each) => versionFor(each.article, 'en'))
  const place = found.findIndex((each) => each.article.id === article.id)
  const title = titles[place]?.title
  if (title === undefined || found.length < candidates.least) return undefined
  const isTwice = titles.filter((each) => each.title === title).length > 1
  const looks = lookLike(asked.title)
  if (isTwice || titles.every((each) => looks(each.title) <= looks(title))) return undefined
  // No place is right more often than another.
  const right = number % titles.length
  const turned = titles.map((_, at) => titles[(at + place - right + titles.length) % titles.length])
  return {
    subject: asked.title,
    candidates: turned.map((each) => ({ title: each?.title ?? '', line: each?.breadcrumb ?? '' })),
    right,
  }
}

/** How much a title has in common with a text, letter by letter. */
function lookLike(text: string): (title: string) => number {
  const own = new Set(gramsOf(text))
  return (title) => {
    const grams = gramsOf(title)
    return grams.filter((gram) => own.has(gram)).length / Math.sqrt(grams.length || 1)
  }
}
