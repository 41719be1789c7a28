import { holds, isOn, mentions } from '../condition.ts'
import { skipped, unsure } from '../state.ts'
import type { Question, Tree } from '../tree.ts'
import { sitesOf } from './sites.ts'

/** One way through the tree, from the first question to the review. */
export interface Way {
  /** The pages whose condition held. */
  readonly pages: readonly string[]
  readonly places: readonly { readonly page: string; readonly question: string }[]
  /** The answers that conditions look at; any other answered question has a value that meets no condition. */
  readonly value: (question: string) => unknown
  /** The answers that led here, in words: `area is technical, problem_type is setup`. */
  readonly because: string
}

type Value = string | boolean
type Step = Way['places'][number]

interface Walk {
  readonly tree: Tree
  readonly looked: ReadonlySet<string>
  readonly ways: Way[]
  readonly limit: number
}

/**
 * Every way through the tree: one for each combination of the answers that its conditions look at. Stops at `limit`
 * and returns undefined, because then nothing is proved.
 */
export function waysOf(tree: Tree, limit = 20_000): readonly Way[] | undefined {
  const looked = new Set(sitesOf(tree).flatMap((site) => [...mentions(site.condition).keys()]))
  const walk: Walk = { tree, looked, ways: [], limit }
  goOn(walk, { page: 0, index: 0, pages: [], places: [], values: new Map() })
  return walk.ways.length > limit ? undefined : walk.ways
}

interface Position {
  readonly page: number
  readonly index: number
  readonly pages: readonly string[]
  readonly places: readonly Step[]
  readonly values: ReadonlyMap<string, Value>
}

function goOn(walk: Walk, at: Position): void {
  if (walk.ways.length > walk.limit) return
  const { pages, places, values } = at
  const page = walk.tree.pages[at.page]
  const value = (id: string) => values.get(id)
  if (page === undefined) {
    walk.ways.push({ pages, places, value, because: because(walk, values) })
    return
  }
  if (at.index === 0 && !holds(page.when, value)) return goOn(walk, { ...at, page: at.page + 1 })
  const id = page.questions[at.index]
  if (id === undefined) return goOn(walk, { ...at, page: at.page + 1, index: 0, pages: [...pages, page.id] })
  const question = walk.tree.questions[id]
  const next = { ...at, index: at.index + 1 }
  if (question === undefined || !holds(question.when, value)) return goOn(walk, next)
  const after = { ...next, places: [...places, { page: page.id, question: id }] }
  if (values.has(id)) return goOn(walk, after)
  for (const answer of answersTo(walk, id, question, value)) {
    goOn(walk, { ...after, values: new Map(values).set(id, answer) })
  }
}

/** The answers worth telling apart. */
function answersTo(
  walk: Walk,
  id: string,
  question: Question,
  value: (id: string) => unknown,
): readonly Value[] {
  if (!walk.looked.has(id)) return ['answered']
  const left = isOn(question.optional, value) ? [skipped] : []
  if (question.type === 'choice') return [...question.options, ...(question.unsure ? [unsure] : []), ...left]
  return question.type === 'consent' ? [true, false, ...left] : ['answered']
}

function because(walk: Walk, values: ReadonlyMap<string, Value>): string {
  const told = [...values].filter(([id]) => walk.looked.has(id)).map(([id, value]) => `${id} is ${value}`)
  return told.length > 0 ? told.join(', ') : 'anything is answered'
}
