import type { Clock } from '../../clock.ts'
import { TerminalError } from '../../errors.ts'
import type { Log } from '../../log.ts'
import type { Address } from '../../message.ts'
import { conversationOf, direct, isDirect, type Place, placeOf } from './place.ts'
import { limits } from './limits.ts'
import type { Threads } from './threads.ts'
import type { Workspaces } from './workspaces.ts'

/** What the platform's agent features show beside messages. None of it is needed, and a plan without them goes on without. */
export interface Agent {
  /** Somebody wrote this message there: what is said of the work hangs under it. */
  heard(place: Place, message: string): void
  /** Shows that an answer is on its way, until the next message. Never throws. */
  working(address: Address, status: string): void
  /** An answer was shown outside of the thread that the status hangs under, where Slack would not take it away by itself. */
  answered(address: Address): Promise<void>
  /** Names a thread of the direct messages. Never throws. */
  entitle(place: Place, title: string): Promise<void>
}

export interface AgentOptions {
  readonly workspaces: Workspaces
  readonly threads: Threads
  readonly clock: Clock
  readonly log: Log
}

/** How long a workspace that takes no status is not asked again. */
const restMs = 3_600_000
const most = 10_000

export function createAgent({ workspaces, threads, clock, log }: AgentOptions): Agent {
  const last = new Map<string, string>()
  /** By conversation, the status that is there and has to be taken away. */
  const shown = new Map<string, { readonly thread_ts: string; readonly set: Promise<void> }>()
  const restUntil = new Map<string, number>()

  const call = async (place: Place, method: string, args: object): Promise<void> => {
    if ((restUntil.get(place.team) ?? 0) > clock.now()) return
    try {
      const workspace = await workspaces.of(place.team)
      await workspace?.api.call(method, { channel_id: place.channel, ...args })
    } catch (error) {
      if (error instanceof TerminalError) restUntil.set(place.team, clock.now() + restMs)
      log.debug('channels.slack-no-agent', { team: place.team, method, error: String(error) })
    }
  }

  const setStatus = (place: Place, thread_ts: string, status: string): Promise<void> =>
    call(place, 'assistant.threads.setStatus', { thread_ts, status })

  return {
    heard(place, message) {
      const conversation = conversationOf(place)
      last.delete(conversation)
      last.set(conversation, message)
      const [oldest] = last.keys()
      if (last.size > most && oldest !== undefined) last.delete(oldest)
    },
    working({ conversation = '' }, status) {
      const place = placeOf(conversation)
      if (!place || !isDirect(place)) return
      const heard = last.get(conversation)
      if (place.thread === direct && heard !== undefined) {
        shown.set(conversation, { thread_ts: heard, set: setStatus(place, heard, status) })
      } else if (place.thread !== direct) {
        threads
          .rootOf(place)
          .then((root) => (root === undefined ? undefined : setStatus(place, root, status)))
          .catch((error: unknown) => log.debug('channels.slack-no-agent', { error: String(error) }))
      }
    },
    async answered({ conversation = '' }) {
      const status = shown.get(conversation)
      const place = placeOf(conversation)
      shown.delete(conversation)
      if (!place || !status) return
      await status.set
      await setStatus(place, status.thread_ts, '')
    },
    async entitle(place, title) {
      if (!isDirect(place) || !/^[\d.]+$/.test(place.thread)) return
      await call(place, 'assistant.threads.setTitle', {
        thread_ts: place.thread,
        title: title.slice(0, limits.title),
      })
    },
  }
}
