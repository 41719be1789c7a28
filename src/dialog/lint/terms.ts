import type { Fault } from '../lint.ts'
import { termsIn } from '../saying.ts'
import type { Wording } from '../tree.ts'

/** Terms that are named where nobody explains them, and terms that nothing names. */
export function lintTerms(words: Wording): readonly Fault[] {
  const known = Object.keys(words.terms)
  const named = placesIn(words).flatMap(({ text, path }) =>
    termsIn(text).map((term) => ({ term, text, path })),
  )
  return [
    ...named
      .filter(({ term }) => !known.includes(term))
      .map(({ term, text, path }) => ({
        in: words.language,
        path,
        message: `"${text}" names the term "${term}", which is not among the terms in ${words.language}: ${known.join(', ') || 'there are none'}`,
      })),
    ...known
      .filter((term) => !named.some((each) => each.term === term))
      .map((term) => ({
        in: words.language,
        path: ['terms', term],
        message: `nothing in ${words.language} names the term "${term}"`,
      })),
  ]
}

interface Place {
  readonly text: string
  readonly path: readonly (string | number)[]
}

/** Where a term can be named. */
const placesIn = (words: Wording): readonly Place[] => [
  ...sayingsIn(words),
  ...Object.entries(words.questions).flatMap(([id, { unless, options }]) => [
    ...unlessAt(unless, ['questions', id]),
    ...Object.entries(options ?? {}).flatMap(([option, each]) =>
      unlessAt(each.unless, ['questions', id, 'options', option]),
    ),
  ]),
]

/** The sayings and hints of every option. */
export const sayingsIn = ({ questions }: Wording): readonly Place[] =>
  Object.entries(questions).flatMap(([id, { options }]) =>
    Object.entries(options ?? {}).flatMap(([option, { says, hints }]) => {
      const path = ['questions', id, 'options', option]
      return [
        ...says.map((text, index) => ({ text, path: [...path, 'says', index] })),
        ...hints.map((text, index) => ({ text, path: [...path, 'hints', index] })),
      ]
    }),
  )

const unlessAt = (text: string | undefined, path: readonly string[]): readonly Place[] =>
  text === undefined ? [] : [{ text, path: [...path, 'unless'] }]
