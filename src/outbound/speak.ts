import { RetryableError } from '../errors.ts'
import type { Job, Say, Scene } from './job.ts'
import type { Gone } from './lines.ts'
import type { Tries } from './tries.ts'

export interface SpeakOptions {
  readonly tries: Tries
  /** As in show.ts. */
  readonly show: (scene: Scene, jobs: readonly Job<Say>[]) => Promise<void>
}

/** Shows messages, all at once where that can be done. Never throws. */
export type Speak = (scene: Scene, jobs: readonly [Job<Say>, ...Job<Say>[]]) => Promise<Gone>

export function createSpeak({ tries, show }: SpeakOptions): Speak {
  const failed = async (scene: Scene, job: Job<Say>, error: unknown): Promise<Gone> => {
    const again = await (tries.isOver(job, error) ? tries.giveUp : tries.failed)(scene, job, error)
    if (again) return { done: 0, again }
    await tries.settle(scene, [job.id])
    return { done: 1 }
  }

  /** One of several can't be shown, and it has to be found out which. */
  const oneByOne = async (scene: Scene, jobs: readonly Job<Say>[]): Promise<Gone> => {
    let done = 0
    for (const job of jobs) {
      if (tries.isClosed) break
      const gone = await speak(scene, [job])
      if (gone.again) return { ...gone, done }
      done += 1
    }
    return { done }
  }

  const speak: Speak = async (scene, jobs) => {
    try {
      await show(scene, jobs)
    } catch (error) {
      if (jobs.length > 1 && !(error instanceof RetryableError)) return oneByOne(scene, jobs)
      return failed(scene, jobs[0], error)
    }
    // Nobody has to wait for it: until it is settled it stays in hand here, and shown again it is shown once.
    void tries.track(
      tries.settle(
        scene,
        jobs.map(({ id }) => id),
      ),
    )
    return { done: jobs.length }
  }
  return speak
}
