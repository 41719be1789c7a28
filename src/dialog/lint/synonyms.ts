import { fold } from '../fold.ts'
import type { Fault } from '../lint.ts'
import type { Wording } from '../tree.ts'

/** Words that stand for two options of one question: a person who says them could mean either. */
export function lintSynonyms(words: Wording): readonly Fault[] {
  return Object.entries(words.questions).flatMap(([id, question]) => {
    const owners = new Map<string, string>()
    return Object.entries(question.options ?? {}).flatMap(([option, { label, synonyms }]) =>
      [label, ...synonyms].flatMap((said): Fault[] => {
        const owner = owners.get(plain(said)) ?? option
        owners.set(plain(said), owner)
        if (owner === option) return []
        return [
          {
            in: words.language,
            path: ['questions', id, 'options', option],
            message: `"${said}" stands for two options of question "${id}" in ${words.language}: ${owner} and ${option}`,
          },
        ]
      }),
    )
  })
}

/** As it is compared: without capitals, accents and punctuation. */
const plain = (text: string): string =>
  fold(text)
    .replace(/[^\p{L}\p{N}+$]+/gu, ' ')
    .trim()
