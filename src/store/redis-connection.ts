import { Redis } from 'ioredis'
import { RetryableError, TerminalError } from '../errors.ts'
import type { Log } from '../log.ts'

export interface RedisOptions {
  /** `redis://[user:password@]host[:port][/database]`, or `rediss://` over TLS. */
  readonly url: string
  /** What every key begins with; programs that share a server have one each. */
  readonly prefix?: string
  readonly log?: Log
  /** How long one command may take, the time without a connection included. */
  readonly timeoutMs?: number
}

export const defaultPrefix = 'ventanilla'

/**
 * A connection that comes back by itself. A command that gets no answer in time fails; one that was sent when the
 * connection broke is sent again, so scripts have to stand being run twice.
 * @throws TerminalError `store.refused` for an address that is none.
 */
export function connectRedis({ url, log, timeoutMs = 5_000 }: RedisOptions): Redis {
  if (!/^rediss?:\/\/[^/]/.test(url))
    throw new TerminalError('store.refused', 'The address of Redis must look like redis://host:6379/0.')
  const redis = new Redis(url, {
    commandTimeout: timeoutMs,
    connectTimeout: timeoutMs,
    maxRetriesPerRequest: 3,
    retryStrategy: (tries) => Math.min(50 * 2 ** tries, 2_000),
    // Listeners are subscribed again by who needs to know when that is done.
    autoResubscribe: false,
  })
  let isLost = false
  // Without a listener ioredis prints it; what it means for a command, that command says. Every try ends in one.
  redis.on('error', (error) => {
    if (!isLost) log?.warn('store.connection-lost', {}, error)
    isLost = true
  })
  redis.on('ready', () => {
    if (isLost) log?.info('store.connection-back')
    isLost = false
  })
  return redis
}

export interface Script {
  readonly lua: string
  readonly numberOfKeys: number
  readonly readOnly?: boolean
}

/**
 * Calls a script, sent in full once per connection and by its hash from then on.
 * @throws RetryableError `store.unavailable`; TerminalError `store.refused` when Redis will never do it.
 */
export type Call = (keys: readonly string[], args: readonly (string | number)[]) => Promise<unknown>

/** Makes the scripts known to the connection. */
export function defineScripts<Name extends string>(
  redis: Redis,
  scripts: Readonly<Record<Name, Script>>,
): Readonly<Record<Name, Call>> {
  const commands = redis as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>
  const calls = Object.entries<Script>(scripts).map(([name, script]): [string, Call] => {
    const command = `ventanilla-${name}`
    redis.defineCommand(command, script)
    return [name, (keys, args) => asked(async () => commands[command]?.(...keys, ...args))]
  })
  return Object.fromEntries(calls) as Record<Name, Call>
}

/** Ends the connection after the answers that are still to come; at once when it is broken. */
export async function closeRedis(redis: Redis): Promise<void> {
  if (redis.status === 'end') return
  try {
    if (redis.status === 'ready') await redis.quit()
  } catch {
    // It broke meanwhile, which is as good.
  } finally {
    redis.disconnect()
  }
}

/** Runs a command and turns its failures into ours. */
export async function asked<T>(command: () => Promise<T>): Promise<T> {
  try {
    return await command()
  } catch (error) {
    throw ours(error)
  }
}

/** Answers of a server that refuses for good; with any other, or none, a later try may go well. */
const refusals = /^(ERR|WRONGTYPE|NOSCRIPT|NOAUTH|WRONGPASS|NOPERM|CROSSSLOT)\b/

function ours(cause: unknown): Error {
  const message = cause instanceof Error ? cause.message : String(cause)
  const isRefusal = cause instanceof Error && cause.name === 'ReplyError' && refusals.test(message)
  return isRefusal
    ? new TerminalError('store.refused', `Redis refuses: ${message.slice(0, 120)}`, { cause })
    : new RetryableError('store.unavailable', `Redis does not answer: ${message.slice(0, 120)}`, { cause })
}
