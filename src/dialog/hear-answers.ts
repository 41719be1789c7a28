import { noneHelps } from './answer.ts'
import { checkAll } from './check-all.ts'
import { isSameText } from './change.ts'
import { nextOf, pathOfDraft, record } from './draft.ts'
import type { Act } from './facts.ts'
import type { Heard } from './hear.ts'
import { takeText } from './hear-text.ts'
import { keepRest, keepWords, saysSomething } from './keep.ts'
import { miss } from './misses.ts'
import { questionOf } from './outline.ts'
import { askAgain, askedNow } from './prompts.ts'
import { changeNamed } from './repair.ts'
import { withPiece } from './parts.ts'
import { isOnPath } from './route.ts'
import type { AnswerValue } from './state.ts'
import { chooseArticle, isShown, sayChanged } from './suggest.ts'
import { note, setDraft, type Work } from './work.ts'

type AnswerAct = Extract<Act, { type: 'answer' }>

/**
 * An option is asked, or nothing yet: answers to any question count, each checked like a click. The first words of a
 * conversation are no miss, whatever they are; `isNew` says that nothing was asked when they were written.
 */
export function hearAnswers(work: Work, heard: Heard, isFirst: boolean, isNew: boolean): void {
  const { acts, rest, isImplied } = heard.meaning
  const answers = acts.filter((act) => act.type === 'answer')
  const article = answers.find((act) => isArticle(work, act))
  if (article) return chooseArticle(work, article.question, article.value)
  const change = acts.find((act) => act.type === 'change')
  if (change && answers.length === 0) return changeNamed(work, change.question)
  const isUsed = takeAnswers(work, answers, heard.message) || heard.given.length > 0
  if (isFirst) knowBeforehand(work)
  // Words that may mean two things are kept; what is understood as nothing but a greeting says nothing to keep.
  const isUnclear = acts.some((act) => act.type === 'unclear')
  const words = rest ?? (isFirst && isUnclear && answers.length === 0 ? heard.text : undefined)
  if (words !== undefined && isUsed && isImplied) keepWords(work, words, heard.message)
  else if (words !== undefined && (isUsed || isFirst)) keepRest(work, words, heard.message)
  if (clarifies(work, acts) || proposes(work, acts) || isNew || (isUsed && answers.length > 0)) return
  const isTaken = isUsed || (isFirst && saysSomething(words))
  const isGreetingOnly = rest === undefined && acts.some((act) => act.type === 'greeting')
  if (isTaken || isGreetingOnly) return askAgain(work)
  if (!addToDetails(work, heard) && !keepStory(work, heard)) miss(work, heard.text)
}

/** What the first words answer beside what was asked is no step of the way. */
function knowBeforehand(work: Work): void {
  const { draft, live } = work.state
  if (!draft || draft.revision === 0) return
  const known = Object.keys(draft.answers).filter((question) => question !== live?.asks)
  setDraft(work, { ...draft, known })
}

/** Records what can be taken, and says back what was understood beyond what was asked, and what was changed. */
function takeAnswers(work: Work, answers: readonly AnswerAct[], message: string): boolean {
  const asked = askedNow(work.state.live)
  const before = pathOfDraft(work)
  const open = work.state.draft?.open
  const given = Object.fromEntries(answers.map(({ question, value }) => [question, value]))
  const { taken, problems } = checkAll(work, given)
  for (const [question, problem] of Object.entries(problems)) note(work, 'invalid', { question, problem })
  const fresh = Object.entries(taken).filter(
    ([question, value]) =>
      question === asked || question === open || !isSameText(before.value(question), value),
  )
  const isChange = ([question, value]: [string, AnswerValue]) =>
    before.value(question) !== undefined && before.value(question) !== value && question !== open
  for (const [question, to] of fresh.filter(isChange))
    sayChanged(work, question, before.value(question) as AnswerValue, to)
  const added = fresh.filter(([question]) => before.value(question) === undefined)
  if (added.some(([question]) => question !== asked))
    note(work, 'understood', { answers: added.map(([question, value]) => ({ question, value })) })
  if (fresh.length > 0) record(work, Object.fromEntries(fresh), message)
  return Object.keys(taken).length > 0 || Object.keys(problems).length > 0
}

function isArticle(work: Work, { question, value }: AnswerAct): boolean {
  if (questionOf(work.tree, question)?.type !== 'articles') return false
  return value === noneHelps ? askedNow(work.state.live) === question : isShown(work, value)
}

/** Asks which of two or three options was meant, where the question is asked now or was answered before. */
function clarifies(work: Work, acts: readonly Act[]): boolean {
  const unclear = acts.find((act) => act.type === 'unclear')
  if (unclear === undefined || !isOnPath(pathOfDraft(work), unclear.question)) return false
  const question = questionOf(work.tree, unclear.question)
  const options = question?.type === 'choice' ? question.options : []
  const among = unclear.among.filter((each) => options.includes(each))
  const isDue =
    nextOf(work)?.question === unclear.question || pathOfDraft(work).value(unclear.question) !== undefined
  if (among.length < 2 || !isDue) return false
  const missed = work.state.live?.asks === 'clarify' ? work.state.live.missed : undefined
  work.prompt = { asks: 'clarify', about: unclear.question, among, ...(missed && { missed }) }
  return true
}

/** Proposes the one option that is likely meant, where its question is asked; what was proposed for the same words is not again. */
function proposes(work: Work, acts: readonly Act[]): boolean {
  const unclear = acts.find((act) => act.type === 'unclear')
  const [option, ...others] = unclear?.among ?? []
  if (unclear === undefined || option === undefined || others.length > 0) return false
  const { live } = work.state
  if (askedNow(live) !== unclear.question || live?.proposal === option) return false
  work.likely = option
  note(work, 'likely', { question: unclear.question, option })
  return true
}

/** A story has more words than an answer that went wrong, and some that are no small words. */
const story = { words: 5, long: 3 }

function isStory(text: string): boolean {
  const words = text.split(/\s+/).filter((word) => /\p{L}{2}/u.test(word))
  return words.length >= story.words && words.filter((word) => /\p{L}{4}/u.test(word)).length >= story.long
}

/**
 * "What can I help you with?" invites a story instead of one of the branches, and who is stuck tells it where their account
 * is asked. It is a miss, because no branch is known by it, but it is kept for where it is asked.
 */
function keepStory(work: Work, { text, message, meaning }: Heard): boolean {
  const { live, draft } = work.state
  const next = nextOf(work)
  const isEarly = next?.isFork === true || questionOf(work.tree, next?.question)?.profile !== undefined
  const isUnderstood = meaning.acts.some((act) => act.type === 'nonsense' || isAnswerTo(act, live?.asks))
  if (
    !isEarly ||
    next?.question !== live?.asks ||
    !isStory(text) ||
    isUnderstood ||
    draft?.candidate !== undefined
  )
    return false
  const { length } = work.content
  miss(work, text)
  keepWords(work, meaning.rest ?? text, message)
  if (work.prompt === undefined) work.content.splice(length)
  note(work, 'kept', { text: meaning.rest ?? text })
  return true
}

const isAnswerTo = (act: Act, question: string | undefined): boolean =>
  act.type === 'answer' && act.question === question

/** Words that come when files are asked are more of the details. */
function addToDetails(work: Work, { text, message }: Heard): boolean {
  if (questionOf(work.tree, work.state.live?.asks)?.type !== 'files') return false
  const path = pathOfDraft(work)
  const details = work.tree.files.description.find((question) => path.value(question) !== undefined)
  const value = details === undefined ? undefined : path.value(details)
  if (details === undefined || typeof value !== 'string' || !saysSomething(text)) return false
  const from = withPiece(value, work.state.draft?.origins?.[details], { message, text })
  takeText(work, details, `${value}\n${text}`, message, from)
  note(work, 'updated', { question: details })
  return true
}
