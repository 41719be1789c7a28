import type { Clock } from '../../clock.ts'

/** A token bucket per key. */
export interface Limiter {
  /** Takes `cost` tokens. @returns 0 when they were there, else how long to wait for them, in milliseconds. */
  take(key: string, cost?: number): number
}

export interface LimiterOptions {
  /** How many at once. */
  readonly burst: number
  readonly perMinute: number
  readonly clock: Clock
}

interface Bucket {
  tokens: number
  at: number
}

const bucketsKept = 10_000

/** Buckets live in this process; a full one is forgotten when there are many. A clock set back takes nothing away. */
export function createLimiter({ burst, perMinute, clock }: LimiterOptions): Limiter {
  const buckets = new Map<string, Bucket>()
  const perMs = perMinute / 60_000
  const filled = (bucket: Bucket, now: number): number =>
    Math.min(burst, bucket.tokens + Math.max(0, now - bucket.at) * perMs)

  const sweep = (now: number): void => {
    for (const [key, bucket] of buckets) if (filled(bucket, now) >= burst) buckets.delete(key)
  }

  return {
    take(key, cost = 1) {
      const now = clock.now()
      if (buckets.size >= bucketsKept) sweep(now)
      const bucket = buckets.get(key)
      const tokens = bucket ? filled(bucket, now) : burst
      const isEnough = tokens >= cost
      buckets.set(key, { tokens: isEnough ? tokens - cost : tokens, at: now })
      return isEnough ? 0 : Math.ceil((cost - tokens) / perMs)
    },
  }
}
