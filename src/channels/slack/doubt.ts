import { z } from 'zod'
import { RetryableError } from '../../errors.ts'
import type { Log } from '../../log.ts'
import type { Api } from './api.ts'

const type = 'ventanilla_message'

/** What tells a message of ours from any other, to this app alone. */
export const metadataOf = (id: string): object => ({
  metadata: { event_type: type, event_payload: { id } },
})

const answerSchema = z.looseObject({
  messages: z.array(
    z.looseObject({
      ts: z.string(),
      metadata: z
        .looseObject({ event_type: z.string(), event_payload: z.record(z.string(), z.unknown()) })
        .optional(),
    }),
  ),
})

/**
 * A message that was to be shown since `since`, epoch ms, when a process ended before it wrote down whether it was.
 * @returns the platform's id of it; undefined where it is not there, or Slack doesn't say: then it is shown, perhaps once more.
 * @throws RetryableError when Slack is busy or away.
 */
export async function findShown(
  api: Api,
  where: { readonly channel: string; readonly root: string | undefined },
  { id, since }: { readonly id: string; readonly since: number },
  log: Log,
): Promise<string | undefined> {
  const { channel, root } = where
  const asked = { channel, oldest: String(Math.floor(since / 1_000) - 60), limit: 100 }
  try {
    const answer = await (root === undefined
      ? api.call('conversations.history', { ...asked, include_all_metadata: true })
      : api.call('conversations.replies', { ...asked, ts: root, include_all_metadata: true }))
    const found = answerSchema
      .parse(answer)
      .messages.find(({ metadata }) => metadata?.event_type === type && metadata.event_payload['id'] === id)
    return found?.ts
  } catch (error) {
    if (error instanceof RetryableError) throw error
    log.warn('channels.slack-doubt', {}, error)
    return undefined
  }
}
