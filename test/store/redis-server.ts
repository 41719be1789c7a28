import { randomBytes } from 'node:crypto'
import { createServer, type Socket, connect } from 'node:net'
import { Redis } from 'ioredis'

/** The server that the tests use. */
export const redisUrl = process.env.TEST_REDIS_URL ?? 'redis://127.0.0.1:6379'

/**
 * Why tests on a real Redis are passed over; undefined when they run. In CI they run in any case, and fail without one.
 */
export async function whyNoRedis(): Promise<string | undefined> {
  const redis = new Redis(redisUrl, { lazyConnect: true, retryStrategy: () => null, connectTimeout: 2_000 })
  redis.on('error', () => undefined)
  try {
    await redis.connect()
    await redis.ping()
    return undefined
  } catch (error) {
    if (process.env.CI === 'true') return undefined
    const why = `No Redis answers at ${redisUrl} (${(error as Error).message}): its tests are passed over.`
    console.warn(why)
    return why
  } finally {
    redis.disconnect()
  }
}

/** A prefix that nobody else uses, and how to delete what is under it. */
export function newPrefix() {
  const prefix = `test-${randomBytes(6).toString('hex')}`
  return {
    prefix,
    async remove() {
      const redis = new Redis(redisUrl)
      for await (const keys of redis.scanStream({ match: `{${prefix}:*`, count: 1_000 })) {
        if ((keys as string[]).length > 0) await redis.del(...(keys as string[]))
      }
      redis.disconnect()
    },
  }
}

/** A wire to the server that can be cut in the middle of an answer, and mended. */
export async function openWire() {
  const target = new URL(redisUrl)
  const ends = new Set<Socket>()
  let cutOn: string | undefined
  const server = createServer((client) => {
    const upstream = connect(Number(target.port || 6379), target.hostname)
    for (const end of [client, upstream]) {
      ends.add(end)
      end.on('error', () => undefined).on('close', () => ends.delete(end))
    }
    const cut = (): void => {
      client.destroy()
      upstream.destroy()
    }
    let isCut = false
    client.on('close', cut).on('data', (data) => {
      // The command goes through; its answer is lost.
      if (cutOn !== undefined && data.includes(cutOn)) {
        isCut = true
        cutOn = undefined
      }
      upstream.write(data)
    })
    upstream.on('close', cut).on('data', (data) => (isCut ? cut() : client.write(data)))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const port = (server.address() as { port: number }).port
  return {
    url: `redis://127.0.0.1:${port}`,
    /** Loses the answer to the next command that holds `text`, and the connection with it. */
    cutOn: (text: string) => (cutOn = text),
    cutAll() {
      for (const end of ends) end.destroy()
    },
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done())
        for (const end of ends) end.destroy()
      }),
  }
}
