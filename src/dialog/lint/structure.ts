import type { Fault } from '../lint.ts'
import type { Question, Tree } from '../tree.ts'
import { faultAt, knownQuestions } from './fault.ts'
import { lintFiled } from './filed.ts'
import { lintSettings } from './settings.ts'

/** Prompts of the program's own, and words of the condition language: no question may be called so. */
const reserved = [
  'any',
  'all',
  'not',
  'review',
  'resume',
  'handover',
  'change',
  'clarify',
  'reply',
  'reopen',
  'start',
]

/** Ids that do not exist or exist twice, settings that no answer could meet, and rules that file nothing. */
export function lintStructure(tree: Tree): readonly Fault[] {
  return [
    ...lintPages(tree),
    ...Object.entries(tree.questions).flatMap(([id, question]) => lintQuestion(tree, id, question)),
    ...lintSearches(tree),
    ...lintFiled(tree),
  ]
}

/** A conversation holds the suggestions of one search, so a tree can ask about one. */
function lintSearches(tree: Tree): readonly Fault[] {
  const [first, ...others] = Object.keys(tree.questions).filter(
    (id) => tree.questions[id]?.type === 'articles',
  )
  return others.map((id) =>
    faultAt(
      ['questions', id, 'type'],
      `question "${id}" is a second one of type articles beside "${first}", and a tree can have one. Ask about the articles in one place, on a page that every branch passes.`,
    ),
  )
}

function lintPages(tree: Tree): readonly Fault[] {
  const pages = tree.pages.map((page) => page.id)
  return tree.pages.flatMap((page, i) => [
    ...(pages.indexOf(page.id) < i ? [faultAt(['pages', i, 'id'], `there are two pages "${page.id}"`)] : []),
    ...page.questions.flatMap((id, j) =>
      tree.questions[id] === undefined
        ? [
            faultAt(
              ['pages', i, 'questions', j],
              `page "${page.id}" asks "${id}", which is no question. ${knownQuestions(tree)}`,
            ),
          ]
        : [],
    ),
  ])
}

function lintQuestion(tree: Tree, id: string, question: Question): readonly Fault[] {
  const path = ['questions', id]
  const lists: readonly [string, string, readonly string[]][] = [
    ['notes', 'note', question.notes.map((note) => note.id)],
    ['options', 'option', question.type === 'choice' ? question.options : []],
    ['wants', 'document', question.type === 'files' ? question.wants.map((want) => want.id) : []],
  ]
  return [
    ...(reserved.includes(id)
      ? [faultAt(path, `question "${id}" needs another id: these are taken: ${reserved.join(', ')}.`)]
      : []),
    ...(tree.places.some((place) => place.question === id)
      ? []
      : [
          faultAt(
            path,
            `question "${id}" is on no page, so it is never asked. Known pages: ${tree.pages.map((page) => page.id).join(', ')}.`,
          ),
        ]),
    ...lists.flatMap(([key, word, ids]) =>
      ids.flatMap((each, i) =>
        ids.indexOf(each) < i
          ? [faultAt([...path, key, i], `question "${id}" has the ${word} "${each}" twice`)]
          : [],
      ),
    ),
    ...lintSettings(tree, id, question),
  ]
}
