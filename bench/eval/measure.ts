import { megabytesUsed } from '../memory.ts'
import { quantile } from '../samples.ts'
import type { Document } from '../../src/knowledge/knowledge.ts'
import type { Engine } from './engines.ts'
import type { Asked } from './sets.ts'

/** How an engine does on a set of questions. */
export interface Figures {
  readonly questions: number
  /** Of those that an article answers: a right one comes first, or among three; the mean of 1/place among ten. */
  readonly hit1: number
  readonly hit3: number
  readonly mrr: number
  /** Of those: a right one would be shown. Of the others: nothing would be. Only for an engine that can keep silent. */
  readonly suggested?: number
  readonly silent?: number
}

export interface Measured {
  readonly engine: string
  /** By set, and within it by language and style; `all` for all of a set. */
  readonly figures: ReadonlyMap<string, Figures>
  readonly msP50: number
  readonly msP99: number
  readonly buildMs: number
  readonly megabytes: number
}

interface Outcome {
  readonly asked: Asked
  readonly place: number
  readonly isShown?: boolean
  readonly isSilent?: boolean
}

const depth = 10

/** Every question once before it is timed, so that the machine is warm. */
export async function measure(
  engine: Engine,
  documents: readonly Document[],
  sets: ReadonlyMap<string, readonly Asked[]>,
): Promise<Measured> {
  const before = megabytesUsed()
  const began = performance.now()
  const search = await engine.build(documents)
  const buildMs = performance.now() - began
  const megabytes = megabytesUsed() - before
  const times: number[] = []
  const figures = new Map<string, Figures>()
  for (const [name, asked] of sets) {
    const outcomes: Outcome[] = []
    for (const each of asked) {
      const first = performance.now()
      const { ids, chosen } = await search(each.text, each.locale, depth)
      const second = performance.now()
      if (!engine.remembers) await search(each.text, each.locale, depth)
      times.push(engine.remembers ? second - first : performance.now() - second)
      const isRight = (id: string): boolean => each.targets.includes(id)
      outcomes.push({
        asked: each,
        place: ids.findIndex(isRight) + 1,
        ...(chosen && { isShown: chosen.some(isRight), isSilent: chosen.length === 0 }),
      })
    }
    for (const [group, some] of groupsOf(outcomes)) figures.set(`${name}, ${group}`, figuresOf(some))
  }
  const [msP50, msP99] = [quantile(times, 0.5), quantile(times, 0.99)]
  return { engine: engine.name, figures, msP50, msP99, buildMs, megabytes }
}

function groupsOf(outcomes: readonly Outcome[]): ReadonlyMap<string, readonly Outcome[]> {
  const groups = new Map<string, Outcome[]>([['all', [...outcomes]]])
  for (const outcome of outcomes)
    for (const group of [outcome.asked.locale, outcome.asked.style])
      groups.set(group, [...(groups.get(group) ?? []), outcome])
  return groups
}

function figuresOf(outcomes: readonly Outcome[]): Figures {
  const answerable = outcomes.filter(({ asked }) => asked.targets.length > 0)
  const others = outcomes.filter(({ asked }) => asked.targets.length === 0)
  const within = (most: number): number => answerable.filter(({ place }) => place > 0 && place <= most).length
  const canBeSilent = outcomes.some(({ isSilent }) => isSilent !== undefined)
  return {
    questions: outcomes.length,
    hit1: within(1) / answerable.length,
    hit3: within(3) / answerable.length,
    mrr: answerable.reduce((sum, { place }) => sum + (place > 0 ? 1 / place : 0), 0) / answerable.length,
    ...(canBeSilent && {
      suggested: answerable.filter(({ isShown }) => isShown).length / answerable.length,
      silent: others.filter(({ isSilent }) => isSilent).length / others.length,
    }),
  }
}
