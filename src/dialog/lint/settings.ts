import type { Fault } from '../lint.ts'
import type { Question, Tree } from '../tree.ts'
import { faultAt, knownQuestions } from './fault.ts'

/** Settings of a question that no answer could meet, or that are about the wrong question. */
export function lintSettings(tree: Tree, id: string, question: Question): readonly Fault[] {
  return [...lintLimits(id, question), ...lintPatterns(id, question), ...lintReferences(tree, id, question)]
}

/** Limits that leave no room. */
function lintLimits(id: string, question: Question): readonly Fault[] {
  const path = ['questions', id]
  const cross = (from: string, min: number | undefined, to: string, max: number | undefined, at: string[]) =>
    min !== undefined && max !== undefined && min > max
      ? [faultAt([...path, ...at], `question "${id}" has ${from} ${min} above ${to} ${max}, so nothing fits`)]
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
            faultAt(
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
      void new RegExp(pattern, 'u')
      return []
    } catch (error) {
      return [
        faultAt(
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

const texts = ['text', 'longText'] as const

/** Questions that another question is about. */
function lintReferences(tree: Tree, id: string, question: Question): readonly Fault[] {
  if (question.type === 'articles') {
    const { about, again } = question
    return [
      ...reference(tree, id, about, ['about'], 'suggests articles about', texts),
      ...(again === undefined
        ? []
        : named(tree, id, again, ['again'], 'suggests articles again after', texts)),
    ]
  }
  const start = question.type === 'longText' ? question.list?.startsWith : undefined
  return start === undefined
    ? []
    : reference(tree, id, start, ['list', 'startsWith'], 'has items that start with', ['text', 'account'])
}

/** A question that is asked before. */
function reference(...[tree, id, to, at, verb, types]: Parameters<typeof named>): readonly Fault[] {
  const faults = named(tree, id, to, at, verb, types)
  const first = tree.places.findIndex((place) => place.question === id)
  const before = tree.places.findIndex((place) => place.question === to)
  return faults.length === 0 && first !== -1 && before > first
    ? [faultAt(['questions', id, ...at], `question "${id}" ${verb} "${to}", which is asked later`)]
    : faults
}

function named(
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
    return [faultAt(path, `question "${id}" ${verb} "${to}", which is no question. ${knownQuestions(tree)}`)]
  }
  if (!types.includes(other.type)) {
    return [
      faultAt(
        path,
        `question "${id}" ${verb} "${to}", which is of type ${other.type}, not ${types.join(' or ')}`,
      ),
    ]
  }
  return []
}
