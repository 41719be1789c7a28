import type { Fault } from '../lint.ts'
import type { Tree, Wording } from '../tree.ts'

/**
 * What one language says and another leaves out: a hint, an example, the synonyms of an option. Ids that are missing
 * or unknown in a language are told of elsewhere, once.
 */
export function lintBalance(tree: Tree, given: readonly Wording[]): readonly Fault[] {
  const all = given.map((words) => ({ language: words.language, spots: spotsOf(tree, words) }))
  const keys = new Set(
    all.flatMap(({ spots }) => spots.flatMap((spot) => spot.keys.map((key) => name(spot, key)))),
  )
  return all.flatMap(({ language, spots }) =>
    spots.flatMap((spot) =>
      sentences.flatMap((key) => {
        if (!keys.has(name(spot, key)) || spot.keys.includes(key)) return []
        const having = all.filter((other) =>
          other.spots.some((each) => each.of === spot.of && each.keys.includes(key)),
        )
        const there = having.map((other) => other.language).join(' and ')
        return [
          {
            in: language,
            path: spot.path,
            message: `${name(spot, key)} is there in ${there}, but not in ${language}`,
          },
        ]
      }),
    ),
  )
}

/** The words that may be left out, wherever they may stand. */
const sentences = [
  'label',
  'ask',
  'hint',
  'why',
  'again',
  'example',
  'invalid',
  'cues',
  'synonyms',
  'says',
  'hints',
  'unless',
]

/** A place for words in one language, and those of its words that are there. */
interface Spot {
  readonly of: string
  readonly path: readonly string[]
  readonly keys: readonly string[]
}

const name = (spot: Spot, key: string): string => `"${key}" of ${spot.of}`

function spotsOf(tree: Tree, words: Wording): readonly Spot[] {
  const questions = Object.entries(tree.questions).flatMap(([id, question]) => [
    ...spot(words.questions[id], `question "${id}"`, ['questions', id]),
    ...(question.type === 'choice' ? question.options : []).flatMap((option) =>
      spot(words.questions[id]?.options?.[option], `option "${option}" of question "${id}"`, [
        'questions',
        id,
        'options',
        option,
      ]),
    ),
  ])
  const pages = tree.pages.flatMap((page) => {
    const own = words.pages[page.id]
    return own === undefined
      ? []
      : page.questions.flatMap((id) =>
          spot(own.questions?.[id] ?? {}, `question "${id}" on page "${page.id}"`, [
            'pages',
            page.id,
            'questions',
            id,
          ]),
        )
  })
  return [...questions, ...pages]
}

function spot(words: object | undefined, of: string, path: readonly string[]): readonly Spot[] {
  if (words === undefined) return []
  const keys = Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' || (Array.isArray(value) && value.length > 0) ? [key] : [],
  )
  return [{ of, path, keys }]
}
