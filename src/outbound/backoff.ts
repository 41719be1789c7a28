/** How often a thing is tried before it counts as impossible: with the waits below, for about a day. */
export const mostAttempts = 300

const firstMs = 1_000
const longestMs = 300_000
const longestAskedMs = 86_400_000

/**
 * How long to wait after this many failed tries, in ms: doubling up to five minutes, and never less than the other side
 * asked for, which counts up to a day. `key` spreads the tries of different things, so that they do not all come at once.
 */
export function waitMs(attempts: number, key: string, askedMs = 0): number {
  const doubled = Math.min(longestMs, firstMs * 2 ** Math.min(attempts - 1, 20))
  return Math.max(Math.min(askedMs, longestAskedMs), Math.round(doubled * (0.75 + spread(key) / 2)))
}

/** 0 to 1, the same for the same key. */
function spread(key: string): number {
  let hash = 7
  for (const char of key) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) % 65_521
  return hash / 65_521
}
