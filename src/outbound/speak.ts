import type { Clock } from '../clock.ts'
import { RetryableError } from '../errors.ts'
import type { Store } from '../store/store.ts'
import { isSay, type Job, type Say, type Scene } from './job.ts'
import type { Tries } from './tries.ts'

export interface SpeakOptions {
  readonly tries: Tries
  readonly store: Store
  /** As in show.ts. */
  readonly show: (scene: Scene, jobs: readonly Job<Say>[]) => Promise<void>
  readonly clock: Clock
}

/**
 * Shows messages after those asked for before in the same conversation. Resolves once they are shown, given up, or held back
 * until a later try. Never throws.
 */
export type Speak = (scene: Scene, jobs: readonly Job<Say>[]) => Promise<void>

interface Message {
  readonly scene: Scene
  readonly job: Job<Say>
  /** Nothing that was committed before it is missing from its line. */
  readonly isInOrder: boolean
}

/** What is to be shown in one conversation. There is one while there is something to show. */
interface Line {
  readonly messages: Message[]
  /** Those who wait until it is empty or held back. */
  readonly waiting: (() => void)[]
  /** The first one is to be tried later. */
  isHeldBack: boolean
  /** One of several can't be shown, and it has to be found out which. */
  isOneByOne: boolean
}

export function createSpeak({ tries, store, show, clock }: SpeakOptions): Speak {
  const lines = new Map<string, Line>()

  /**
   * D3: what was committed before comes first, be it in nobody's hand, as a process that ended left it or a turn whose commit was
   * done and seemed to fail, or behind in this very line, because it was taken up a moment later.
   */
  const putInOrder = async (line: Line, first: Message): Promise<void> => {
    const { scene, job } = first
    try {
      const before = (await store.pending(scene.conversation, job.id)).filter(isSay)
      const taken = new Set(tries.take(before))
      const behind = new Map(line.messages.map((message) => [message.job.id, message]))
      const earlier = before.flatMap((each): readonly Message[] => {
        const known = taken.has(each) ? { scene, job: each } : behind.get(each.id)
        return known ? [{ ...known, isInOrder: true }] : []
      })
      const isEarlier = new Set(earlier.map((message) => message.job.id))
      const others = line.messages.slice(1).filter((message) => !isEarlier.has(message.job.id))
      line.messages.splice(0, line.messages.length, ...earlier, { ...first, isInOrder: true }, ...others)
    } catch (error) {
      // What can't be read can't be shown either, and need not be waited for.
      if (tries.isOver(job, error)) line.messages[0] = { ...first, isInOrder: true }
      else line.messages[0] = { ...first, job: await tries.failed(scene, job, error) }
    }
  }

  const showNext = async (line: Line, first: Message): Promise<void> => {
    const { scene, job } = first
    const more = line.messages.findIndex((message) => message.scene !== scene)
    const batch = line.messages.slice(0, line.isOneByOne ? 1 : more === -1 ? undefined : more)
    try {
      await show(
        scene,
        batch.map((message) => message.job),
      )
    } catch (error) {
      if (batch.length > 1 && !(error instanceof RetryableError)) line.isOneByOne = true
      else if (tries.isOver(job, error)) {
        const again = await tries.giveUp(scene, job, error)
        if (again) line.messages[0] = { ...first, job: again }
        else {
          await tries.settle(scene, [job.id])
          line.messages.shift()
        }
      } else line.messages[0] = { ...first, job: await tries.failed(scene, job, error) }
      return
    }
    // Nobody has to wait for it: until it is settled it stays in hand here, and shown again it is shown once.
    void tries.track(
      tries.settle(
        scene,
        batch.map((message) => message.job.id),
      ),
    )
    line.messages.splice(0, batch.length)
  }

  const drain = async (conversation: string, line: Line): Promise<void> => {
    for (let [first] = line.messages; first && !tries.isClosed; [first] = line.messages) {
      line.isHeldBack = first.job.dueAt > clock.now()
      if (line.isHeldBack) {
        tries.later(first.job, () => {
          // It has waited long enough, whatever a clock that was set back meanwhile says.
          line.messages[0] = { ...first, job: { ...first.job, dueAt: clock.now() } }
          void tries.track(drain(conversation, line))
        })
        return letGo(line)
      }
      await (first.isInOrder ? showNext(line, first) : putInOrder(line, first))
    }
    lines.delete(conversation)
    letGo(line)
  }

  return (scene, jobs) => {
    const messages = jobs.map((job, position) => ({ scene, job, isInOrder: position > 0 }))
    if (jobs.length === 0 || tries.isClosed) return Promise.resolve()
    const line = lines.get(scene.conversation)
    if (line) {
      line.messages.push(...messages)
      return line.isHeldBack ? Promise.resolve() : new Promise((resolve) => line.waiting.push(resolve))
    }
    return new Promise((resolve) => {
      const begun: Line = {
        messages,
        waiting: [resolve],
        isHeldBack: false,
        isOneByOne: false,
      }
      lines.set(scene.conversation, begun)
      void tries.track(drain(scene.conversation, begun))
    })
  }
}

function letGo(line: Line): void {
  for (const resolve of line.waiting.splice(0)) resolve()
}
