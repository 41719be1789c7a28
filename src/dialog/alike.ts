/** Words that say nothing of what a request is about, in the three languages, without accents. */
const empty = new Set(
  `a al ao aos as ante con como da das de del do dos e el ella en era es esta este estou est eu fue ha hay i in is it la las le les lo los me mi mis minha
  meu my na nas ni no nos nao not o of on os our para pela pelo per por porque pero que quando se si sin sem su sua ta te the this to tu um uma un una
  when with y ya you your tengo tenho have problema problem error erro ayuda ajuda help`.split(/\s+/),
)

/** So much of a word is compared: endings differ. */
const stem = 5
/** Two requests are about the same thing when they share so much of their words, and at least so many. */
const enough = { share: 0.5, words: 2 }

/** How much two subjects have in common, from 0 to 1; 0 where that is too little to be about the same thing. */
export function alike(one: string, other: string): number {
  const [mine, theirs] = [wordsOf(one), wordsOf(other)]
  let both = 0
  for (const word of mine) if (theirs.has(word)) both += 1
  const share = both / (mine.size + theirs.size - both || 1)
  const least = Math.min(enough.words, mine.size, theirs.size)
  return both >= least && both > 0 && share >= enough.share ? share : 0
}

function wordsOf(text: string): ReadonlySet<string> {
  const plain = text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
  return new Set(
    (plain.match(/[\p{L}\p{N}]+/gu) ?? [])
      .filter((word) => !empty.has(word))
      .map((word) => word.slice(0, stem)),
  )
}
