/**
 * A saying is how people mean an option without naming it: words that stand near each other, in any order.
 * `change|move due_date !checkout` is met by "can we move the date when it is due?" where each part is found.
 *
 * A part is one or more alternatives with `|` between them. An alternative is a word; several with `_` between them,
 * which follow each other; or `<term>`, which stands for all alternatives of that term. A `*` at the end of a word
 * stands for any ending. A part after `!` is one that must not be there.
 */
export interface Saying {
  readonly parts: readonly Part[]
}

export interface Part {
  readonly alternatives: readonly string[]
  readonly isAbsent: boolean
}

/** The parts of a saying stand within this many words. */
export const reach = 12

const word = String.raw`[\p{L}\p{N}]+`
const alternative = String.raw`(?:${word}_)*(?:${word}|\p{L}{3,}\*)`
const choice = String.raw`(?:${alternative}|<[a-z][a-z0-9_]*>)`
const part = String.raw`${choice}(?:\|${choice})*`

/** The alternatives of a term. */
export const termForm = new RegExp(String.raw`^${alternative}(?:\|${alternative})*$`, 'u')
/** At least two parts, the first of them wanted: a single word is a synonym. */
export const sayingForm = new RegExp(String.raw`^${part}(?: ${part})+(?: !${part})*$`, 'u')

/** As a saying, of one part or more. */
export const hintForm = new RegExp(String.raw`^${part}(?: ${part})*(?: !${part})*$`, 'u')
/** Alternatives of which one is enough. */
export const choiceForm = new RegExp(`^${part}$`, 'u')

/** What a saying of that form is made of, its terms looked up; a term that nobody knows stands for nothing. */
export function sayingOf(text: string, terms: Readonly<Record<string, string>>): Saying {
  const parts = text.split(' ').map((written) => {
    const isAbsent = written.startsWith('!')
    const alternatives = written
      .slice(isAbsent ? 1 : 0)
      .split('|')
      .flatMap((each) => (each.startsWith('<') ? (terms[each.slice(1, -1)] ?? '').split('|') : [each]))
    return { alternatives: alternatives.filter((each) => each !== ''), isAbsent }
  })
  return { parts }
}

/** The terms that a saying names. */
export const termsIn = (text: string): readonly string[] =>
  [...text.matchAll(/<([a-z0-9_]+)>/g)].map(([, term = '']) => term)
