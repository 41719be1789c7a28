import type { Channel } from '../channels/channel.ts'
import type { Clock } from '../clock.ts'
import { RetryableError } from '../errors.ts'
import type { Outgoing } from '../message.ts'
import type { Job, Say, Scene } from './job.ts'

export interface ShowOptions {
  readonly channels: readonly Channel[]
  /** A message in words. */
  readonly word: (
    id: string,
    say: Say,
    around: { readonly timeZone: string; readonly at: number },
  ) => Outgoing
  readonly clock: Clock
}

/**
 * Puts messages into words and shows them where the conversation is.
 * @throws RetryableError `outbound.no-channel` when another process may have the channel; else as the channel does.
 */
export async function show(
  { channels, word, clock }: ShowOptions,
  { address, timeZone }: Scene,
  jobs: readonly Job<Say>[],
): Promise<void> {
  const channel = channels.find(({ name }) => name === address.channel)
  if (!channel) {
    const known = channels.map(({ name }) => name).join(', ')
    throw new RetryableError(
      'outbound.no-channel',
      `There is no channel "${address.channel}" here. Channels: ${known || 'none yet'}.`,
    )
  }
  const around = { timeZone, at: clock.now() }
  await channel.deliver(
    address,
    jobs.map(({ id, effect }) => word(id, effect, around)),
  )
}
