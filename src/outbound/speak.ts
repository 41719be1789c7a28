import type { Channel } from '../channels/channel.ts'
import type { Clock } from '../clock.ts'
import type { Effect } from '../dialog/effect.ts'
import { RetryableError } from '../errors.ts'
import type { Log } from '../log.ts'
import type { Outgoing } from '../message.ts'
import type { Job, Scene, Tries } from './tries.ts'

export type Say = Extract<Effect, { type: 'say' }>

export interface SpeakOptions {
  readonly tries: Tries
  readonly channels: readonly Channel[]
  /** A message in words. */
  readonly word: (
    id: string,
    say: Say,
    around: { readonly timeZone: string; readonly at: number },
  ) => Outgoing
  readonly clock: Clock
  readonly log: Log
}

/**
 * Shows messages after those asked for before in the same conversation; resolves after the first try. A message that can't be
 * shown now is tried again, and holds back the later ones of its conversation.
 */
export type Speak = (scene: Scene, jobs: readonly Job<Say>[]) => Promise<void>

export function createSpeak({ tries, channels, word, clock, log }: SpeakOptions): Speak {
  const tails = new Map<string, Promise<void>>()

  const show = async ({ address, timeZone }: Scene, jobs: readonly Job<Say>[]): Promise<void> => {
    const channel = channels.find(({ name }) => name === address.channel)
    if (!channel) {
      const known = channels.map(({ name }) => name).join(', ')
      // Another process may have it: what is to be said there waits.
      throw new RetryableError(
        'outbound.no-channel',
        `There is no channel "${address.channel}" here, only: ${known}.`,
      )
    }
    const around = { timeZone, at: clock.now() }
    await channel.deliver(
      address,
      jobs.map(({ id, effect }) => word(id, effect, around)),
    )
  }

  const deliver = async (scene: Scene, jobs: readonly Job<Say>[], tried: () => void): Promise<void> => {
    let left = jobs
    while (left[0] && !tries.isClosed) {
      const [first] = left
      try {
        await tries.track(show(scene, left))
        tried()
        return await tries.track(
          tries.settle(
            scene,
            left.map(({ id }) => id),
          ),
        )
      } catch (error) {
        if (tries.isOver(first, error)) {
          log.error('outbound.dropped', { conversation: scene.conversation, effect: 'say' }, error)
          await tries.settle(scene, [first.id])
          left = left.slice(1)
        } else {
          const again = await tries.failed(scene, first, error)
          tried()
          await new Promise<void>((resolve) => tries.later(again, resolve))
          left = [again, ...left.slice(1)]
        }
      }
    }
    tried()
  }

  return (scene, jobs) => {
    const { conversation } = scene
    return new Promise((tried) => {
      const before = tails.get(conversation) ?? Promise.resolve()
      const tail = before
        .then(() => deliver(scene, jobs, tried))
        .then(() => {
          if (tails.get(conversation) === tail) tails.delete(conversation)
        })
      tails.set(conversation, tail)
    })
  }
}
