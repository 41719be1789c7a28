import { noneHelps } from './answer.ts'
import { draftOf, record } from './draft.ts'
import type { AnswerValue, Draft } from './state.ts'
import { note, setDraft, shelve, type Work } from './work.ts'

/** Whether there is something to suggest; asks for it where that is not known yet. */
export function haveArticles(work: Work, draft: Draft, query: string): boolean {
  const { suggested } = draft
  if (suggested?.query === query && suggested.passed === undefined) return suggested.articles.length > 0
  const fact = work.facts.articles
  const isMissing = work.facts.missing?.includes('articles') === true
  if (fact?.query !== query && !isMissing) {
    work.needs.push({ type: 'articles', query, language: work.state.language })
    return false
  }
  const articles = fact?.query === query ? fact.found : []
  setDraft(work, { ...draft, suggested: { query, articles } })
  if (articles.length > 0)
    recordOutcome(
      work,
      'shown',
      query,
      articles.map(({ id }) => id),
    )
  return articles.length > 0
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
  record(work, { [question]: noneHelps })
  if (suggested === undefined) return
  const passed = shownIn(work.state.draft)
  setDraft(work, { ...draftOf(work), suggested: { query: suggested.query, articles: [], passed } })
  recordOutcome(work, 'none-helped', suggested.query, passed)
}

/** The person says that it is solved; `position` counts the suggestions from 1, 0 when it is not said which. */
export function solved(work: Work, position: number): void {
  const shown = shownIn(work.state.draft)
  solveByArticle(work, shown[position - 1] ?? (shown.length === 1 ? shown[0] : undefined))
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
  const type = work.tree.questions[question]?.type
  if (type === 'text' || type === 'longText') note(work, 'updated', { question })
  else note(work, 'changed', { question, from, to })
}

const shownIn = (draft: Draft | undefined): readonly string[] =>
  draft?.suggested?.passed ?? draft?.suggested?.articles.map(({ id }) => id) ?? []

function recordOutcome(
  work: Work,
  outcome: 'shown' | 'solved' | 'none-helped',
  query: string,
  articles: readonly string[],
): void {
  const { language } = work.state
  work.effects.push({ type: 'record', outcome, query, language, articles, at: work.event.at })
}
