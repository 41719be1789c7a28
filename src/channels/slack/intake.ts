import pLimit from 'p-limit'
import type { Clock } from '../../clock.ts'
import { RetryableError, TerminalError } from '../../errors.ts'
import { createLanes } from '../../lanes.ts'
import type { Log } from '../../log.ts'
import type { Inbox, Kept } from '../../store/inbox.ts'
import { createUnderWay } from '../../under-way.ts'
import { SlackGoneError } from './errors.ts'
import type { Hear } from './hear.ts'
import { type Delivery, nameOf } from './delivery.ts'

/**
 * Takes what came in off the platform's hands.
 *
 * N1 what is acknowledged is written down, and is taken again until it is dealt with, by this process or another: one that ends
 *    ends what is under way, and leaves the rest to the next;
 * N2 the things one person did are taken in their order, what was left behind before what comes in;
 * N3 what is sent again while it is in hand is not taken twice;
 * N4 only a few are heard at once: the others wait, written down, and are acknowledged just as soon.
 */
export interface Intake {
  /** Resolves when it may be acknowledged. @throws RetryableError when it can't be written down; it is to be sent again. */
  take(delivery: Delivery, from: string): Promise<void>
  /** Takes up what was left behind, now and from time to time. */
  start(): void
  /** Resolves when nothing is under way. */
  idle(): Promise<void>
  /** Takes nothing anew, and resolves when what is under way has ended. What waits stays written down. */
  close(): Promise<void>
}

export interface IntakeOptions {
  readonly inbox: Inbox
  readonly hear: Hear
  readonly clock: Clock
  readonly log: Log
}

const roundMs = 15_000
/** What came longer ago than this and is still there is in nobody's hand. */
const graceMs = 60_000
/** Given up after a day, like what goes out. */
const longestMs = 86_400_000
const batch = 1_000
/** Enough to wait for the store and the platform side by side, few enough for the processor to get to what comes in. N4 */
const atOnce = 8

/** A token that is mended, or an app that is installed again, lets it through. */
const mayPass = (error: unknown): boolean =>
  error instanceof RetryableError || error instanceof SlackGoneError

export function createIntake({ inbox, hear, clock, log }: IntakeOptions): Intake {
  const inHand = new Set<string>()
  const limit = pLimit(atOnce)
  const inLane = createLanes() // N2
  const underWay = createUnderWay()
  /** What was left behind stands in line. */
  let isCaughtUp: Promise<void> = Promise.resolve()
  let stop = (): void => {}
  let isClosed = false

  const work = async (id: string, delivery: Delivery, from: string, at: number): Promise<void> => {
    try {
      const heard = await inLane(from, () => limit(async () => (isClosed ? undefined : hear(delivery))))
      if (!heard) return // N1
      await heard.done
      await inbox.done(id)
    } catch (error) {
      const isOver = !mayPass(error) || clock.now() - at > longestMs
      log[isOver ? 'error' : 'warn']('channels.slack-untaken', { kind: delivery.kind }, error)
      if (isOver) await inbox.done(id).catch(() => {})
    } finally {
      inHand.delete(id)
    }
  }
  const begin = (id: string, doIt: () => Promise<void>): void => {
    if (inHand.has(id)) return // N3
    inHand.add(id)
    void underWay.track(doIt())
  }

  const takeAgain = async ({ id, body, at }: Kept): Promise<void> => {
    const kept = readKept(body)
    if (kept) return work(id, kept, kept.from, at)
    const why = new TerminalError('channels.slack-unreadable', `What is kept as "${id}" can't be read.`)
    log.error('channels.slack-untaken', {}, why)
    await inbox.done(id).catch(() => {})
    inHand.delete(id)
  }
  /** The whole of it, each once; or the oldest, so that what fails for a day is not all tried every time. */
  const round = async (before: number, isWhole: boolean): Promise<void> => {
    const passed = new Set(inHand)
    for (let isMore = true; isMore && !isClosed; ) {
      const most = passed.size + batch
      const found = await inbox.pending(before, most)
      for (const kept of found.filter(({ id }) => !passed.has(id))) {
        passed.add(kept.id)
        begin(kept.id, () => takeAgain(kept))
      }
      isMore = isWhole && found.length === most
    }
  }
  const goRound = async (before: number, isWhole = false): Promise<void> => {
    if (isClosed) return
    stop = clock.after(roundMs, () => void goRound(clock.now() - graceMs))
    await round(before, isWhole).catch((error: unknown) => log.warn('channels.slack-inbox', {}, error))
  }

  return {
    async take(delivery, from) {
      if (isClosed) throw new RetryableError('channels.slack-closing', 'The program is closing.')
      const id = `slack/${nameOf(delivery)}`
      const at = clock.now()
      await inbox.put(id, JSON.stringify({ ...delivery, from }), at) // N1
      const caughtUp = isCaughtUp
      begin(id, () => caughtUp.then(() => work(id, delivery, from, at))) // N2
    },
    start() {
      // All of it, whatever a clock that was set back says.
      isCaughtUp = goRound(Number.MAX_SAFE_INTEGER, true)
    },
    idle: () => underWay.ended(),
    async close() {
      isClosed = true
      stop()
      await underWay.ended()
    },
  }
}

function readKept(body: string): (Delivery & { readonly from: string }) | undefined {
  try {
    return JSON.parse(body) as Delivery & { readonly from: string }
  } catch {
    // The parser's message quotes what a person wrote.
    return undefined
  }
}
