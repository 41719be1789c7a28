import { fileURLToPath } from 'node:url'
import { decode, encode } from '../src/dialog/choice.ts'
import type { AskContent } from '../src/dialog/content.ts'
import type { Effect } from '../src/dialog/effect.ts'
import type { Happened } from '../src/dialog/event.ts'
import type { Facts, Need } from '../src/dialog/facts.ts'
import { emptyState, type State } from '../src/dialog/state.ts'
import { step } from '../src/dialog/step.ts'
import { loadTree } from '../src/dialogs/load.ts'
import { writeState } from '../src/store/stored.ts'
import { type Answers, type Input, inputs, type Machine, suggestions } from './intake.ts'

const tree = loadTree(fileURLToPath(new URL('../dialogs/vtex-2023-12', import.meta.url)))
const firstState = JSON.stringify(emptyState(tree, 'es'))
const start = Date.parse('2026-11-24T15:00:00Z')
const person = { id: 'p_4kq9', accounts: [], timeZone: 'America/Mexico_City' }

/** The step of the shipped tree; a step that lacks a fact is given it and taken again, within the same turn. */
export function createCore(): Machine {
  return { name: 'ventanilla step', run: () => answersOf(takeAll(() => {}).effects) }
}

/** Bytes of the state, as a store keeps it, when the draft is complete and waits for "send". */
export function bytesOfFinishedDraft(): number {
  let bytes = 0
  takeAll((stored, next) => {
    if (next.type === 'send') bytes = Buffer.byteLength(writeState(JSON.parse(stored) as State))
  })
  return bytes
}

interface Turn {
  readonly stored: string
  readonly effects: readonly Effect[]
}

function takeAll(before: (stored: string, next: Input) => void): Turn {
  let turn: Turn = { stored: firstState, effects: [] }
  for (const [index, input] of inputs.entries()) {
    before(turn.stored, input)
    turn = take(turn, input, index)
  }
  return turn
}

function take({ stored, effects }: Turn, input: Input, index: number): Turn {
  const state = JSON.parse(stored) as State
  const id = `e${index}`
  const at = start + index * 20_000
  const happened = happenedBy(input, index, effects)
  let facts: Facts | undefined
  let outcome = step(tree, state, { id, at, happened, facts })
  while (outcome.type === 'wants') {
    for (const need of outcome.needs) facts = Object.assign({}, facts, factFor(need, input))
    outcome = step(tree, state, { id, at, happened, facts })
  }
  return { stored: JSON.stringify(outcome.state), effects: outcome.effects }
}

function happenedBy(input: Input, index: number, shown: readonly Effect[]): Happened {
  switch (input.type) {
    case 'open':
      return { type: 'opened' }
    case 'write':
      return { type: 'said', message: `m${index}`, text: input.text, files: [] }
    case 'choose': {
      const { draft, prompt } = promptIn(shown)
      const { question, value } = input
      return clicked(encode({ type: 'answer', draft, prompt, question, value }))
    }
    case 'skip':
    case 'send': {
      const { draft, prompt } = promptIn(shown)
      return clicked(encode({ type: 'command', draft, prompt, command: input.type }))
    }
  }
}

/** A press comes back as the short string the button carried. */
function clicked(pressed: string): Happened {
  const choice = decode(pressed)
  if (choice === undefined) throw new Error(`bench: "${pressed}" is no choice.`)
  return { type: 'clicked', choice }
}

function promptIn(effects: readonly Effect[]): AskContent {
  for (const effect of effects) {
    if (effect.type !== 'say' || effect.replaces !== undefined) continue
    const ask = effect.content.find((each) => each.type === 'ask')
    if (ask) return ask
  }
  throw new Error(`bench: nothing is asked after ${JSON.stringify(effects)}.`)
}

function factFor(need: Need, input: Input): Facts {
  if (need.type === 'person') return { person }
  if (need.type === 'same') return { same: { subjects: need.subjects } }
  // After the details nothing else is found.
  if (need.type === 'articles')
    return { articles: { query: need.query, found: need.details === undefined ? suggestions : [] } }
  if (need.type === 'interpretation' && input.type === 'write') {
    return input.question === 'account'
      ? { interpretation: { acts: [{ type: 'answer', question: 'account', value: input.text }] } }
      : { interpretation: { acts: [], rest: input.text } }
  }
  throw new Error(`bench: nobody knows "${need.type}" after ${JSON.stringify(input)}.`)
}

function answersOf(effects: readonly Effect[]): Answers {
  const filed = effects.find((effect) => effect.type === 'file')
  const answers: Record<string, string | boolean> = {}
  for (const { question, value } of filed?.filing.answers ?? []) answers[question] = value as string | boolean
  return answers
}
