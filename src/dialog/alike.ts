import type { Need } from './facts.ts'
import { fold } from './fold.ts'
import type { Ticket } from './ticket.ts'

/** Words that say nothing of what a request is about, in the three languages, without accents. */
const empty = new Set(
  `a al ao aos as ante con como da das de del do dos e el ella en era es esta este estou est eu fue ha hay i in is it la las le les lo los me mi mis minha
  meu my na nas ni no nos nao not o of on os our para pela pelo per por porque pero que quando se si sin sem su sua ta te the this to tu um uma un una
  when with y ya you your tengo tenho have problema problem error erro ayuda ajuda help`.split(/\s+/),
)

/** Two words are one word with two endings when this share of the longer one, and at least this many letters, begin alike. */
const sameWord = { share: 0.71, letters: 4 }
/** Two requests are about the same thing when they have this share of their words in common, and at least this many. */
const enough = { share: 0.5, words: 2 }

/**
 * How much two subjects have in common, from 0 to 1; 0 where that is too little to be about the same thing. One word in common
 * is too little, unless it is all that either says.
 */
export function alike(one: string, other: string): number {
  const [mine, theirs] = [wordsOf(one), wordsOf(other)]
  const left = [...theirs]
  let both = 0
  for (const word of mine) {
    const at = left.findIndex((each) => isSameWord(word, each))
    if (at < 0) continue
    left.splice(at, 1)
    both += 1
  }
  const share = both / (mine.size + theirs.size - both || 1)
  return share === 1 || (both >= enough.words && share >= enough.share) ? share : 0
}

/** The ticket that has most in common with what is asked for, if any has enough; the first of those that have as much. */
export function mostAlike(
  tickets: readonly Ticket[],
  { subjects, isChosen }: Extract<Need, { type: 'same' }>,
): Ticket | undefined {
  const [best] = tickets
    .map((ticket) => ({ ticket, share: Math.max(...subjects.map((each) => alike(ticket.subject, each))) }))
    .filter(({ share }) => (isChosen ? share === 1 : share > 0))
    .sort((one, other) => other.share - one.share)
  return best?.ticket
}

function wordsOf(text: string): ReadonlySet<string> {
  const words = (fold(text).match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !empty.has(word))
  // The plural of Portuguese words in -ão is too far from them otherwise.
  return new Set(words.map((word) => word.replace(/[ao]es$/, 'ao')))
}

/** Words with figures in them are the same only when they are equal: order 4821 is not order 4822. */
function isSameWord(one: string, other: string): boolean {
  if (one === other) return true
  if (/\d/.test(one) || /\d/.test(other)) return false
  let alike = 0
  while (alike < one.length && one[alike] === other[alike]) alike += 1
  return alike >= sameWord.letters && alike >= sameWord.share * Math.max(one.length, other.length)
}
