import type { Clock } from '../clock.ts'
import { RetryableError } from '../errors.ts'
import type { FollowedIssues, IssueNews } from '../knowledge/knowledge.ts'
import type { Log } from '../log.ts'
import type { Inbound } from '../message.ts'

/** Tells the followers of a known issue that it has another state: each once. */
interface FollowIssues {
  start(): void
  /** Looks now. Resolves when all that is known of was told. */
  look(): Promise<void>
  close(): Promise<void>
}

/** News that was accepted, but not noted as told, is accepted again under the same id: it is told once. */
export function createFollowIssues(options: {
  readonly followed: FollowedIssues
  readonly accept: (inbound: Inbound) => Promise<unknown>
  readonly clock: Clock
  readonly log: Log
  readonly everyMs: number
}): FollowIssues {
  const { followed, accept, clock, log, everyMs } = options
  let isClosed = false
  let looking: Promise<void> | undefined
  let stop = (): void => {}

  const tell = async (news: IssueNews): Promise<void> => {
    const { key: id, conversation, issue } = news
    try {
      await accept({ id, conversation, at: clock.now(), happened: { type: 'issue', issue } })
    } catch (error) {
      if (error instanceof RetryableError) throw error
      // A conversation that can never take it keeps no other waiting, and is not asked again.
      log.error('inbound.passed-over', { issue: issue.id, conversation }, error)
    }
    await followed.told(news)
  }
  const tellAll = async (): Promise<void> => {
    for (const news of followed.news()) {
      if (isClosed) return
      await tell(news)
    }
  }
  const look = (): Promise<void> => {
    stop()
    looking ??= tellAll()
      .catch((error: unknown) => log.warn('inbound.issues-untold', {}, error))
      .finally(() => {
        looking = undefined
        if (!isClosed) stop = clock.after(everyMs, () => void look())
      })
    return looking
  }

  return {
    start: () => void look(),
    look,
    async close() {
      isClosed = true
      stop()
      await looking
    },
  }
}
