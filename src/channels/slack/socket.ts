import { type App, SocketModeReceiver } from '@slack/bolt'
import type { Clock } from '../../clock.ts'
import { TerminalError } from '../../errors.ts'
import type { Log } from '../../log.ts'
import { createUnderWay } from '../../under-way.ts'
import { type Bolt, boltLogger } from './bolt.ts'
import { ourErrorOf } from './errors.ts'

export interface SocketOptions {
  readonly appToken: string
  /** Where the platform's methods are, with a slash at the end. */
  readonly apiUrl: string
  readonly bolt: Bolt
  readonly clock: Clock
  readonly log: Log
}

/** The connection that the program opens, where Slack can't call it. */
export interface Socket {
  /** Resolves once it is open, or is tried again. @throws TerminalError when Slack refuses the app's token. */
  start(): Promise<void>
  /** Resolves when nothing that came in is under way. */
  idle(): Promise<void>
  close(): Promise<void>
}

const waitMs = { first: 1_000, most: 60_000 }

/**
 * Socket Mode, by Bolt's receiver.
 *
 * X1 an envelope is acknowledged once it is written down, and not at all where it can't be: Slack sends it again;
 * X2 a connection that ends, or that Slack asks to renew, is opened anew, later each time it fails;
 * X3 once it is closed nothing more is taken;
 * X4 what is no envelope is passed over, and in the log.
 */
export function createSocket({ appToken, apiUrl, bolt, clock, log }: SocketOptions): Socket {
  const receiver = new SocketModeReceiver({
    appToken,
    logger: boltLogger(log),
    // Bolt would try again by itself, and end the process where Slack refuses.
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: { slackApiUrl: apiUrl, retryConfig: { retries: 0 } } },
  })
  const underWay = createUnderWay()
  let failures = 0
  let isClosed = false
  let stopWaiting = (): void => {}

  const take = async (body: object, ack: (response?: object) => Promise<void>): Promise<void> => {
    if (isClosed) return // X3
    try {
      const taken = await bolt.process(body)
      await ack(taken === 'malformed' ? undefined : taken.response) // X1
    } catch (error) {
      log.warn('channels.slack-not-acknowledged', {}, error)
    }
  }
  receiver.init({
    processEvent: ({ body, ack }) => underWay.track(take(body, ack)),
  } as Pick<App, 'processEvent'> as App)

  const connect = async (): Promise<void> => {
    try {
      await receiver.start()
      failures = 0
      log.info('channels.slack-connected', {})
    } catch (cause) {
      const error = cause instanceof Error ? ourErrorOf('apps.connections.open', cause) : cause
      failures += 1
      if (error instanceof TerminalError) throw error
      log.warn('channels.slack-disconnected', { failures }, error)
    }
  }
  const connectAgain = (): void => {
    if (isClosed) return
    // X2
    const delayMs = failures === 0 ? 0 : Math.min(waitMs.most, waitMs.first * 2 ** (failures - 1))
    stopWaiting()
    stopWaiting = clock.after(delayMs, () => {
      connect().then(
        () => failures > 0 && connectAgain(),
        (error: unknown) => {
          log.error('channels.slack-disconnected', {}, error)
          connectAgain()
        },
      )
    })
  }
  receiver.client.on('disconnected', () => failures === 0 && connectAgain())
  guardReading(receiver.client, (error) => log.warn('channels.slack-refused', { reason: 'malformed' }, error)) // X4

  return {
    async start() {
      await connect()
      if (failures > 0) connectAgain()
    },
    idle: () => underWay.ended(),
    async close() {
      isClosed = true
      stopWaiting()
      await receiver.client.disconnect()
      await underWay.ended()
    },
  }
}

/** Slack's client looks into an envelope without asking what it holds, and nobody waits for it: a failure would end the process. */
function guardReading(client: SocketModeReceiver['client'], failed: (error: unknown) => void): void {
  const readers = client.listeners('ws_message')
  client.removeAllListeners('ws_message')
  for (const read of readers) {
    client.on('ws_message', (...message) => {
      Promise.resolve()
        .then(() => read(...message))
        .catch(failed)
    })
  }
}
