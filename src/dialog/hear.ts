import { offerToGoOn, wasAway } from './away.ts'
import { openDraft } from './draft.ts'
import type { Act, Interpretation } from './facts.ts'
import type { Given } from './given.ts'
import { hearAnswers } from './hear-answers.ts'
import { hearText, isFreeText } from './hear-text.ts'
import { keepFiles, keepWords, saysSomething } from './keep.ts'
import { isAside, runAside } from './aside.ts'
import { touch } from './person.ts'
import { hearReply } from './reply.ts'
import { hearAfterwards } from './sign.ts'
import type { State } from './state.ts'
import { note, type Work } from './work.ts'

/** One thought of the person, heard whole. */
export interface Heard {
  readonly text: string
  readonly message: string
  /** The files, by the messages that they came in; nothing where there are none. */
  readonly given: readonly Given[]
  readonly meaning: Interpretation
  /** It was written before the prompt that is live by now, so it is no answer to it. */
  readonly isOvertaken: boolean
}

/**
 * What a message leads to, in this order: words for the desk, a sign about a solved ticket, thanks, what has nothing to do with the form (a language, a
 * ticket, a command), coming back after a long time, the answer in free text, and answers to any question.
 */
export function hear(work: Work, heard: Heard): void {
  work.message = heard.message
  const isAway = wasAway(work)
  const isNew = work.state.draft === undefined
  touch(work)
  followLanguage(work, heard.meaning)
  if (hearReply(work, heard)) return
  if (hearAfterwards(work, heard)) return
  if (isThanksOnly(heard)) return thank(work)
  const { acts, rest } = heard.meaning
  const hasAnswers = acts.some(isAnswer)
  const isFirst = isNew || isUntouched(work.state)
  const aside = acts.filter((act) => isAside(act) && !(isHelp(act) && isNew && work.state.drafts === 0))
  if (isNew && aside.length === 0 && !hasAnswers) greet(work)
  if (!isForDesk(acts)) keepFiles(work, heard)
  if (aside.length > 0) {
    runAside(work, heard, aside)
    const isOver = aside.some((act) => act.type === 'command' || act.type === 'solved')
    const hasMore = hasAnswers || (aside.every((act) => act.type === 'language') && saysSomething(rest))
    if (isOver || !hasMore) return keepAlong(work, heard)
    work.ending = 'ask'
  }
  if (isAway && !hasAnswers) {
    keepWords(work, rest ?? '', heard.message)
    return offerToGoOn(work)
  }
  if (work.state.draft === undefined) openDraft(work)
  if (!isNew && !heard.isOvertaken && isFreeText(work)) return hearText(work, heard, isFirst)
  hearAnswers(work, heard, isFirst, isNew)
}

const isAnswer = (act: Act): boolean =>
  act.type === 'answer' || act.type === 'unclear' || act.type === 'change'

/** Whether an act asks for help, which as the first words is a greeting. */
export const isHelp = (act: Act): boolean => act.type === 'command' && act.command === 'help'

const isForDesk = (acts: readonly Act[]): boolean =>
  acts.some((act) => act.type === 'ticket' && act.act !== 'status' && act.text !== undefined)

/** Greets, in full the first time. */
export function greet(work: Work): void {
  const { person, drafts } = work.state
  const name = person?.name?.split(' ')[0]
  if (drafts > 0) note(work, 'greetedAgain', {})
  else note(work, 'greeting', name === undefined ? {} : { name })
}

/** The first messages may change the language; later only the person's wish does. */
function followLanguage(work: Work, meaning: Interpretation): void {
  const { languageChosen, language, draft } = work.state
  if (meaning.language === undefined || languageChosen || meaning.language === language) return
  if ((draft?.revision ?? 0) === 0) work.state.language = meaning.language
}

/** Whether the open draft was greeted with and nothing was said to it yet. */
export function isUntouched({ draft, live }: State): boolean {
  return draft?.revision === 0 && draft.candidate === undefined && live?.missed === undefined
}

/** Words that came with something else are kept where a draft can take them. */
function keepAlong(work: Work, { message, meaning: { rest = '' } }: Heard): void {
  if (work.state.draft && work.ending === 'ask' && work.needs.length === 0) keepWords(work, rest, message)
}

function isThanksOnly({ meaning: { acts, rest }, given }: Heard): boolean {
  const isPolite = acts.every((act) => act.type === 'thanks' || act.type === 'greeting')
  return isPolite && acts.some((act) => act.type === 'thanks') && given.length === 0 && !saysSomething(rest)
}

/** Answers thanks, and leaves everything as it is. */
function thank(work: Work): void {
  note(work, 'welcomeThanks', {})
  work.ending = 'say'
}
