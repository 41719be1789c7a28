import type { Document } from '../knowledge.ts'

/** Where articles come from. */
export interface Source {
  /** The same for the same source: a path, an address. */
  readonly name: string
  /** How many items are read side by side at most; absent: as many as the program likes. */
  readonly atOnce?: number
  /**
   * Everything that the source holds now. What can't be listed is yielded as a problem, and the rest goes on.
   * @param before what was brought in from it; a source that can be asked for changes alone lists them, and says what stays.
   * @throws RetryableError when the source is away; TerminalError when it is none.
   */
  items(signal: AbortSignal, before: Before): AsyncIterable<Item | Problem | Rest | Mark>
}

/** What there is of a source before it is listed again. */
export interface Before {
  /** What it left when it was last listed to its end. */
  readonly mark: string | undefined
  /** Epoch ms. */
  readonly now: number
  has(path: string): boolean
  /** How many items there are whose path begins like that. */
  count(prefix: string): number
}

/** What begins like that and was not listed did not change: it stays. */
export interface Rest {
  readonly rest: string
}

/** From where the next import goes on; it is kept once this one is at its end. */
export interface Mark {
  readonly mark: string
}

/** A file, a page: what is read as one. */
export interface Item {
  readonly path: string
  /** Stands for what is in it now; absent: it has to be read to know. */
  readonly fingerprint?: string
  /** How many items there are, as far as is known by now. */
  readonly of?: number
  /** @throws RetryableError when it is away: what was read of it before stays. */
  read(): Promise<Read>
}

export interface Read {
  readonly documents: readonly Document[]
  readonly problems: readonly Problem[]
}

/** Something that was left out, or not taken as it is, and what to do about it. */
export interface Problem {
  readonly path: string
  /** From 1; absent where it is about all of it. */
  readonly line?: number
  readonly problem: string
}

export const isProblem = (each: Item | Problem | Rest | Mark): each is Problem => 'problem' in each
export const isItem = (each: Item | Rest | Mark): each is Item => 'read' in each

/** `file:12: what is wrong`; a problem that names its file itself stands alone. */
export const tell = ({ path, line, problem }: Problem): string =>
  problem.startsWith(path) ? problem : `${path}${line === undefined ? '' : `:${line}`}: ${problem}`
