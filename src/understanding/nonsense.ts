import type { Lexicon } from './lexicon.ts'
import type { Word } from './words.ts'

/** Whether a text has no meaning anybody could use: no letters or digits, or every word of it keys hit at random. */
export function isNonsense(text: string, words: readonly Word[], lexicon: Lexicon): boolean {
  if (!/[\p{L}\p{N}]/u.test(text)) return true
  if (words.length === 0 || words.length > 12) return false
  const spoken = words.filter((word) => word.text.length >= 3)
  return (
    spoken.length > 0 &&
    words.every((word) => !/\d/.test(word.text)) &&
    spoken.every((word) => !isKnown(word, lexicon) && isMash(text.slice(word.start, word.end), word.text))
  )
}

const isKnown = (word: Word, lexicon: Lexicon): boolean =>
  lexicon.phrases.has(word.stem) || technical.has(word.text)

/** Short names of things that have no vowels, or look it. */
const technical: ReadonlySet<string> = new Set(
  'http https html xhtml smtp sftp https xlsx pptx docx grpc mqtt json jsonp nginx mysql graphql sdks skus cnpj vtex psps dkim ssl tls dns cdn kpis urls pdfs rfcs'.split(
    ' ',
  ),
)

function isMash(written: string, word: string): boolean {
  if (!/^[a-z]+$/.test(word)) return false
  if (word.length <= 6 && written === written.toUpperCase()) return false
  if (
    /^(.)\1{3,}$/.test(word) ||
    (/^(.{2,3})\1{2,}$/.test(word) && !/^(?:ja|je|ha|he|ji|hi|rs|la|na|si|no)+$/.test(word))
  )
    return true
  if (word.length < 4) return rows.some((row) => row.includes(word))
  if (rows.some((row) => row.includes(word))) return true
  const pairs = word.length - 1
  let odd = 0
  for (let at = 0; at < pairs; at++) if (isOdd(word[at] ?? '', word[at + 1] ?? '')) odd++
  return odd >= 2 && odd * 2 >= pairs
}

/** Neighbours on the keyboard, in both directions. */
const rows: readonly string[] = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'].flatMap((row) => [
  row,
  row.split('').toReversed().join(''),
])

/** Two letters that words of the three languages, and most names, do not put side by side. */
const isOdd = (one: string, other: string): boolean =>
  isConsonant(one) && isConsonant(other) && one !== other && !usual.has(one + other)

const isConsonant = (letter: string): boolean => !'aeiouy'.includes(letter)

const usual: ReadonlySet<string> = new Set(
  `bc bd bj bl bm bn br bs bt bv ch ck cl cn cr cs ct dg dl dm dn dr ds dt dv dw fl fr fs ft gh gl gm gn gr gs gt hm hn hr hs ht kl kn kr ks kt kw lb lc ld lf lg lh lk lm
  ln lp lq lr ls lt lv lw lz mb ml mm mn mp mr ms mt nb nc nd nf ng nh nj nk nl nm nn np nq nr ns nt nv nw nx nz pc ph pl pn pr ps pt
  rb rc rd rf rg rh rj rk rl rm rn rp rq rr rs rt rv rw rx rz sb sc sf sg sh sk sl sm sn sp sq sr ss st sv sw tb tc tch tf th tl tm tn tp tr ts tt tw tz
  vr wh wl wn wr ws xc xp xt zz zl`.split(/\s+/),
)
