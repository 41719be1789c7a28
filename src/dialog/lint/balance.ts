import type { Fault } from '../lint.ts'
import type { Wording } from '../tree.ts'

/** What one language says and another leaves out: a hint, an example, the synonyms of an option. */
export function lintBalance(given: readonly Wording[]): readonly Fault[] {
  const keys = new Map(given.map((words) => [words.language, new Map(keysOf(words))]))
  const all = new Map([...keys.values()].flatMap((each) => [...each]))
  return [...all].flatMap(([key, path]) => {
    const having = [...keys].filter(([, each]) => each.has(key)).map(([language]) => language)
    return [...keys].flatMap(([language, each]) =>
      each.has(key)
        ? []
        : [
            {
              in: language,
              path,
              message: `${key} is there in ${having.join(' and ')}, but not in ${language}`,
            },
          ],
    )
  })
}

type Entry = readonly [string, readonly string[]]

/** The words that may be left out, and are there: their place in words, and as a path. */
function keysOf(words: Wording): readonly Entry[] {
  return [
    ...Object.entries(words.questions).flatMap(([id, own]) => [
      ...sentencesOf(own, `of question "${id}"`, ['questions', id]),
      ...Object.entries(own.options ?? {}).flatMap(([option, each]) =>
        sentencesOf(each, `of option "${option}" of question "${id}"`, ['questions', id, 'options', option]),
      ),
    ]),
    ...Object.entries(words.pages).flatMap(([page, each]) =>
      Object.entries(each.questions ?? {}).flatMap(([id, own]) =>
        sentencesOf(own, `of question "${id}" on page "${page}"`, ['pages', page, 'questions', id]),
      ),
    ),
  ]
}

function sentencesOf(words: object, of: string, path: readonly string[]): readonly Entry[] {
  return Object.entries(words).flatMap(([key, value]): Entry[] => {
    const isThere = typeof value === 'string' || (Array.isArray(value) && value.length > 0)
    return isThere && key !== 'version' ? [[`"${key}" ${of}`, path]] : []
  })
}
