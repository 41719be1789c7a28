import { fileURLToPath } from 'node:url'
import type { Choice } from '../../src/dialog/choice.ts'
import type { Content } from '../../src/dialog/content.ts'
import type { Effect } from '../../src/dialog/effect.ts'
import type { Happened } from '../../src/dialog/event.ts'
import type { Facts, Interpretation, Need } from '../../src/dialog/facts.ts'
import type { Language } from '../../src/dialog/language.ts'
import { nextPlace, pathOf } from '../../src/dialog/route.ts'
import { standingFor } from '../../src/dialog/read-again.ts'
import type { AnswerValue, Draft, FileRef, Person, State, Suggestion } from '../../src/dialog/state.ts'
import { emptyState } from '../../src/dialog/state.ts'
import { step } from '../../src/dialog/step.ts'
import type { Ticket } from '../../src/dialog/ticket.ts'
import type { Tree } from '../../src/dialog/tree.ts'
import { loadTree } from '../../src/dialogs/load.ts'
import { interpret } from '../../src/understanding/rules.ts'

export const shipped = loadTree(fileURLToPath(new URL('../../dialogs/vtex-2023-12', import.meta.url)))

/** A Tuesday, 12:00 in Mexico City. */
export const noon = Date.UTC(2026, 10, 24, 18)

export const ana: Person = {
  id: 'ana',
  name: 'Ana Ruiz',
  account: 'tiendademo',
  accounts: ['tiendademo'],
  timeZone: 'America/Mexico_City',
}

export interface World {
  readonly tree: Tree
  readonly language: Language
  readonly person: Person
  readonly articles: readonly Suggestion[]
  readonly tickets: readonly Ticket[]
  readonly interpret: (text: string, state: State) => Interpretation
}

export interface Talk {
  readonly state: State
  /** What the live prompt asks. */
  readonly asks: string | undefined
  /** The value of every answer. */
  readonly answers: Readonly<Record<string, AnswerValue>>
  /** What the last event brought, apart from closing old prompts. */
  readonly heard: readonly Content[]
  readonly effects: readonly Effect[]
  /** What the rules make of a text here; nothing happens. */
  understand(text: string): Interpretation
  /** The person writes; what is held back is heard at once. */
  says(text: string, files?: readonly FileRef[]): Talk
  /** Several messages, before the pause is over. */
  writes(...texts: readonly string[]): Talk
  clicks(choice: Choice): Talk
  happens(happened: Happened): Talk
  waits(ms: number): Talk
}

/** A conversation in memory: the real tree, the real step, the rules, and a small world to ask. */
export function talk(world: Partial<World> = {}, state?: State): Talk {
  const whole: World = {
    tree: shipped,
    language: 'es',
    person: ana,
    articles: [],
    tickets: [],
    interpret: (text, at) => read(whole, at, text, noon),
    ...world,
  }
  const start = state ?? { ...emptyState(whole.tree, whole.language) }
  return at(whole, start, noon, 1, [])
}

/**
 * A conversation that has these answers already, and asks what comes next. The articles of a subject are passed over
 * unless some are given.
 */
export function asking(
  answers: Readonly<Record<string, AnswerValue>>,
  world: Partial<World> = {},
  more: Partial<Pick<Draft, 'open' | 'candidate' | 'kept'>> = {},
): Talk {
  const tree = world.tree ?? shipped
  const person = world.person ?? ana
  const known = { name: person.name ?? 'Ana Ruiz', account: person.account ?? 'tiendademo', ...answers }
  const subject = answers['subject']
  const suggested =
    typeof subject === 'string' ? { suggested: { query: subject, articles: world.articles ?? [] } } : {}
  const draft = { id: 1, revision: 1, answers: known, files: [], undo: [], ...suggested, ...more }
  const asks = nextPlace(tree, draft, pathOf(tree, known))?.question ?? 'review'
  const language = world.language ?? 'es'
  const state: State = {
    ...emptyState(tree, language),
    person,
    draft,
    drafts: 1,
    prompts: 1,
    live: { id: 1, asks, draft: 1 },
    lastAt: noon,
  }
  return talk(world, state)
}

function at(world: World, state: State, now: number, count: number, effects: readonly Effect[]): Talk {
  const happens = (happened: Happened): Talk => {
    const stepped = settle(world, state, happened, now, count)
    return at(world, stepped.state, now, count + 1, stepped.effects)
  }
  const waits = (ms: number): Talk => at(world, state, now + ms, count, [])
  const said = (text: string, files: readonly FileRef[] = [], later = 0): Happened => ({
    type: 'said',
    message: `m${count + later}`,
    text,
    files,
  })
  const heldOut = (held: Talk): Talk =>
    held.state.held === undefined ? held : held.waits(1_500).happens({ type: 'rang' })
  return {
    state,
    effects,
    asks: state.live?.asks,
    answers: state.draft?.answers ?? {},
    heard: effects.flatMap((effect) =>
      effect.type === 'say' && effect.replaces !== 'prompt' ? effect.content : [],
    ),
    understand: (text) => read(world, state, text, now),
    says: (text, files) => heldOut(happens(said(text, files))),
    writes: (...texts) =>
      heldOut(
        texts.reduce<Talk>(
          (so, text, later) => so.happens(said(text, [], later)).waits(200),
          at(world, state, now, count, []),
        ),
      ),
    clicks: (choice) => happens({ type: 'clicked', choice }),
    happens,
    waits,
  }
}

function read(world: World, state: State, text: string, now: number): Interpretation {
  const person = state.person ?? world.person
  return interpret({
    text,
    tree: world.tree,
    state,
    language: state.language,
    at: now,
    timeZone: person.timeZone ?? 'UTC',
  })
}

/** Takes the step until it lacks nothing; a fact it asks for twice would never end, so that is an error. */
function settle(
  world: World,
  state: State,
  happened: Happened,
  now: number,
  count: number,
): { readonly state: State; readonly effects: readonly Effect[] } {
  let facts: Facts = {}
  for (let round = 0; round < 8; round++) {
    const outcome = step(world.tree, state, { id: `e${count}`, at: now, happened, facts })
    if (outcome.type === 'stepped') return outcome
    for (const need of outcome.needs) facts = { ...facts, ...factFor(world, state, need, now) }
  }
  throw new Error(`The step never had enough facts for ${happened.type}.`)
}

function factFor(world: World, state: State, need: Need, now: number): Facts {
  switch (need.type) {
    case 'interpretation':
      return { interpretation: world.interpret(need.text, standingFor(state, need)) }
    case 'person':
      return { person: world.person }
    case 'articles':
      return { articles: { query: need.query, found: world.articles } }
    case 'ticket': {
      const found =
        need.number === 'last' ? world.tickets[0] : world.tickets.find(({ number }) => number === need.number)
      return { ticket: { asked: need.number, ...(found && { found }) } }
    }
    case 'answers':
      return { answers: { asked: need.number, found: [] } }
    case 'tickets': {
      const { status } = need
      const tickets = world.tickets.filter((ticket) => status?.includes(ticket.status) ?? true)
      return {
        tickets: { tickets, total: tickets.length, page: need.page, pages: 1, ...(status && { status }) },
      }
    }
    case 'same':
      return { same: { subjects: need.subjects } }
    case 'office':
      return { office: { open: true, opensAt: now, timeZone: 'America/Sao_Paulo' } }
  }
}
