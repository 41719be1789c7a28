import type { Clock } from '../clock.ts'
import type { Store } from '../store/store.ts'
import type { Job, Scene } from './job.ts'
import { lineOf } from './line.ts'
import type { Tries } from './tries.ts'

export interface LinesOptions {
  readonly tries: Tries
  readonly store: Store
  /** Tries the first of a line, and perhaps those behind it, all of one scene. Never throws. */
  readonly go: (scene: Scene, jobs: readonly [Job, ...Job[]]) => Promise<Gone>
  readonly clock: Clock
}

/** What became of the head of a line: how many are done with, and the next one as it is to be tried again. */
export interface Gone {
  readonly done: number
  readonly again?: Job
}

/**
 * Does effects after those asked for before in the same line. Resolves once they are done, given up, or held back until a later
 * try. `isBehind`: of what was committed before these, some may be pending. Never throws.
 */
export type Lines = (scene: Scene, jobs: readonly Job[], isBehind: boolean) => Promise<void>

interface Waiting {
  readonly scene: Scene
  readonly job: Job
  /** Nothing that was committed before it is missing from its line. */
  readonly isInOrder: boolean
}

/** What is to be done one after another. There is one while there is something to do. */
interface Line {
  /** As in line.ts; undefined for an effect that waits for nobody and is alone in its line. */
  readonly name: string | undefined
  readonly jobs: Waiting[]
  /** Those who wait until it is empty or held back. */
  readonly ends: (() => void)[]
  /** The first one is to be tried later. */
  isHeldBack: boolean
}

export function createLines({ tries, store, go, clock }: LinesOptions): Lines {
  const lines = new Map<string, Line>()

  /**
   * D3: what was committed before comes first. It may be in nobody's hand: a process that ended left it, or the commit of its turn
   * seemed to fail and did not. Or it stands behind in this very line, because it was taken up a moment later.
   */
  const putInOrder = async (line: Line, first: Waiting): Promise<void> => {
    const { scene, job } = first
    try {
      const pending = await store.pending(scene.conversation, job.id)
      const before = pending.filter((each) => lineOf(each) === line.name)
      const taken = new Set(tries.take(before))
      const behind = new Map(line.jobs.map((waiting) => [waiting.job.id, waiting]))
      const earlier = before.flatMap((each): readonly Waiting[] => {
        const known = taken.has(each) ? { scene, job: each } : behind.get(each.id)
        return known ? [{ ...known, isInOrder: true }] : []
      })
      const isEarlier = new Set(earlier.map((waiting) => waiting.job.id))
      const others = line.jobs.slice(1).filter((waiting) => !isEarlier.has(waiting.job.id))
      line.jobs.splice(0, line.jobs.length, ...earlier, { ...first, isInOrder: true }, ...others)
    } catch (error) {
      // What can't be read can't be done either, and need not be waited for.
      if (tries.isOver(job, error)) line.jobs[0] = { ...first, isInOrder: true }
      else line.jobs[0] = { ...first, job: await tries.failed(scene, job, error) }
    }
  }

  const goOn = async (line: Line, first: Waiting): Promise<void> => {
    const { scene } = first
    const more = line.jobs.findIndex((waiting) => waiting.scene !== scene)
    const behind = line.jobs.slice(1, more === -1 ? undefined : more)
    const { done, again } = await go(scene, [first.job, ...behind.map(({ job }) => job)])
    line.jobs.splice(0, done)
    const [next] = line.jobs
    if (next && again) line.jobs[0] = { ...next, job: again }
  }

  const drain = async (key: string, line: Line): Promise<void> => {
    for (let [first] = line.jobs; first && !tries.isClosed; [first] = line.jobs) {
      line.isHeldBack = first.job.dueAt > clock.now()
      if (line.isHeldBack) {
        tries.later(first.job, () => {
          // It has waited long enough, whatever a clock that was set back meanwhile says.
          line.jobs[0] = { ...first, job: { ...first.job, dueAt: clock.now() } }
          void tries.track(drain(key, line))
        })
        return letGo(line)
      }
      await (first.isInOrder ? goOn(line, first) : putInOrder(line, first))
    }
    lines.delete(key)
    letGo(line)
  }

  const join = (key: string, name: string | undefined, added: Waiting[]): Promise<void> => {
    const line = lines.get(key)
    if (line) {
      line.jobs.push(...added)
      return line.isHeldBack ? Promise.resolve() : new Promise((resolve) => line.ends.push(resolve))
    }
    return new Promise((resolve) => {
      const begun: Line = { name, jobs: added, ends: [resolve], isHeldBack: false }
      lines.set(key, begun)
      void tries.track(drain(key, begun))
    })
  }

  return async (scene, jobs, isBehind) => {
    if (tries.isClosed) return
    const joined = new Map<string, { readonly name: string | undefined; readonly added: Waiting[] }>()
    for (const job of jobs) {
      const name = lineOf(job)
      const key = `${scene.conversation}\n${name ?? job.id}`
      const known = joined.get(key)
      if (known) known.added.push({ scene, job, isInOrder: true })
      // What is alone in its line is in order there.
      else joined.set(key, { name, added: [{ scene, job, isInOrder: !isBehind || name === undefined }] })
    }
    await Promise.all([...joined].map(([key, { name, added }]) => join(key, name, added)))
  }
}

function letGo(line: Line): void {
  for (const resolve of line.ends.splice(0)) resolve()
}
