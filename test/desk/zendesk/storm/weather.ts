import type { FakeZendesk, Fault } from '../../../fakes/zendesk/server.ts'

/** What goes wrong, and how often it did. */
export interface Weather {
  readonly fault: FakeZendesk['fault']
  readonly counts: ReadonlyMap<string, number>
  /** From now on nothing goes wrong. */
  clear(): void
}

type Named = readonly [name: string, fault: Fault]

/** What happens to a write that is done all the same, or not at all. */
const ofWrites: readonly Named[] = [
  ['504 after it was done', { type: 'answer', status: 504, isDone: true }],
  ['reset after it was done', { type: 'reset', isDone: true }],
  ['reset before it was done', { type: 'reset', isDone: false }],
  ['500', { type: 'answer', status: 500 }],
  ['502 after it was done', { type: 'answer', status: 502, isDone: true }],
  ['page of maintenance', { type: 'answer', status: 503, retryAfter: 1, html: true }],
  ['page that calls itself well', { type: 'answer', status: 200, html: true, isDone: true }],
  ['409', { type: 'answer', status: 409 }],
  ['429', { type: 'answer', status: 429, retryAfter: 1 }],
]
const ofReadings: readonly Named[] = [
  ['reset before it was done', { type: 'reset', isDone: false }],
  ['500', { type: 'answer', status: 500 }],
  ['429', { type: 'answer', status: 429, retryAfter: 1 }],
]
const lost: Named = ['no answer after it was done', { type: 'lost' }]
/** Of a hundred requests. */
const odds = { filing: 30, write: 10, reading: 2, lost: 1 }
const storm = { everyRequests: 500, lastsMs: 800 }

/**
 * The same seed brings the same weather to the same requests. `isPatient`: some answers never come, which takes half a minute
 * each.
 */
export function createWeather(seed: number, isPatient: boolean): Weather {
  const random = randomFrom(seed)
  const counts = new Map<string, number>()
  let isClear = false
  let requests = 0
  let stormUntil = 0

  const pick = (all: readonly Named[]): Named | undefined => all[Math.floor(random() * all.length)]
  const next = (method: string, path: string): Named | undefined => {
    requests += 1
    if (requests % storm.everyRequests === 0) stormUntil = Date.now() + storm.lastsMs
    if (Date.now() < stormUntil) return ['storm of 429', { type: 'answer', status: 429, retryAfter: 1 }]
    const roll = random() * 100
    if (method === 'GET') return roll < odds.reading ? pick(ofReadings) : undefined
    const isFiling = path === '/api/v2/tickets'
    if (isPatient && isFiling && roll < odds.lost) return lost
    return roll < (isFiling ? odds.filing : odds.write) ? pick(ofWrites) : undefined
  }
  return {
    counts,
    fault({ method, path }) {
      if (isClear || path === '/oauth/tokens') return undefined
      const [name, fault] = next(method, path) ?? []
      if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1)
      return fault
    },
    clear() {
      isClear = true
    },
  }
}

/** Numbers from 0 to 1, the same for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
