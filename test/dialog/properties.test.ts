import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { check } from '../../src/dialog/answer.ts'
import type { Choice } from '../../src/dialog/choice.ts'
import type { AskContent, Content } from '../../src/dialog/content.ts'
import type { Happened } from '../../src/dialog/event.ts'
import { type Act, type Command, commands, type Facts, type Need } from '../../src/dialog/facts.ts'
import { pathOf } from '../../src/dialog/route.ts'
import { emptyState, type State, type Suggestion } from '../../src/dialog/state.ts'
import { type Outcome, step } from '../../src/dialog/step.ts'
import { ana, articles, file, freeze, given, noon, technical, ticket, tree } from './spec.ts'

/**
 * Any events at all, in any order: real presses on anything that was ever shown, forged ones, texts with any reading,
 * forms with anything in them, the desk's news about any draft. Whatever comes, the promises of the step hold.
 */
type Move =
  | {
      readonly type: 'event'
      readonly happened: Happened
      readonly acts: readonly Act[]
      readonly rest?: string
    }
  /** Presses the nth thing of all that was ever shown. */
  | { readonly type: 'press'; readonly pick: number }
  /** The event before once more. */
  | { readonly type: 'again' }

interface Timed {
  readonly move: Move
  readonly afterMs: number
  readonly isMissing: boolean
}

const ids = [...Object.keys(tree.questions), 'constructor', '__proto__', 'nothing']
const question = fc.oneof(
  fc.constantFrom(...ids),
  fc.constantFrom('area', 'problem_type', 'subject', 'details', 'finance_subject', 'request_type', 'impact'),
)
const optionIds = Object.values(tree.questions).flatMap((each) =>
  each.type === 'choice' ? each.options : [],
)
const value = fc.oneof(
  fc.constantFrom(
    ...optionIds,
    'technical',
    'financial',
    'commercial',
    'yes',
    'no',
    '-',
    '?',
    'a1',
    'none_helps',
  ),
  fc.constantFrom('ana@example.com', '2027-01-01', '12', 'tiendademo', 'El checkout no calcula el flete'),
  fc.string({ unit: 'binary', maxLength: 30 }),
)
const number = fc.constantFrom(1, 5001, 5002)
const command = fc.constantFrom(...commands)
const text = fc.oneof(value, fc.constant('x'.repeat(300)), fc.constant('  '), fc.lorem({ maxCount: 8 }))

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ type: fc.constant('answer' as const), question, value }) },
  fc.record({
    type: fc.constant('answer' as const),
    question,
    value,
    correction: fc.constant(true as const),
  }),
  fc.record({ type: fc.constant('unclear' as const), question, among: fc.array(value, { maxLength: 3 }) }),
  fc.record({ type: fc.constant('change' as const), question }),
  { weight: 4, arbitrary: fc.record({ type: fc.constant('command' as const), command }) },
  fc.record({
    type: fc.constant('language' as const),
    language: fc.constantFrom('es' as const, 'pt' as const),
  }),
  fc.record({
    type: fc.constant('ticket' as const),
    act: fc.constantFrom(
      'status' as const,
      'reply' as const,
      'reopen' as const,
      'solve' as const,
      'follow-up' as const,
      'mute' as const,
      'unmute' as const,
    ),
    number: fc.oneof(number, fc.constant('last' as const)),
  }),
  fc.record(
    {
      type: fc.constant('ticket' as const),
      act: fc.constantFrom('reply' as const, 'reopen' as const),
      number: fc.oneof(number, fc.constant('last' as const)),
      text,
    },
    { requiredKeys: ['type', 'act', 'number'] },
  ),
  fc.record({
    type: fc.constant('rate' as const),
    number: fc.oneof(number, fc.constant('last' as const)),
    score: fc.nat(6),
  }),
  fc.record({
    type: fc.constant('rate' as const),
    number,
    score: fc.nat(10),
    isBare: fc.constant(true as const),
  }),
  fc.record({ type: fc.constant('nod' as const), isYes: fc.boolean() }),
  fc.record({ type: fc.constant('daily' as const), isOn: fc.boolean() }),
  fc.record({
    type: fc.constant('issue' as const),
    act: fc.constantFrom('follow' as const, 'unfollow' as const),
  }),
  fc.record({ type: fc.constant('tickets' as const) }),
  fc.constantFrom<Act>({ type: 'works' }),
  fc.record({ type: fc.constant('solved' as const), position: fc.nat(4) }),
  fc.constantFrom<Act>({ type: 'nonsense' }, { type: 'greeting' }, { type: 'thanks' }),
)

const draft = fc.nat(4)
const choice: fc.Arbitrary<Choice> = fc.oneof(
  fc.record({ type: fc.constant('answer' as const), draft, prompt: fc.nat(9), question, value }),
  fc.record({ type: fc.constant('command' as const), draft, prompt: fc.nat(9), command }),
  fc.record({ type: fc.constant('change' as const), draft, prompt: fc.nat(9), question }),
  fc.record({
    type: fc.constant('ticket' as const),
    act: fc.constantFrom(
      'status',
      'reply',
      'reopen',
      'solve',
      'follow',
      'follow-up',
      'mute',
      'unmute',
      'rate' as const,
    ),
    number,
    value: fc.constantFrom('5', 'x'),
  }),
  fc.record({
    type: fc.constant('tickets' as const),
    status: fc.constantFrom('', 'open', 'x'),
    page: fc.nat(3),
  }),
  fc.record({ type: fc.constant('language' as const), language: fc.constantFrom('es', 'pt', 'en' as const) }),
  fc.record({
    type: fc.constant('issue' as const),
    act: fc.constantFrom('follow', 'unfollow' as const),
    issue: fc.constantFrom('a1', 'k1', 'nothing'),
  }),
)

const status = fc.constantFrom('open', 'pending', 'solved', 'closed' as const)
/** A known issue that can be waited for. */
const known = { ...articles[0], id: 'k1', kind: 'known-issue', issue: { status: 'scheduled' } } as Suggestion

const happened: fc.Arbitrary<Happened> = fc.oneof(
  fc.constant<Happened>({ type: 'opened' }),
  {
    weight: 8,
    arbitrary: fc.record({
      type: fc.constant('said' as const),
      message: fc.constantFrom('m1', 'm2', 'm3'),
      text,
      files: fc.subarray([file('a'), file('b')]),
    }),
  },
  fc.record({ type: fc.constant('deleted' as const), message: fc.constantFrom('m1', 'm2', 'm3') }),
  fc.record({ type: fc.constant('edited' as const), message: fc.constantFrom('m1', 'm2', 'm3'), text }),
  { weight: 2, arbitrary: fc.record({ type: fc.constant('clicked' as const), choice }) },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('submitted' as const),
      draft,
      answers: fc.dictionary(question, fc.oneof(value, fc.anything()), {
        maxKeys: 5,
        noNullPrototype: false,
      }),
    }),
  },
  fc.record({ type: fc.constant('filed' as const), draft, ticket: number.map((each) => ticket(each)) }),
  fc.record({ type: fc.constant('delayed' as const), draft }),
  fc.record({ type: fc.constant('refused' as const), draft, code: fc.constant('desk.refused') }),
  fc.record({
    type: fc.constant('done' as const),
    act: fc.constantFrom('comment', 'reopen', 'solve', 'rate' as const),
    ticket: number.map((each) => ticket(each)),
  }),
  fc.record(
    {
      type: fc.constant('undone' as const),
      act: fc.constantFrom('comment', 'reopen', 'solve', 'rate' as const),
      number,
      code: fc.constantFrom('not-found', 'not-allowed', 'x'),
      text,
      message: fc.constantFrom('m1', 'm2'),
      draft,
    },
    { requiredKeys: ['type', 'act', 'number', 'code'] },
  ),
  fc.record(
    {
      type: fc.constant('changed' as const),
      ticket: fc.tuple(number, status).map(([each, now]) => ticket(each, { status: now })),
      ownThread: fc.constant(true as const),
      comment: fc.constant({ author: 'Marta', fromSupport: true, text: '¿Cuál?', at: noon, files: [] }),
      status,
      priority: fc.constantFrom('high', 'low' as const),
      remindAt: fc.constantFrom(noon, noon + 60_000, noon + 86_400_000),
    },
    { requiredKeys: ['type', 'ticket'] },
  ),
  fc.constant<Happened>({ type: 'issue', issue: known }),
  fc.constant<Happened>({ type: 'rang' }),
)

const timed: fc.Arbitrary<Timed> = fc.record({
  move: fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record(
        {
          type: fc.constant('event' as const),
          happened,
          acts: fc.array(act, { maxLength: 3 }),
          rest: text,
        },
        { requiredKeys: ['type', 'happened', 'acts'] },
      ),
    },
    { weight: 3, arbitrary: fc.record({ type: fc.constant('press' as const), pick: fc.nat(200) }) },
    fc.constant<Move>({ type: 'again' }),
  ),
  afterMs: fc.constantFrom(-500, 0, 300, 1_000, 60_000, 60_000, 86_400_000),
  isMissing: fc.boolean().map((each) => each),
})

/** Every choice that a message offers, as wording offers them. */
function choicesIn(content: readonly Content[]): Choice[] {
  return content.flatMap((each): Choice[] => {
    if (each.type === 'review')
      return each.rows.map((row) => ({
        type: 'change',
        draft: each.draft,
        prompt: each.prompt,
        question: row.question,
      }))
    return each.type === 'ask' ? [...commandsIn(each), ...optionsIn(each)] : []
  })
}

const commandsIn = ({ draft, prompt, commands: offered, proposal }: AskContent): Choice[] =>
  [...offered, ...(proposal === undefined ? [] : (['yes'] as Command[]))].map((each) => ({
    type: 'command',
    draft,
    prompt,
    command: each,
  }))

function optionsIn({ asks, about, among, draft, prompt, articles: shown, accounts }: AskContent): Choice[] {
  if (asks === 'change')
    return (among ?? []).map((each) => ({ type: 'change', draft, prompt, question: each }))
  const id = asks === 'clarify' ? (about ?? asks) : asks
  const known = tree.questions[id]
  const values =
    asks === 'clarify'
      ? (among ?? [])
      : known?.type === 'choice'
        ? known.options
        : known?.type === 'consent'
          ? ['yes', 'no']
          : [...(shown ?? []).map((each) => each.id), ...(accounts ?? [])]
  return values.map((each) => ({ type: 'answer', draft, prompt, question: id, value: each }))
}

/** One conversation as it goes, and everything that was ever shown in it. */
interface Run {
  state: State
  at: number
  readonly shown: Choice[]
  readonly filed: Set<string>
  last?: { readonly happened: Happened; readonly facts: Facts }
}

function factsFor(needs: readonly Need[], { acts, rest }: { acts: readonly Act[]; rest?: string }): Facts {
  let facts: Facts = {}
  for (const need of needs) {
    const more: Facts =
      need.type === 'interpretation'
        ? { interpretation: { acts, ...(rest !== undefined && { rest }) } }
        : need.type === 'person'
          ? { person: { ...ana, chatName: 'Ana R.' } }
          : need.type === 'articles'
            ? { articles: { query: need.query, found: [...articles, known], hasMore: true } }
            : need.type === 'ticket'
              ? { ticket: { asked: need.number, ...(need.number !== 1 && { found: foundAs(need.number) }) } }
              : need.type === 'tickets'
                ? { tickets: { tickets: [], total: 0, page: need.page, pages: 3 } }
                : need.type === 'answers'
                  ? { answers: { asked: need.number, found: filedWith } }
                  : need.type === 'same'
                    ? { same: { subjects: need.subjects, ...(acts.length !== 1 && { found: ticket(5001) }) } }
                    : { office: { open: true, opensAt: noon, timeZone: 'UTC' } }
    facts = { ...facts, ...more }
  }
  return facts
}

/** The desk's tickets, as many statuses as there are. */
const foundAs = (number: number | 'last') =>
  number === 5002
    ? ticket(5002, { status: 'closed' })
    : ticket(5001, { status: number === 'last' ? 'solved' : 'open' })

const filedWith = [
  { id: 'area', value: 'technical' },
  { id: 'subject', value: 'El checkout falla' },
  { id: 'nothing', value: 'x' },
]

/** Takes one step with all that holds for any step. */
function take(
  run: Run,
  id: string,
  happened: Happened,
  meaning: Parameters<typeof factsFor>[1],
  isMissing: boolean,
) {
  const before = freeze(run.state)
  let facts: Facts = {}
  let outcome: Outcome
  const asked = new Set<string>()
  for (;;) {
    const event = freeze({ id, at: run.at, happened, facts })
    outcome = step(tree, before, event)
    expect(step(tree, before, event)).toEqual(outcome)
    if (outcome.type === 'stepped') break
    for (const need of outcome.needs) {
      expect(asked, `"${need.type}" is wanted twice`).not.toContain(JSON.stringify(need))
      asked.add(JSON.stringify(need))
    }
    const more: Facts = isMissing
      ? { missing: outcome.needs.map((need) => need.type) }
      : factsFor(outcome.needs, meaning)
    facts = { ...facts, ...more, missing: [...(facts.missing ?? []), ...(more.missing ?? [])] }
  }
  return { before, outcome }
}

function holds(run: Run, { move, afterMs, isMissing }: Timed, index: number): void {
  run.at += afterMs
  const again = move.type === 'again' ? run.last?.happened : undefined
  const press = run.shown[move.type === 'press' ? move.pick % Math.max(run.shown.length, 1) : -1]
  const happened: Happened =
    again ??
    (move.type === 'event' ? move.happened : press ? { type: 'clicked', choice: press } : { type: 'opened' })
  const meaning = move.type === 'event' ? move : { acts: [] }
  const { before, outcome } = take(run, `e${index}`, happened, meaning, isMissing)
  const { state, effects } = outcome

  expect(JSON.parse(JSON.stringify(state))).toEqual(state)
  expect(JSON.parse(JSON.stringify(effects))).toEqual(effects)
  const messages = effects.flatMap((each) => (each.type === 'say' ? [each] : []))
  const fresh = messages.filter((each) => each.replaces === undefined)
  expect(fresh.length).toBeLessThanOrEqual(1)
  const asks = fresh.flatMap((each) => each.content).filter((each) => each.type === 'ask')
  expect(asks.length).toBeLessThanOrEqual(1)

  for (const each of messages.flatMap((message) => message.content)) {
    if (each.type !== 'ask') continue
    expect(choicesIn([each]).length, 'a prompt is no dead end').toBeGreaterThan(0)
    expect(
      each.commands.some((command) => waysOut.has(command)),
      `a way out of "${each.asks}"`,
    ).toBe(true)
    if (each.step !== undefined) expect(each.step).toBeLessThanOrEqual(each.of ?? 0)
    if (each.asks !== 'start') expect(state.live).toMatchObject({ id: each.prompt, asks: each.asks })
  }
  if (before.live && state.live?.id !== before.live.id) {
    const isClosed = messages.some((each) => each.slot === `p${before.live?.id}` && each.replaces)
    expect(isClosed, 'the former prompt is closed').toBe(true)
  }
  if (state.draft && happened.type !== 'rang' && !(before.draft && !before.live))
    expect(state.live, 'an open draft always has a question').toBeDefined()

  expectAnswersChecked(before, state, run.at)
  for (const effect of effects) {
    if (effect.type !== 'file') continue
    const key = `${effect.filing.draft}/${effect.filing.revision}`
    expect(run.filed, 'a revision is filed once').not.toContain(key)
    run.filed.add(key)
  }
  if (happened.type === 'clicked')
    expectAnswered(before, happened.choice, state, messages.length, effects.length, run)
  run.shown.push(...messages.flatMap((each) => choicesIn(each.content)))
  run.state = state
  run.last = { happened, facts: {} }
}

/** What leads away from a prompt without an answer to it. */
const waysOut: ReadonlySet<Command> = new Set([
  'cancel',
  'new',
  'resume',
  'undo',
  'back',
  'continue',
  'skip',
  'no',
  'human',
])

/** A press is answered, or is the same press again within a moment; an old button answers no other question. */
function expectAnswered(
  before: State,
  choice: Choice,
  state: State,
  messages: number,
  effects: number,
  run: Run,
): void {
  const isTwice = before.lastClick !== undefined && before.lastClick === state.lastClick
  const wasSoon = run.at - (before.lastAt ?? 0) < 5_000
  if (!(isTwice && wasSoon)) expect(messages + effects, 'a press is answered').toBeGreaterThan(0)
  const isLive = 'prompt' in choice && before.live?.id === choice.prompt && before.live.draft === choice.draft
  if (choice.type !== 'answer' || isLive || before.draft?.id !== state.draft?.id) return
  for (const id of Object.keys(state.draft?.answers ?? {})) {
    const isAbout = id === choice.question || tree.questions[id]?.type === 'articles'
    if (!isAbout) expect(state.draft?.answers[id]).toEqual(before.draft?.answers[id])
  }
}

/** What was newly recorded is what the check of its question takes. */
function expectAnswersChecked(before: State, { draft, person }: State, at: number): void {
  if (!draft) return
  const known = [before.draft, before.shelf, ...(before.filing ?? [])].find((each) => each?.id === draft.id)
  const undone =
    known?.undo.flatMap((each) => (typeof each === 'string' ? [] : Object.values(each.answers))) ?? []
  const path = pathOf(tree, draft.answers)
  for (const [id, answer] of Object.entries(draft.answers)) {
    const isOld = [known?.answers[id], ...undone].some((each) => each === answer)
    const question = tree.questions[id]
    if (isOld || question === undefined || path.value(id) === undefined) continue
    if (question.type === 'articles') continue
    const around = { tree, draft, path, at, timeZone: person?.timeZone ?? 'UTC' }
    expect(check(question, answer, around), id).toEqual({ type: 'ok', value: answer })
  }
}

const filled = {
  technical: {
    ...technical,
    subject: 'El checkout falla',
    articles: 'none_helps',
    impact: 'critical',
    affected_users: 'everyone',
    experience: 'expert',
    details: 'Desde las 10:00',
    attachments: '-',
    share_consent: false,
  },
  financial: {
    area: 'financial',
    finance_subject: 'termination',
    details: 'Al fin del mes',
    attachments: '-',
  },
}

/** Where a conversation may stand before anything happens: few random walks would come as far. */
const beginnings: readonly State[] = [
  emptyState(tree, 'es'),
  given(technical).state,
  given(filled.technical, { files: [file('a')] }).state,
  given(filled.financial).state,
  given(filled.technical, { world: { same: ticket(5001) } }).presses('send').state,
  given(filled.technical).presses('send').state,
  given(filled.technical).does('cancel').state,
  { ...emptyState(tree, 'pt'), person: ana, topic: 5001, lastAt: noon },
  {
    ...emptyState(tree, 'en'),
    person: ana,
    lastAt: noon,
    live: { id: 0, asks: 'reply', draft: 0, ticket: 5001 },
  },
]

describe('any events in any order', () => {
  it('keep every promise of the step', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...beginnings),
        fc.array(timed, { minLength: 1, maxLength: 40 }),
        (state, moves) => {
          const run: Run = { state, at: noon, shown: [], filed: new Set() }
          moves.forEach((each, index) => holds(run, each, index))
        },
      ),
      { numRuns: Number(process.env.DIALOG_RUNS ?? 300) },
    )
  })
})
