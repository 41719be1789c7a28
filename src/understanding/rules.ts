import type { Act, Interpretation } from '../dialog/facts.ts'
import { pathOf } from '../dialog/route.ts'
import { withSubject } from './after-colon.ts'
import { answersIn } from './answers.ts'
import { commandIn } from './commands.ts'
import { dailyWish } from './daily.ts'
import { evidenceFor } from './evidence.ts'
import { changeWish, restated } from './corrections.ts'
import { hintedOptions } from './hints.ts'
import { issueTalk } from './issues.ts'
import { languageOfText, languageWish } from './languages.ts'
import { markerIn } from './markers.ts'
import { isNonsense } from './nonsense.ts'
import { namedOption, partOfOption, pickedOption } from './options.ts'
import { pickFirst, picksIn } from './picks.ts'
import { type Finding, leftIn, type Reading, readingOf } from './reading.ts'
import { ratingIn, scoreAlone } from './ratings.ts'
import { restOf } from './rest.ts'
import { openingIn, isThanks, saysItWorks } from './small-talk.ts'
import { handIn, nodIn } from './signs.ts'
import { isOfSentences } from './small-words.ts'
import { sameTicket } from './same.ts'
import { articleTalk } from './solved.ts'
import { isMarked } from './ticket-questions.ts'
import { ticketTalk } from './tickets.ts'
import type { Understanding, Understood } from './understanding.ts'
import { valueFor } from './values.ts'

/** Understanding by rules alone: no network, no model, the same answer every time, in three languages at once. */
export function createRules(): Understanding {
  return { interpret: (understood) => Promise.resolve(interpret(understood)) }
}

/** What `createRules` answers, at once. The rules are tried in this order, and the first that fits the whole text wins. */
export function interpret(understood: Understood): Interpretation {
  const reading = readingOf(understood)
  if (reading.text === '') return { acts: [] }
  const language = languageOfText(reading.words, reading.text)
  const whole = wholeMessage(reading)
  const { acts, used, isImplied } = whole ?? partsOf(reading)
  const rest = whole ? undefined : restOf(reading, isImplied ? namedIn(reading, used) : used)
  return { ...(language !== undefined && { language }), ...withRest(reading, acts, rest, isImplied) }
}

/** What remains is the subject, or words of its own; beside what is only implied they are proposed. */
function withRest(
  reading: Reading,
  acts: readonly Act[],
  rest: string | undefined,
  isImplied: true | undefined,
): Pick<Interpretation, 'acts' | 'rest' | 'isImplied'> {
  if (rest === undefined) return { acts }
  const all = withSubject(reading, acts, rest)
  return all ? { acts: all } : { acts, rest, ...(isImplied && { isImplied }) }
}

/** The words that are accounted for by what they name; those of a saying say something of their own. */
function namedIn({ said }: Reading, used: ReadonlySet<number>): ReadonlySet<number> {
  const saying = new Set(said.sayings.flatMap(({ at }) => at))
  return new Set([...used].filter((index) => !saying.has(index)))
}

/** Rules that take the whole message or nothing. */
function wholeMessage(reading: Reading): Finding | undefined {
  const act = scoreAlone(reading) ?? handIn(reading) ?? exact(reading) ?? pickedChange(reading)
  if (act !== undefined) return found(act)
  const option = reading.standing.isReply ? undefined : (pickedOption(reading) ?? namedOption(reading))
  if (option) return option
  const asked = askedOutright(reading)
  return asked === undefined ? undefined : found(asked)
}

const found = (...acts: readonly Act[]): Finding => ({ acts, used: new Set() })

/** No meaning at all. Where a name without vowels can be the answer, only a text without letters is. */
function exact({ text, words, lexicon, standing }: Reading): Act | undefined {
  const asked = standing.asked?.question
  const isCode = asked?.type === 'account' || (asked?.type === 'text' && asked.pattern !== undefined)
  const isNothing =
    isCode || standing.isReply ? !/[\p{L}\p{N}]/u.test(text) : isNonsense(text, words, lexicon)
  return isNothing ? { type: 'nonsense' } : undefined
}

/** "Which answer?": a number picks the question to answer anew. */
function pickedChange({ words, standing }: Reading): Act | undefined {
  const { live } = standing.state
  const among = live?.asks === 'change' ? (live.among ?? []) : []
  const [place, ...others] = picksIn(words, among.length)
  const question = place === undefined || others.length > 0 ? undefined : among[place - 1]
  return question === undefined ? undefined : { type: 'change', question }
}

function askedOutright(reading: Reading): Act | undefined {
  const same = sameTicket(reading)
  if (same) return { type: 'command', command: same }
  const ticket = ratingIn(reading) ?? ticketTalk(reading)
  if (ticket) return ticket
  const daily = dailyWish(reading)
  if (daily) return daily
  const issue = issueTalk(reading)
  if (issue) return issue
  const language = languageWish(reading)
  if (language) return { type: 'language', language }
  const article = articleTalk(reading)
  if (article === 'none') return { type: 'command', command: 'none' }
  if (article !== undefined) return { type: 'solved', position: article }
  if (isConsent(reading) || isOpening(reading)) return undefined
  const command = commandIn(reading)
  const said = command === undefined || reading.standing.isAfter ? afterwards(reading) : undefined
  return said ?? (command && { type: 'command', command })
}

/** Thanks, that it works, or a nod: what is said when there is nothing more to say. */
function afterwards(reading: Reading): Act | undefined {
  const { words, text, standing } = reading
  const canWork = (standing.isReply || standing.isAfter) && !isMarked(text)
  if (isThanks(words)) return { type: 'thanks' }
  return canWork && saysItWorks(words) ? { type: 'works' } : nodIn(reading)
}

/** A plain yes or no is the answer to a consent; everything else may still be a command. */
const isConsent = (reading: Reading): boolean =>
  reading.standing.asked?.question.type === 'consent' && valueFor(reading) !== undefined && !isWayOut(reading)

/**
 * Nothing but greetings and announcements: "hello, I need help", "quiero abrir un ticket". Once something is asked, a
 * call for help is one; after a ticket, opening one is a wish for another.
 */
function isOpening(reading: Reading): boolean {
  const { words, standing } = reading
  const opening = openingIn(words)
  if (opening === undefined || opening.used.size < words.length || standing.isReply) return false
  const { live, drafts } = standing.state
  return live === undefined ? drafts === 0 : standing.asked !== undefined && commandIn(reading) !== 'help'
}

function isWayOut(reading: Reading): boolean {
  const command = commandIn(reading)
  return command !== undefined && !['yes', 'no', 'none'].includes(command)
}

/** Rules that understand parts of a message. */
function partsOf(reading: Reading): Finding {
  const { standing, words } = reading
  const opening = openingIn(words)
  const start = opening ?? { acts: [], used: new Set<number>() }
  if (opening && leftIn(words, opening.used) === 0 && !hasAnswer(reading)) return opening
  if (standing.isReply) return start
  if (standing.isFree) {
    const said = correctionFirst(reading) ?? valueFor(reading) ?? caseInstead(reading)
    return said ?? (isSentenceForName(reading) ? joined(start, found({ type: 'sentence' })) : start)
  }
  const told = caseInstead(reading)
  if (told) return joined(start, told)
  const answers = answersIn(reading)
  const value = valueFor(reading)
  const first =
    value ?? (answers.acts.length > 0 ? leadingPick(reading, answers) : leadingPick(reading, undefined))
  const all = joined(joined(start, answers), first)
  if (all.acts.some(({ type }) => type !== 'greeting')) return all
  const other = restated(reading) ?? changeWish(reading)
  if (other) return { acts: [...start.acts, other], used: new Set(words.keys()) }
  return joined(start, likelyOption(reading) ?? whatIsLeft(reading))
}

/** An option by its own words, or one that these words make likely. */
function likelyOption(reading: Reading): Finding | undefined {
  const part = withNext(reading, partOfOption(reading))
  return part?.acts[0]?.type === 'answer' ? part : (hintedOptions(reading) ?? part)
}

/** "Not critical", and nothing else: of the options that were not turned down one is meant. */
function whatIsLeft({ hits, words, standing }: Reading): Finding | undefined {
  const { asked } = standing
  const denied = hits.filter(({ phrase, isDenied }) => isDenied && phrase.question === asked?.id)
  if (asked === undefined || denied.length === 0 || words.length > wordsOfADenial) return undefined
  const among = asked.options.filter((option) => !denied.some(({ phrase }) => phrase.option === option))
  return among.length < 2 || among.length > 3
    ? undefined
    : { acts: [{ type: 'unclear', question: asked.id, among }], used: new Set(words.keys()) }
}

const wordsOfADenial = 10

/** "It's a problem", where the area is asked: the words of an area, and in full the answer to what comes next. */
function withNext(reading: Reading, part: Finding | undefined): Finding | undefined {
  const [act] = part?.acts ?? []
  if (part === undefined || act?.type !== 'answer') return part
  const { tree, answers } = reading.standing
  const path = pathOf(tree, { ...answers, [act.question]: act.value })
  const next = path.places.find(
    ({ question }) => path.value(question) === undefined && tree.questions[question]?.profile === undefined,
  )?.question
  const evidence = next === undefined ? undefined : evidenceFor(reading, next)
  const [option, ...others] = evidence?.options ?? []
  const isWhole = evidence !== undefined && leftIn(reading.words, evidence.used) === 0
  return next === undefined || option === undefined || others.length > 0 || !isWhole
    ? part
    : { ...part, acts: [...part.acts, { type: 'answer', question: next, value: option }] }
}

/** "I have a question" says something where that is one of the options. */
function hasAnswer(reading: Reading): boolean {
  const { asked } = reading.standing
  const isChoice = asked !== undefined && asked.options.length > 0
  return valueFor(reading) !== undefined || (isChoice && evidenceFor(reading, asked.id) !== undefined)
}

/** While words are asked, a correction counts when the message says nothing else, or says it first and goes on. */
function correctionFirst(reading: Reading): Finding | undefined {
  const marker = markerIn(reading.words)
  if (!marker.isRegret && !marker.isOrder) return undefined
  const { acts, used, isImplied } = answersIn(reading)
  const corrections = acts.flatMap((act) => {
    const isMeant =
      act.type === 'answer' && (act.correction || (marker.isOrder && isNamed(reading, act.question)))
    return isMeant ? [{ ...act, correction: true as const }] : []
  })
  // "Actually checkout is down" tells of the problem that it is about.
  const isNews =
    !isImplied || corrections.some(({ question, value }) => value !== reading.standing.answers[question])
  if (corrections.length > 0 && isNews && isToldFirst(reading, used))
    return { acts: corrections, used, ...(isImplied && { isImplied }) }
  const other = restated(reading) ?? changeWish(reading)
  return other ? { acts: [other], used: new Set(reading.words.keys()) } : undefined
}

/** Whether the clauses in which this is said say nothing else, and come before all others. */
function isToldFirst({ words }: Reading, used: ReadonlySet<number>): boolean {
  const last = Math.max(...[...used].map((index) => words[index]?.clause ?? 0))
  const clauses = Array.from({ length: last + 1 }, (_, clause) => clause)
  return clauses.every((clause) => leftIn(words, used, clause) === 0)
}

/** Whether the question itself is named, which may come later: "change the impact to critical". */
const isNamed = ({ hits }: Reading, question: string): boolean =>
  hits.some(({ phrase }) => phrase.question === question && phrase.option === undefined)

/** Who is asked for their name or account and tells their case means the case: that many words are neither. */
function caseInstead(reading: Reading): Finding | undefined {
  const { standing, text, words } = reading
  if (standing.asked?.question.profile === undefined || words.length < wordsOfACase) return undefined
  const { live: _, ...state } = standing.state
  const answers = answersIn(readingOf({ ...standing, text, state }))
  return answers.acts.length > 0 ? answers : undefined
}

const wordsOfACase = 4

/** Words that a name is not made of, where a name is asked: "checkout is down". */
const isSentenceForName = ({ standing, words }: Reading): boolean =>
  standing.asked?.question.profile === 'name' && words.length >= wordsOfASentence && words.some(isOfSentences)

const wordsOfASentence = 3

/** "3, tengo experiencia": the number that the message begins with. */
function leadingPick({ words, standing }: Reading, answers: Finding | undefined): Finding | undefined {
  const { asked } = standing
  if (asked === undefined || asked.options.length === 0) return undefined
  if (answers?.acts.some((act) => 'question' in act && act.question === asked.id)) return undefined
  const pick = pickFirst(words, asked.options.length)
  const value = pick && asked.options[pick.place - 1]
  if (pick === undefined || value === undefined) return undefined
  return {
    acts: [{ type: 'answer', question: asked.id, value }],
    used: new Set(Array.from({ length: pick.words }, (_, index) => index)),
  }
}

const joined = (one: Finding, other: Finding | undefined): Finding =>
  other === undefined
    ? one
    : {
        acts: [...one.acts, ...other.acts],
        used: new Set([...one.used, ...other.used]),
        ...((one.isImplied || other.isImplied) && { isImplied: true }),
      }
