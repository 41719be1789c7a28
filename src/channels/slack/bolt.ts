import { App, type Logger, LogLevel } from '@slack/bolt'
import type { Log } from '../../log.ts'
import type { Delivery } from './delivery.ts'

/** What the platform is told at once. */
export type Answer = (delivery: Delivery) => Promise<object | undefined>

/** Bolt's App between what Slack sends and what this program makes of it. */
export interface Bolt {
  /**
   * @param body what Slack sent, read as JSON or as a form.
   * @returns what to acknowledge it with; 'malformed' where Bolt can make nothing of it.
   * @throws what answering it throws; it may not be acknowledged then.
   */
  process(body: object): Promise<{ readonly response?: object } | 'malformed'>
}

/** What becomes of one delivery on its way through the App. */
interface Visit {
  answer?: Promise<object | undefined>
  response?: object
}

/**
 * Bolt acknowledges an event before anything is done with it. Here an acknowledgement is only noted, and goes out once the
 * delivery was answered, so that nothing is acknowledged that is not written down.
 *
 * Bolt finds out what came in; whose it is, and with which token it is answered, is found out when it is dealt with, after
 * the acknowledgement, since Slack does not wait for it.
 */
export function createBolt(answer: Answer, log: Log): Bolt {
  const app = new App({
    receiver: { init() {}, start: () => Promise.resolve(), stop: () => Promise.resolve() },
    authorize: () => Promise.resolve({}),
    // Messages of bots are passed over where it is read, those of other apps too.
    ignoreSelf: false,
    convoStore: false,
    logger: boltLogger(log),
  })
  app.use(async (args) => {
    const visit = args.context['visit'] as Visit
    const { body } = args
    visit.answer = answer({ kind: kindOf(args), body })
    const response = await visit.answer
    if (response) visit.response = response
  })
  app.error(async (error) => {
    throw error
  })

  return {
    async process(body) {
      const visit: Visit = {}
      try {
        await app.processEvent({ body, ack: () => Promise.resolve(), customProperties: { visit } })
      } catch (error) {
        // Bolt wraps what a listener throws, and looks into a body without asking whether it holds what it should.
        if (!visit.answer) {
          log.debug('channels.slack-malformed', {})
          return 'malformed'
        }
        await visit.answer
        throw error
      }
      return visit.response ? { response: visit.response } : {}
    },
  }
}

function kindOf(args: object): Delivery['kind'] {
  if ('event' in args) return 'event'
  return 'command' in args ? 'command' : 'interaction'
}

/** Bolt's own lines; below a warning they hold what people wrote, and are not asked for. */
export function boltLogger(log: Log): Logger {
  const write = (level: 'warn' | 'error') => (first: unknown) =>
    log[level]('channels.slack-bolt', {}, first instanceof Error ? first : new Error(String(first)))
  return {
    debug() {},
    info() {},
    warn: write('warn'),
    error: write('error'),
    setLevel() {},
    getLevel: () => LogLevel.WARN,
    setName() {},
  }
}
