import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import type { Choice } from '../../src/dialog/choice.ts'
import type { AskContent, Content, Notes } from '../../src/dialog/content.ts'
import type { Effect } from '../../src/dialog/effect.ts'
import type { Event, Happened } from '../../src/dialog/event.ts'
import type { Act, Command, Facts, Interpretation, Need } from '../../src/dialog/facts.ts'
import { pathOf } from '../../src/dialog/route.ts'
import { type AnswerValue, emptyState, type FileRef, type State } from '../../src/dialog/state.ts'
import { step } from '../../src/dialog/step.ts'
import type { Ticket } from '../../src/dialog/ticket.ts'
import type { Tree } from '../../src/dialog/tree.ts'
import { loadTree } from '../../src/dialogs/load.ts'

/** The shipped tree. */
export const tree = loadTree(fileURLToPath(new URL('../../dialogs/vtex-2023-12', import.meta.url)))

export const ana = { id: 'ana', name: 'Ana Ruiz', account: 'tiendademo', accounts: ['tiendademo'] }

/** Where every conversation of a test begins, epoch ms. */
export const noon = Date.parse('2026-03-10T12:00:00Z')

export const articles = ['a1', 'a2'].map((id) => ({
  id,
  kind: 'article',
  title: `Title of ${id}`,
  url: `https://help.example/${id}`,
  locale: 'es',
  line: 'One line.',
}))

export const file = (name: string): FileRef => ({ ref: `ref-${name}`, name, type: 'text/plain', size: 7 })

export const ticket = (number: number, more: Partial<Ticket> = {}): Ticket => ({
  number,
  subject: 'Cupones',
  status: 'open',
  priority: 'normal',
  createdAt: noon,
  updatedAt: noon,
  ...more,
})

/** Freezes a value and everything in it, so that changing it throws. */
export function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const part of Object.values(value)) freeze(part)
  }
  return value
}

/** What the facts of a test are; `articles` and `missing` as in `Facts`. */
export interface World {
  readonly person?: Facts['person']
  readonly found?: readonly (typeof articles)[number][]
  /** Instead of `found`, when it depends on what is searched. */
  readonly search?: (
    need: Extract<Need, { type: 'articles' }>,
  ) => Omit<NonNullable<Facts['articles']>, 'query'>
  readonly tickets?: readonly Ticket[]
  /** An open ticket about the same thing. */
  readonly same?: Ticket
  readonly filedWith?: NonNullable<Facts['answers']>['found']
  readonly missing?: readonly Need['type'][]
}

/** A conversation under test. Every step is taken on frozen data, with the facts that it asks for and no others. */
export class Conversation {
  state: State
  effects: readonly Effect[] = []
  /** What the last step asked to know. */
  needs: readonly Need[] = []
  alarm: number | undefined
  at = noon
  count = 0
  readonly world: World
  readonly tree: Tree

  constructor(state: State, world: World = {}, of: Tree = tree) {
    this.state = state
    this.world = world
    this.tree = of
  }

  /** Something happens; texts mean what `meaning` says. */
  when(happened: Happened, meaning: Interpretation = { acts: [] }, afterMs = 60_000): this {
    this.at += afterMs
    this.count += 1
    const event: Event = { id: `e${this.count}`, at: this.at, happened }
    let facts: Facts = {}
    this.needs = []
    for (let round = 0; round < 6; round++) {
      const outcome = step(this.tree, freeze(this.state), freeze({ ...event, facts }))
      if (outcome.type === 'stepped') {
        this.state = outcome.state
        this.effects = outcome.effects
        this.alarm = outcome.alarm
        return this
      }
      this.needs = [...this.needs, ...outcome.needs]
      for (const need of outcome.needs) facts = { ...facts, ...this.factFor(need, meaning) }
    }
    throw new Error('The step keeps asking for facts.')
  }

  /** The person writes. `meaning` is what a good reader makes of it; first words are read when the alarm rings. */
  says(text: string, acts: readonly Act[] = [], more: Partial<Interpretation> & { files?: FileRef[] } = {}) {
    const { files = [], ...rest } = more
    const meaning = { acts, ...rest }
    this.when({ type: 'said', message: `m${this.count + 1}`, text, files }, meaning)
    return this.state.held ? this.when({ type: 'rang' }, meaning, 1_000) : this
  }

  /** The support side does something, and it is told once the moment is over. */
  hears(changed: Extract<Happened, { type: 'changed' }>): this {
    const tellAt = this.at + 63_000
    return this.when({ ...changed, tellAt }).when({ type: 'rang' }, undefined, 3_000)
  }

  does(command: Command, text: string = command): this {
    return this.says(text, [{ type: 'command', command }])
  }

  answers(question: string, value: AnswerValue, text = String(value)): this {
    return this.says(text, [{ type: 'answer', question, value }])
  }

  /** The person presses what the live prompt offers. */
  picks(question: string, value: string): this {
    const { draft = 0, id: prompt = 0 } = this.state.live ?? {}
    return this.clicks({ type: 'answer', draft, prompt, question, value })
  }

  presses(command: Command): this {
    const { draft = 0, id: prompt = 0 } = this.state.live ?? {}
    return this.clicks({ type: 'command', draft, prompt, command })
  }

  clicks(choice: Choice, afterMs?: number): this {
    return this.when({ type: 'clicked', choice }, undefined, afterMs)
  }

  private factFor(need: Need, meaning: Interpretation): Facts {
    if (this.world.missing?.includes(need.type)) return { missing: this.world.missing }
    switch (need.type) {
      case 'interpretation':
        return { interpretation: meaning }
      case 'person':
        return { person: this.world.person ?? ana }
      case 'articles':
        return {
          articles: {
            query: need.query,
            ...(this.world.search?.(need) ?? { found: this.world.found ?? articles }),
          },
        }
      case 'ticket': {
        const all = this.world.tickets ?? []
        const found = need.number === 'last' ? all.at(-1) : all.find((each) => each.number === need.number)
        return { ticket: { asked: need.number, ...(found && { found }) } }
      }
      case 'answers':
        return { answers: { asked: need.number, found: this.world.filedWith ?? [] } }
      case 'tickets': {
        const all = this.world.tickets ?? []
        const { type: _, ...asked } = need
        return { tickets: { tickets: all, total: all.length, pages: 2, ...asked } }
      }
      case 'same': {
        const { same: found } = this.world
        return { same: { subjects: need.subjects, ...(found && { found }) } }
      }
      case 'office':
        return { office: { open: false, opensAt: noon + 1, timeZone: 'UTC' } }
    }
  }

  /** What was newly said in the last step. */
  get said(): readonly Content[] {
    return this.effects.flatMap((each) =>
      each.type === 'say' && each.replaces === undefined ? each.content : [],
    )
  }

  /** What took the place of something shown before. */
  get replaced(): readonly Content[] {
    return this.effects.flatMap((each) => (each.type === 'say' && each.replaces ? each.content : []))
  }

  get ask(): AskContent | undefined {
    return [...this.said, ...this.replaced].find((each) => each.type === 'ask')
  }

  get notes(): readonly (keyof Notes)[] {
    return this.said.flatMap((each) => (each.type === 'note' ? [each.note] : []))
  }

  /** The effects of the last step other than messages. */
  get acts(): readonly Effect['type'][] {
    return this.effects.filter((each) => each.type !== 'say').map((each) => each.type)
  }

  /** The answers that count. */
  get has(): Record<string, AnswerValue | undefined> {
    const { draft } = this.state
    if (!draft) return {}
    const path = pathOf(this.tree, draft.answers)
    return Object.fromEntries(path.places.map(({ question }) => [question, path.value(question)]))
  }

  /** The one live question, what was said before it, and answers, in one claim. */
  then(expected: {
    readonly asks?: string | undefined
    readonly notes?: readonly (keyof Notes)[]
    readonly has?: Readonly<Record<string, AnswerValue | undefined>>
    readonly msgs?: number
    readonly acts?: readonly Effect['type'][]
  }): this {
    if ('asks' in expected) expect(this.state.live?.asks).toBe(expected.asks)
    if (expected.notes) expect(this.notes).toEqual(expected.notes)
    const { has } = this
    for (const [question, value] of Object.entries(expected.has ?? {}))
      expect(has[question], question).toBe(value)
    if (expected.acts) expect(this.acts).toEqual(expected.acts)
    if (expected.msgs !== undefined) {
      const messages = this.effects.filter((each) => each.type === 'say' && each.replaces === undefined)
      expect(messages).toHaveLength(expected.msgs)
    }
    return this
  }
}

/** A conversation in which nothing has happened yet. */
export const nothing = (world?: World): Conversation => new Conversation(emptyState(tree, 'es'), world)

/** A conversation with a draft that has these answers; what comes next is asked. */
export function given(
  answers: Readonly<Record<string, AnswerValue>> = {},
  more: { readonly world?: World; readonly files?: readonly FileRef[]; readonly idleMs?: number } = {},
): Conversation {
  const known = { name: 'Ana Ruiz', account: 'tiendademo', ...answers }
  const { subject } = answers
  const state: State = {
    ...emptyState(tree, 'es'),
    person: ana,
    drafts: 1,
    lastAt: noon,
    draft: {
      id: 1,
      revision: 3,
      answers: known,
      files: more.files ?? [],
      undo: [],
      ...(typeof subject === 'string' &&
        'articles' in answers && { suggested: { query: subject, articles: [], passed: ['a1', 'a2'] } }),
    },
  }
  const conversation = new Conversation(state, more.world)
  // A click on a prompt of the past makes the pending question live.
  conversation.clicks({ type: 'command', draft: 1, prompt: 0, command: 'back' }, 0)
  conversation.at += more.idleMs ?? 0
  return conversation
}

export const technical = { area: 'technical', problem_type: 'problem' } as const
