import type { Steps } from './steps.ts'
import { nearest, type Vectors } from './vectors.ts'

/** How many articles are tried. */
const tried = 60
/** Below the first share vectors know no meanings, and count nothing; from the second on they count in full. */
const shares = { none: 0.75, full: 0.95 }

/**
 * How far vectors can be trusted, from 0 to 1: how often the one of a text in Spanish or Portuguese lies nearest, among all English
 * ones, to the one of the same article. Vectors that know meanings do that nearly always; others would put the wrong articles first.
 */
export function* trustIn(vectors: Vectors): Steps<number> {
  const english = rowsOf(vectors, ({ locale }) => locale === 'en')
  const there = new Set(english.ids)
  const others = vectors.ids.flatMap((id, row) =>
    vectors.locales[row] !== 'en' && there.has(id) ? [row] : [],
  )
  const step = Math.max(1, Math.floor(others.length / tried))
  const asked = others.filter((_, place) => place % step === 0).slice(0, tried)
  if (asked.length < tried / 2) return 0
  let right = 0
  const length = vectors.values.length / vectors.ids.length
  for (const row of asked) {
    yield
    const query = Float32Array.from(vectors.values.subarray(row * length, (row + 1) * length))
    if (nearest(english, query, 1)[0] === vectors.ids[row]) right += 1
  }
  const share = right / asked.length
  return Math.min(1, Math.max(0, (share - shares.none) / (shares.full - shares.none)))
}

function rowsOf(vectors: Vectors, isWanted: (row: { readonly locale: string }) => boolean): Vectors {
  const length = vectors.ids.length === 0 ? 0 : vectors.values.length / vectors.ids.length
  const rows = vectors.locales.flatMap((locale, row) => (isWanted({ locale }) ? [row] : []))
  const values = new Int8Array(rows.length * length)
  for (const [place, row] of rows.entries())
    values.set(vectors.values.subarray(row * length, (row + 1) * length), place * length)
  const pick = (all: readonly string[]): readonly string[] => rows.map((row) => all[row] ?? '')
  return {
    model: vectors.model,
    ids: pick(vectors.ids),
    locales: pick(vectors.locales),
    digests: pick(vectors.digests),
    values,
  }
}
