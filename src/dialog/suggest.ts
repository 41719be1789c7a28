import { noneHelps } from './answer.ts'
import { draftOf, pathOfDraft, recordOne } from './draft.ts'
import type { Facts } from './facts.ts'
import { questionOf } from './outline.ts'
import type { Path } from './route.ts'
import { type AnswerValue, type Draft, isWords, type Suggested, type Suggestion } from './state.ts'
import { isInWords, type Question } from './tree.ts'
import { note, setDraft, shelve, unlessEmpty, type Work } from './work.ts'

/**
 * Articles in a conversation.
 *
 * H1 an article that was passed over is not shown again, unless the passing over is taken back;
 * H2 one search with the subject, and one more with the details; no third one unless the subject changes.
 */

/** What articles are searched with. */
interface Search {
  readonly query: string
  /** Known once the details are written. */
  readonly details?: string
}

/** What an articles question searches with, by the answers there are. */
export function searchOf({ about, again }: Extract<Question, { type: 'articles' }>, path: Path): Search {
  const details = again === undefined ? undefined : path.value(again)
  return { query: String(path.value(about) ?? ''), ...(isWords(details) && { details }) }
}

/** Whether there is something to suggest; asks for it where that is not known yet. */
export function haveArticles(work: Work, draft: Draft, search: Search): boolean {
  const { suggested } = draft
  if (suggested && isSearched(suggested, search)) return suggested.articles.length > 0
  const past = pastOf(suggested, search)
  const fact = articlesFor(work, search, past)
  if (fact === undefined) return false
  const next = suggestedBy(search, fact, past)
  setDraft(work, { ...draft, suggested: next })
  if (next.articles.length > 0) recordOutcome(work, 'shown', search.query, idsOf(next.articles))
  return next.articles.length > 0
}

/** Whether the live prompt is about articles. */
export const isAboutArticles = ({ tree, state }: Work): boolean =>
  questionOf(tree, state.live?.asks)?.type === 'articles'

/** The next ones in the place of those on show; says so when there are no others. */
export function showMore(work: Work): void {
  const draft = draftOf(work)
  const { suggested } = draft
  const question = questionOf(work.tree, work.state.live?.asks)
  if (question?.type !== 'articles' || !suggested?.hasMore) return note(work, 'noMoreArticles', {})
  const { details, query } = searchOf(question, pathOfDraft(work))
  const search = { query, ...(suggested.isAgain && details !== undefined && { details }) }
  const past = shownIn(draft)
  const fact = articlesFor(work, search, past)
  if (fact === undefined) return
  const next = suggestedBy(search, fact, past)
  if (next.articles.length === 0) {
    setDraft(work, { ...draft, suggested: { ...suggested, hasMore: undefined } })
    return note(work, 'noMoreArticles', {})
  }
  setDraft(work, { ...draft, suggested: next })
  recordOutcome(work, 'none-helped', query, idsOf(suggested.articles))
  recordOutcome(work, 'shown', query, idsOf(next.articles))
}

/** Whether an article is or was suggested for this draft. */
export function isShown(work: Work, article: AnswerValue): boolean {
  return shownIn(work.state.draft).some((id) => id === article)
}

/** An answer to the suggestions: one of them solved it, or none did. */
export function chooseArticle(work: Work, question: string, value: AnswerValue): void {
  if (value === noneHelps) chooseNone(work, question)
  else solveByArticle(work, String(value))
}

/** None of the suggestions helps: the form goes on. */
export function chooseNone(work: Work, question: string): void {
  const { suggested } = draftOf(work)
  recordOne(work, question, noneHelps)
  if (suggested === undefined) return
  const { query, earlier, isAgain } = suggested
  const passed = lastShown(suggested)
  setDraft(work, { ...draftOf(work), suggested: { query, articles: [], earlier, isAgain, passed } })
  recordOutcome(work, 'none-helped', query, passed)
}

/** The person says that it is solved; `position` counts the suggestions from 1, 0 when it is not said which. */
export function solved(work: Work, position: number): void {
  const { suggested } = draftOf(work)
  const last = suggested ? lastShown(suggested) : []
  solveByArticle(work, last[position - 1] ?? (last.length === 1 ? last[0] : undefined))
}

/** Ends without a ticket, because it is solved; the draft can be taken up after all. */
function solveByArticle(work: Work, article: string | undefined): void {
  const draft = draftOf(work)
  const found = draft.suggested?.articles.find((each) => each.id === article)
  if (draft.suggested && shownIn(draft).length > 0)
    recordOutcome(work, 'solved', draft.suggested.query, article === undefined ? [] : [article])
  work.settled = found ? { article: found.title } : { command: 'yes' }
  shelve(work)
  note(work, 'solvedByArticle', found ? { title: found.title } : {})
  work.ending = 'end'
  work.offers = ['resume', 'new']
}

/** "From this to that" for an option, "updated" for a text. */
export function sayChanged(work: Work, question: string, from: AnswerValue, to: AnswerValue): void {
  if (isInWords(questionOf(work.tree, question))) note(work, 'updated', { question })
  else note(work, 'changed', { question, from, to })
}

/** Whether what there is was found by this search. What is on show stays, whatever is said meanwhile. H2 */
function isSearched({ query, articles, passed, isAgain }: Suggested, search: Search): boolean {
  if (query !== search.query || passed !== undefined) return false
  return articles.length > 0 || isAgain === true || search.details === undefined
}

/** What a search is not to find again. H1 */
function pastOf(suggested: Suggested | undefined, { query, details }: Search): readonly string[] {
  if (suggested === undefined) return []
  const { earlier = [], passed = [], isAgain } = suggested
  const isNew = query !== suggested.query || (details !== undefined && isAgain !== true)
  return isNew ? [...earlier, ...passed] : earlier
}

/** What was found; asks for it where it is not known yet, and goes on with nothing where it can't be had. */
function articlesFor(work: Work, { query, details }: Search, past: readonly string[]): Facts['articles'] {
  const fact = work.facts.articles
  if (fact?.query === query) return fact
  if (work.facts.missing?.includes('articles')) return { query, found: [] }
  work.needs.push({
    type: 'articles',
    query,
    language: work.state.language,
    ...(details !== undefined && { details }),
    ...(past.length > 0 && { past }),
  })
  return undefined
}

function suggestedBy(
  { query, details }: Search,
  { found, hasMore }: NonNullable<Facts['articles']>,
  past: readonly string[],
): Suggested {
  return {
    query,
    articles: found.filter(({ id }) => !past.includes(id)),
    hasMore,
    earlier: unlessEmpty(past),
    isAgain: details === undefined ? undefined : true,
  }
}

const idsOf = (articles: readonly Suggestion[]): readonly string[] => articles.map(({ id }) => id)

/** The ones that were shown last, for this draft. */
function lastShown({ articles, passed, earlier }: Suggested): readonly string[] {
  return passed ?? (articles.length > 0 ? idsOf(articles) : (earlier ?? []))
}

function shownIn(draft: Draft | undefined): readonly string[] {
  const { suggested } = draft ?? {}
  return suggested ? [...new Set([...(suggested.earlier ?? []), ...lastShown(suggested)])] : []
}

function recordOutcome(
  work: Work,
  outcome: 'shown' | 'solved' | 'none-helped',
  query: string,
  articles: readonly string[],
): void {
  const { language } = work.state
  work.effects.push({ type: 'record', outcome, query, language, articles, at: work.event.at })
}
