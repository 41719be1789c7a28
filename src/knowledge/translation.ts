import type { Steps } from './steps.ts'

/** What stems are called in another language, most likely first; those that are seldom seen are missing. */
export type Translations = ReadonlyMap<string, readonly Rendering[]>

export interface Rendering {
  readonly stem: string
  /** How often it is that one, 0 to 1. */
  readonly share: number
}

/** One title in two languages, as distinct stems. */
export type Pair = readonly [from: readonly string[], to: readonly string[]]

/**
 * Learns from titles in two languages which stem stands for which. Every stem of one side is explained by those of the
 * other, each in the measure in which it has explained it so far (IBM model 1).
 */
export function* learnTranslation(pairs: readonly Pair[]): Steps<Translations> {
  const links = new Links()
  for (const [number, [from, to]] of pairs.entries()) {
    if (number % pairsAStep === 0) yield
    links.add(from, to)
  }
  let shares = new Float32Array(links.size).fill(1)
  for (let round = 0; round < rounds; round++) {
    yield
    shares = links.share(links.explain(shares))
  }
  return links.renderings(shares)
}

/** The stems that stand in the two languages of one title, by number. */
class Links {
  readonly #from = new Map<string, number>()
  readonly #to = new Map<string, number>()
  readonly #numbers = new Map<number, number>()
  /** Of each link, the number of its stem. */
  readonly #origin: number[] = []
  readonly #target: number[] = []
  /** Of each title, and each stem of its other side, the links that may explain it. */
  readonly #choices: Uint32Array[] = []

  get size(): number {
    return this.#origin.length
  }

  add(from: readonly string[], to: readonly string[]): void {
    const origins = from.map((stem) => numberIn(this.#from, stem))
    for (const stem of to) {
      const target = numberIn(this.#to, stem)
      this.#choices.push(Uint32Array.from(origins, (origin) => this.#link(origin, target)))
    }
  }

  #link(origin: number, target: number): number {
    const link = numberIn(this.#numbers, origin * mostStems + target)
    this.#origin[link] = origin
    this.#target[link] = target
    return link
  }

  /** How much each link explains when the links of a stem share it out by `shares`. */
  explain(shares: Float32Array): Float32Array {
    const explained = new Float32Array(this.size)
    for (const choices of this.#choices) {
      let sum = unexplained
      for (const link of choices) sum += shares[link] ?? 0
      for (const link of choices) explained[link] = (explained[link] ?? 0) + (shares[link] ?? 0) / sum
    }
    return explained
  }

  /** What part of all that its stem explains each link does. Of a stem that is seldom seen, nobody can say. */
  share(explained: Float32Array): Float32Array<ArrayBuffer> {
    const totals = new Float32Array(this.#from.size)
    for (const [link, origin] of this.#origin.entries())
      totals[origin] = (totals[origin] ?? 0) + (explained[link] ?? 0)
    return Float32Array.from(
      explained,
      (own, link) => own / ((totals[this.#origin[link] ?? 0] ?? 0) + seldom),
    )
  }

  renderings(shares: Float32Array): Translations {
    const from = [...this.#from.keys()]
    const to = [...this.#to.keys()]
    const found = new Map<string, Rendering[]>()
    for (const [link, share] of shares.entries()) {
      if (share < leastShare) continue
      const origin = from[this.#origin[link] ?? -1]
      const stem = to[this.#target[link] ?? -1]
      if (origin === undefined || stem === undefined) continue
      const list = found.get(origin)
      if (list === undefined) found.set(origin, [{ stem, share }])
      else list.push({ stem, share })
    }
    for (const list of found.values()) list.sort((a, b) => b.share - a.share)
    return found
  }
}

/** The number of a key: that of its first sight. */
function numberIn<Key>(numbers: Map<Key, number>, key: Key): number {
  const known = numbers.get(key)
  if (known !== undefined) return known
  numbers.set(key, numbers.size)
  return numbers.size - 1
}

const rounds = 5
const leastShare = 0.05
/** Words that come from nowhere. */
const unexplained = 0.05
/** How many times a stem has to be seen before half of what is seen is believed. */
const seldom = 2
const mostStems = 2 ** 26
const pairsAStep = 100
