import type { Fault } from '../lint.ts'
import type { Question, Tree } from '../tree.ts'
import { ruleKinds } from './sites.ts'

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

/** Ids that do not exist or exist twice, and settings of a question that no answer could meet. */
export function lintStructure(tree: Tree): readonly Fault[] {
  return [
    ...lintPages(tree),
    ...Object.entries(tree.questions).flatMap(([id, question]) => lintQuestion(tree, id, question)),
    ...lintFiles(tree),
  ]
}

function lintPages(tree: Tree): readonly Fault[] {
  const pages = tree.pages.map((page) => page.id)
  return tree.pages.flatMap((page, i) => [
    ...(pages.indexOf(page.id) < i ? [fault(['pages', i, 'id'], `there are two pages "${page.id}"`)] : []),
    ...page.questions.flatMap((id, j) =>
      tree.questions[id] === undefined
        ? [
            fault(
              ['pages', i, 'questions', j],
              `page "${page.id}" asks "${id}", which is no question. ${known(tree)}`,
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
      ? [fault(path, `question "${id}" needs another id: these are taken: ${reserved.join(', ')}.`)]
      : []),
    ...(tree.places.some((place) => place.question === id)
      ? []
      : [
          fault(
            path,
            `question "${id}" is on no page, so it is never asked. Known pages: ${tree.pages.map((page) => page.id).join(', ')}.`,
          ),
        ]),
    ...lists.flatMap(([key, word, ids]) =>
      ids.flatMap((each, i) =>
        ids.indexOf(each) < i
          ? [fault([...path, key, i], `question "${id}" has the ${word} "${each}" twice`)]
          : [],
      ),
    ),
    ...lintLimits(id, question),
    ...lintPatterns(id, question),
    ...lintReferences(tree, id, question),
  ]
}

/** Limits that leave no room. */
function lintLimits(id: string, question: Question): readonly Fault[] {
  const path = ['questions', id]
  const cross = (from: string, min: number | undefined, to: string, max: number | undefined, at: string[]) =>
    min !== undefined && max !== undefined && min > max
      ? [fault([...path, ...at], `question "${id}" has ${from} ${min} above ${to} ${max}, so nothing fits`)]
      : []
  switch (question.type) {
    case 'text':
      return cross('minLength', question.minLength, 'maxLength', question.maxLength, ['minLength'])
    case 'longText':
      return [
        ...cross('minLength', question.minLength, 'maxLength', question.maxLength, ['minLength']),
        ...cross('min', question.list?.min, 'max', question.list?.max, ['list', 'min']),
      ]
    case 'number':
      return cross('min', question.min, 'max', question.max, ['min'])
    case 'date':
      return question.from === 'tomorrow' && question.until === 'today'
        ? [
            fault(
              [...path, 'from'],
              `question "${id}" wants a date from tomorrow until today, so nothing fits`,
            ),
          ]
        : []
    default:
      return []
  }
}

/** Regular expressions that are none, or that nobody explains. */
function lintPatterns(id: string, question: Question): readonly Fault[] {
  return patternsOf(question).flatMap(({ pattern, at }) => {
    try {
      new RegExp(pattern, 'u')
      return []
    } catch (error) {
      return [
        fault(
          ['questions', id, ...at],
          `question "${id}" has the pattern "${pattern}", which is no regular expression: ${(error as Error).message}`,
        ),
      ]
    }
  })
}

/** The patterns that an answer to a question must match, and where each stands. */
export function patternsOf(
  question: Question,
): readonly { readonly pattern: string; readonly at: string[] }[] {
  const own = 'pattern' in question ? question.pattern : undefined
  const items = question.type === 'longText' ? question.list?.pattern : undefined
  return [
    ...(own === undefined ? [] : [{ pattern: own, at: ['pattern'] }]),
    ...(items === undefined ? [] : [{ pattern: items, at: ['list', 'pattern'] }]),
  ]
}

/** Questions that another question is about. */
function lintReferences(tree: Tree, id: string, question: Question): readonly Fault[] {
  if (question.type === 'articles') {
    return reference(tree, id, question.about, ['about'], 'suggests articles about', ['text', 'longText'])
  }
  const start = question.type === 'longText' ? question.list?.startsWith : undefined
  return start === undefined
    ? []
    : reference(tree, id, start, ['list', 'startsWith'], 'has items that start with', ['text', 'account'])
}

function reference(
  tree: Tree,
  id: string,
  to: string,
  at: readonly string[],
  verb: string,
  types: readonly string[],
): readonly Fault[] {
  const path = ['questions', id, ...at]
  const other = tree.questions[to]
  if (other === undefined) {
    return [fault(path, `question "${id}" ${verb} "${to}", which is no question. ${known(tree)}`)]
  }
  if (!types.includes(other.type)) {
    return [
      fault(
        path,
        `question "${id}" ${verb} "${to}", which is of type ${other.type}, not ${types.join(' or ')}`,
      ),
    ]
  }
  const first = tree.places.findIndex((place) => place.question === id)
  const before = tree.places.findIndex((place) => place.question === to)
  return first !== -1 && before > first
    ? [fault(path, `question "${id}" ${verb} "${to}", which is asked later`)]
    : []
}

function lintFiles(tree: Tree): readonly Fault[] {
  const { subject, description, tags } = tree.files
  return [
    ...ruleKinds.flatMap((kind) => lintRules(kind, tree.files[kind])),
    ...subject.flatMap((rule, i) =>
      lintTemplate(tree, rule.is, ['files', 'subject', i, 'is'], 'subject', false),
    ),
    ...tags.flatMap((tag, i) => lintTemplate(tree, tag, ['files', 'tags', i], 'tag', true)),
    ...description.flatMap((id, i) => {
      const question = tree.questions[id]
      if (question === undefined) {
        return [
          fault(
            ['files', 'description', i],
            `the description is "${id}", which is no question. ${known(tree)}`,
          ),
        ]
      }
      return question.type === 'text' || question.type === 'longText'
        ? []
        : [
            fault(
              ['files', 'description', i],
              `the description is "${id}", which is of type ${question.type}, not text or longText`,
            ),
          ]
    }),
  ]
}

function lintRules(kind: string, rules: readonly { readonly when?: unknown }[]): readonly Fault[] {
  const last = rules.length - 1
  const open = rules.findIndex((rule) => rule.when === undefined)
  if (open === -1) {
    return [
      fault(
        ['files', kind, last, 'when'],
        `the last ${kind} rule has a condition, so some tickets would have no ${kind}. Add a rule without one at the end.`,
      ),
    ]
  }
  return open < last
    ? [
        fault(
          ['files', kind, open],
          `${kind} rule ${open + 1} has no condition, so the rules after it never count`,
        ),
      ]
    : []
}

function lintTemplate(
  tree: Tree,
  template: string,
  path: readonly (string | number)[],
  word: string,
  isChoiceOnly: boolean,
): readonly Fault[] {
  return namesIn(template).flatMap((id) => {
    const question = tree.questions[id]
    if (question === undefined) {
      return [fault(path, `the ${word} "${template}" names "${id}", which is no question. ${known(tree)}`)]
    }
    return isChoiceOnly && question.type !== 'choice'
      ? [
          fault(
            path,
            `the ${word} "${template}" names "${id}", which is of type ${question.type}, not choice`,
          ),
        ]
      : []
  })
}

/** The questions a template stands for: `{subject}`. */
export function namesIn(template: string): readonly string[] {
  return [...template.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')
}

const known = (tree: Tree): string => `Known questions: ${Object.keys(tree.questions).join(', ')}.`

function fault(path: readonly (string | number)[], message: string): Fault {
  return { in: 'tree', path, message }
}
