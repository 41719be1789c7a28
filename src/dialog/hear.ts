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
 * What a message leads to, in this order: words for the desk, a sign about a solved ticket, thanks, what has nothing to
 * do with the form (a language, a ticket, a command), coming back after a long time, the answer in free text, and answers
 * to any question.
 */
export function hear(work: Work, heard: Heard): void {
  work.message = heard.message
  const isAway = wasAway(work)
  const isNew = work.state.draft === undefined
  touch(work)
  followLanguage(work, heard.meaning)
  if (hearReply(work, heard) || hearAfterwards(work, heard) || hearThanks(work, heard)) return
  const isFirst = isNew || isUntouched(work.state)
  const aside = asideIn(work, heard)
  if (isNew && aside.length === 0 && !hasAnswers(heard)) greet(work)
  if (!isForDesk(heard)) keepFiles(work, heard)
  if (hearAside(work, heard, aside) || (isAway && hearReturn(work, heard))) return
  if (work.state.draft === undefined) openDraft(work)
  if (!isNew && !heard.isOvertaken && isFreeText(work)) hearText(work, heard, isFirst)
  else hearAnswers(work, heard, isFirst, isNew)
}

/** Answers thanks, and leaves everything as it is; false where something else was said. */
function hearThanks(work: Work, heard: Heard): boolean {
  if (!isThanksOnly(heard)) return false
  note(work, 'welcomeThanks', {})
  work.ending = 'say'
  return true
}

/** What is beside the form; a call for help with the very first words is a greeting. */
const asideIn = ({ state: { draft, drafts } }: Work, { meaning }: Heard): readonly Act[] =>
  meaning.acts.filter((act) => isAside(act) && !(isHelp(act) && draft === undefined && drafts === 0))

/** Carries out what is beside the form; false where there is nothing, or more to be heard. */
function hearAside(work: Work, heard: Heard, aside: readonly Act[]): boolean {
  if (aside.length === 0) return false
  runAside(work, heard, aside)
  const isOver = aside.some((act) => act.type === 'command' || act.type === 'solved')
  const isLanguage = aside.every((act) => act.type === 'language')
  const hasMore = hasAnswers(heard) || (isLanguage && saysSomething(heard.meaning.rest))
  if (isOver || !hasMore) {
    keepAlong(work, heard)
    return true
  }
  work.ending = 'ask'
  return false
}

/** Who comes back after a long time chooses whether to go on, unless they answer. */
function hearReturn(work: Work, heard: Heard): boolean {
  if (hasAnswers(heard)) return false
  keepWords(work, heard.meaning.rest ?? '', heard.message)
  offerToGoOn(work)
  return true
}

const hasAnswers = ({ meaning: { acts } }: Heard): boolean => acts.some(isAnswer)

const isAnswer = (act: Act): boolean =>
  act.type === 'answer' || act.type === 'unclear' || act.type === 'change'

/** Whether an act asks for help, which as the first words is a greeting. */
export const isHelp = (act: Act): boolean => act.type === 'command' && act.command === 'help'

const isForDesk = ({ meaning: { acts } }: Heard): boolean =>
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
