import type { Language } from '../dialog/language.ts'

/** Which stems the documents of each language use, and how telling each of them is. */
export interface Vocabulary {
  /** Counts the distinct stems of one more document. */
  add(language: Language, stems: ReadonlySet<string>): void
  knows(stem: string, language: Language): boolean
  /**
   * How much a stem narrows down what is meant: near 0 when most documents have it, 1 when one has. A stem that none
   * has weighs as much as an uncommon one: with few documents most words of a good question are not among them.
   */
  weight(stem: string, language: Language): number
}

export function createVocabulary(): Vocabulary {
  const counts: Readonly<Record<Language, Map<string, number>>> = {
    es: new Map(),
    pt: new Map(),
    en: new Map(),
  }
  const documents: Record<Language, number> = { es: 0, pt: 0, en: 0 }
  return {
    add(language, stems) {
      documents[language]++
      for (const stem of stems) counts[language].set(stem, (counts[language].get(stem) ?? 0) + 1)
    },
    knows: (stem, language) => counts[language].has(stem),
    weight(stem, language) {
      const having = counts[language].get(stem)
      if (having === undefined) return unknownWeight
      const all = documents[language]
      return Math.log(1 + (all - having + 0.5) / (having + 0.5)) / Math.log(1 + (all - 0.5) / 1.5)
    },
  }
}

const unknownWeight = 0.7
