import type { Log } from '../../log.ts'
import type { Api } from './api.ts'
import { isAmong } from './files.ts'
import { fallback } from './fallback.ts'

/** Says something to one person alone, once; nothing that a conversation depends on. Never throws. */
export interface Whisper {
  /** Where they are, in a channel or a thread of it. */
  here(
    api: Api,
    to: { readonly channel: string; readonly root?: string; readonly user: string },
    text: string,
  ): Promise<void>
  /** As an answer to what they pressed or called, wherever that was. */
  answer(responseUrl: string, text: string): Promise<void>
}

const patienceMs = 10_000

export function createWhisper(hosts: readonly string[], log: Log): Whisper {
  return {
    async here(api, { channel, root, user }, text) {
      const target = { channel, user, ...(root !== undefined && { thread_ts: root }) }
      // Where only the two of them are there is nobody to hide it from.
      const method = channel.startsWith('D') ? 'chat.postMessage' : 'chat.postEphemeral'
      try {
        await api.call(method, { ...target, text: fallback(text), mrkdwn: false })
      } catch (error) {
        log.warn('channels.slack-unsaid', {}, error)
      }
    },
    async answer(responseUrl, text) {
      if (!isAmong(hosts, responseUrl)) {
        log.warn('channels.slack-refused', { reason: 'foreign-response-url' })
        return
      }
      const body = { response_type: 'ephemeral', replace_original: false, text: fallback(text) }
      try {
        const response = await fetch(responseUrl, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify(body),
          redirect: 'error',
          signal: AbortSignal.timeout(patienceMs),
        })
        await response.body?.cancel()
      } catch (error) {
        log.warn('channels.slack-unsaid', {}, error)
      }
    },
  }
}
