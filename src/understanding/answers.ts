import type { Act } from '../dialog/facts.ts'
import { pathOf } from '../dialog/route.ts'
import type { Answers } from '../dialog/state.ts'
import { type Evidence, evidenceFor } from './evidence.ts'
import { impliedBy, plainest } from './implied.ts'
import { markerIn } from './markers.ts'
import { partOfOption } from './options.ts'
import { type Finding, leftIn, type Reading } from './reading.ts'

/**
 * The choices a text answers: the one that is asked on little evidence, those that come next on some, those further
 * ahead or already answered only when they are plainly meant. Each is on the path, given the answers so far and those
 * just understood.
 */
export function answersIn(reading: Reading): Finding {
  const search: Search = { reading, marker: markerIn(reading.words), given: {}, taken: new Map() }
  const unclear = takeFocus(search)
  let isNew = true
  while (isNew) isNew = takeNext(search) || takeImplied(search)
  return findingOf(search, unclear)
}

interface Search {
  readonly reading: Reading
  readonly marker: ReturnType<typeof markerIn>
  /** The answers understood so far. */
  given: Answers
  readonly taken: Map<string, Evidence>
}

/** The question that is asked; two or three options that fit alike are a clarifying question. */
function takeFocus(search: Search): Evidence | undefined {
  const { standing } = search.reading
  const { focus, asked } = standing
  const evidence = focus === undefined ? undefined : evidenceFor(search.reading, focus, asked?.options)
  if (evidence === undefined || isMeantElsewhere(search, evidence)) return undefined
  if (evidence.options.length === 1) {
    if (asked === undefined && isDoubtful(search, evidence)) return undefined
    take(search, evidence)
    return undefined
  }
  return asked !== undefined && evidence.options.length <= 3 ? evidence : undefined
}

/** "The impact is medium", while the experience is asked, which can be medium too. */
function isMeantElsewhere({ reading }: Search, evidence: Evidence): boolean {
  if (evidence.hasCue) return false
  return reading.standing.path.places.some(({ question }) => {
    const other = question === evidence.question ? undefined : evidenceFor(reading, question)
    return other?.hasCue === true && [...evidence.used].every((index) => other.used.has(index))
  })
}

/** A passing word points one way, and a whole phrase another: nothing is understood rather than the wrong branch. */
function isDoubtful(search: Search, evidence: Evidence): boolean {
  if (evidence.isLabel || evidence.weight > 1) return false
  const implied = plainest(search.reading, {})
  return (
    implied !== undefined &&
    Object.entries(implied.needs).some(
      ([question, value]) => question === evidence.question && value !== evidence.options[0],
    )
  )
}

function takeNext(search: Search): boolean {
  const { reading } = search
  const { tree, answers } = reading.standing
  const path = pathOf(tree, { ...answers, ...search.given })
  // Who it is, is asked on the way, and does not stand between one answer and the next.
  const open = path.places.find(
    ({ question }) =>
      path.value(question) === undefined &&
      question !== reading.standing.focus &&
      tree.questions[question]?.profile === undefined,
  )?.question
  for (const { question } of path.places) {
    if (tree.questions[question]?.type !== 'choice' || search.taken.has(question)) continue
    if (question === reading.standing.focus) continue
    const evidence = evidenceFor(reading, question)
    if (evidence?.options.length !== 1) continue
    const isAnswered = answers[question] !== undefined
    const isEnough = isAnswered ? isCorrection(search, evidence) : isAnswer(search, evidence, open)
    if (isEnough) {
      take(search, evidence)
      return true
    }
  }
  return false
}

/** What comes next may be said in passing; what comes later has to be said in full, or beside another answer. */
function isAnswer(search: Search, evidence: Evidence, open: string | undefined): boolean {
  if (evidence.weight >= 2 || evidence.hasCue) return true
  const { words } = search.reading
  const clauses = [...evidence.used].map((index) => words[index]?.clause ?? 0)
  const used = usedBy(search, evidence)
  return (
    search.taken.size > 0 &&
    !isSpent(search, evidence) &&
    clauses.some((clause) => leftIn(words, used, clause) === 0) &&
    (evidence.question === open || isOnlyMeaning(search, evidence))
  )
}

/** "Medium" can't be two answers; "technical problem" can. */
const isSpent = (search: Search, { used }: Evidence): boolean =>
  [...search.taken.values()].some(
    (taken) => taken.used.size === used.size && [...used].every((index) => taken.used.has(index)),
  )

/** "Critical, and it affects everyone", before either is asked: no other question takes the word. */
function isOnlyMeaning({ reading }: Search, { question, used }: Evidence): boolean {
  const at = [...used]
  return reading.hits.every(
    ({ phrase, from, to }) => phrase.question === question || !at.some((each) => each >= from && each < to),
  )
}

function isCorrection(search: Search, evidence: Evidence): boolean {
  if (evidence.hasCue) return true
  const { isRegret, isOrder } = search.marker
  // "Nobody can buy", said of the impact, does not take back that it is a problem.
  if (evidence.isImplied && !isRegret) return false
  const left = leftIn(search.reading.words, usedBy(search, evidence))
  return (isRegret || isOrder || evidence.weight >= 2) && left === 0 && !isClaimed(search, evidence)
}

/** The words were already understood as the answer to what is asked. */
function isClaimed(search: Search, evidence: Evidence): boolean {
  return [...search.taken.values()].some((taken) =>
    [...evidence.used].every((index) => taken.used.has(index)),
  )
}

function usedBy(search: Search, evidence: Evidence): ReadonlySet<number> {
  const taken = [...search.taken.values()].flatMap((each) => [...each.used])
  return new Set([...taken, ...evidence.used, ...search.marker.used])
}

/** A branch that is only hinted at: "change of master admin" says that it is commercial. */
function takeImplied(search: Search): boolean {
  const { reading } = search
  if (reading.standing.asked !== undefined && reading.standing.asked.id !== reading.standing.focus)
    return false
  const implied = impliedBy(reading, search.given)
  if (implied === undefined || namesAnother(reading, implied.needs)) return false
  for (const [question, value] of Object.entries(implied.needs)) {
    if (reading.standing.answers[question] !== undefined) return false
    take(search, {
      question,
      options: [value],
      weight: 0,
      hasCue: false,
      isLabel: false,
      isImplied: false,
      used: implied.evidence.used,
    })
  }
  take(search, implied.evidence)
  return true
}

/** "White label", where a request is asked: an option by its own words, not what another one is asked further on. */
function namesAnother(reading: Reading, needs: Readonly<Record<string, string>>): boolean {
  const [act] = partOfOption(reading)?.acts ?? []
  const wanted = act?.type === 'answer' ? needs[act.question] : undefined
  return act?.type === 'answer' && wanted !== undefined && wanted !== act.value
}

function take(search: Search, evidence: Evidence): void {
  search.taken.set(evidence.question, evidence)
  search.given = { ...search.given, [evidence.question]: evidence.options[0] ?? '' }
}

function findingOf(search: Search, unclear: Evidence | undefined): Finding {
  const taken = [...search.taken.values()]
  const order = search.reading.standing.tree.places.map(({ question }) => question)
  const inOrder = taken.toSorted((one, other) => order.indexOf(one.question) - order.indexOf(other.question))
  const acts = inOrder.map(
    ({ question, options }): Act => ({
      type: 'answer',
      question,
      value: options[0] ?? '',
      ...(isGiven(search, question) && { correction: true }),
    }),
  )
  const { isRegret, isOrder, used: marked } = search.marker
  const isMarked = (isRegret || isOrder) && acts.length > 0
  const all = [...taken, ...(unclear ? [unclear] : [])].flatMap(({ used }) => [...used])
  const asked: readonly Act[] = unclear
    ? [{ type: 'unclear', question: unclear.question, among: unclear.options }]
    : []
  return {
    acts: [...acts, ...asked],
    used: new Set([...all, ...(isMarked ? marked : [])]),
    ...(taken.some(({ isImplied }) => isImplied) && { isImplied: true }),
  }
}

/** Whether there is an answer that this one replaces; the question that is asked again is only answered. */
const isGiven = ({ reading }: Search, question: string): boolean =>
  reading.standing.answers[question] !== undefined && question !== reading.standing.asked?.id
