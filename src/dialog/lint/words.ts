import type { Language } from '../language.ts'
import type { Fault } from '../lint.ts'
import type { Question, QuestionWording, Tree, Wording } from '../tree.ts'
import { lintBalance } from './balance.ts'
import { patternsOf } from './settings.ts'
import { lintSayings } from './sayings.ts'
import { lintSynonyms } from './synonyms.ts'
import { lintTerms } from './terms.ts'

/** The words of every language against the structure: what is missing, and what belongs to nothing. */
export function lintWords(tree: Tree): readonly Fault[] {
  const given = Object.values(tree.wording)
  return [
    ...tree.languages.flatMap((language) =>
      tree.wording[language] === undefined
        ? [
            fault(
              'tree',
              ['languages'],
              `there are no words in ${language}: the file ${language}.yaml is missing`,
            ),
          ]
        : [],
    ),
    ...given.flatMap((words) =>
      tree.languages.includes(words.language)
        ? [
            ...lintPages(tree, words),
            ...lintQuestions(tree, words),
            ...lintSynonyms(words),
            ...lintTerms(words),
            ...lintSayings(words),
          ]
        : [
            fault(
              words.language,
              ['language'],
              `${words.language} is not one of the languages of the tree: ${tree.languages.join(', ')}`,
            ),
          ],
    ),
    ...lintBalance(tree, given),
  ]
}

function lintPages(tree: Tree, words: Wording): readonly Fault[] {
  const { language } = words
  return [
    ...compare(language, ['pages'], 'page', Object.keys(words.pages), [
      ...new Set(tree.pages.map((page) => page.id)),
    ]),
    ...tree.pages.flatMap((page) =>
      Object.keys(words.pages[page.id]?.questions ?? {}).flatMap((id) =>
        page.questions.includes(id)
          ? []
          : [
              fault(
                language,
                ['pages', page.id, 'questions', id],
                `page "${page.id}" has words in ${language} for "${id}", which it does not ask. It asks: ${page.questions.join(', ')}.`,
              ),
            ],
      ),
    ),
  ]
}

function lintQuestions(tree: Tree, words: Wording): readonly Fault[] {
  return [
    ...compare(
      words.language,
      ['questions'],
      'question',
      Object.keys(words.questions),
      Object.keys(tree.questions),
    ),
    ...Object.entries(tree.questions).flatMap(([id, question]) => {
      const own = words.questions[id]
      return own === undefined ? [] : lintQuestion(words.language, id, question, own)
    }),
  ]
}

function lintQuestion(
  language: Language,
  id: string,
  question: Question,
  words: QuestionWording,
): readonly Fault[] {
  const path = ['questions', id]
  const part = (key: 'options' | 'notes' | 'wants', word: string, ids: readonly string[]) =>
    compare(language, [...path, key], `${word} of question "${id}"`, Object.keys(words[key] ?? {}), ids)
  const isConsent = question.type === 'consent'
  return [
    ...part('options', 'option', question.type === 'choice' ? question.options : []),
    ...part(
      'notes',
      'note',
      question.notes.map((note) => note.id),
    ),
    ...part('wants', 'document', question.type === 'files' ? question.wants.map((want) => want.id) : []),
    ...(isConsent && words.version === undefined
      ? [fault(language, path, `the consent "${id}" has no version of its words in ${language}`)]
      : []),
    ...(!isConsent && words.version !== undefined
      ? [
          fault(
            language,
            [...path, 'version'],
            `question "${id}" has a version in ${language}, but is no consent`,
          ),
        ]
      : []),
    ...(patternsOf(question).length > 0 && words.invalid === undefined
      ? [
          fault(
            language,
            path,
            `question "${id}" has a pattern, but no "invalid" in ${language} that says what is expected`,
          ),
        ]
      : []),
  ]
}

/** Ids that lack words, and words without an id. */
function compare(
  language: Language,
  path: readonly string[],
  word: string,
  given: readonly string[],
  known: readonly string[],
): readonly Fault[] {
  const [kind, ...rest] = word.split(' ')
  const name = (id: string) => [kind, `"${id}"`, ...rest].join(' ')
  const none = known.length > 0 ? `Known ids: ${known.join(', ')}.` : 'There are none.'
  return [
    ...known
      .filter((id) => !given.includes(id))
      .map((id) => fault(language, path, `${name(id)} has no words in ${language}`)),
    ...given
      .filter((id) => !known.includes(id))
      .map((id) =>
        fault(
          language,
          [...path, id],
          `there are words in ${language} for ${name(id)}, which does not exist. ${none}`,
        ),
      ),
  ]
}

function fault(language: Fault['in'], path: readonly (string | number)[], message: string): Fault {
  return { in: language, path, message }
}
