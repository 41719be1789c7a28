import type { Fault } from '../lint.ts'
import type { Tree } from '../tree.ts'
import { faultAt, knownQuestions } from './fault.ts'
import { ruleKinds } from './sites.ts'

/** Rules that leave a ticket without something, and templates that name what is not there. */
export function lintFiled(tree: Tree): readonly Fault[] {
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
          faultAt(
            ['files', 'description', i],
            `the description is "${id}", which is no question. ${knownQuestions(tree)}`,
          ),
        ]
      }
      return question.type === 'text' || question.type === 'longText'
        ? []
        : [
            faultAt(
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
      faultAt(
        ['files', kind, last, 'when'],
        `the last ${kind} rule has a condition, so some tickets would have no ${kind}. Add a rule without one at the end.`,
      ),
    ]
  }
  return open < last
    ? [
        faultAt(
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
      return [
        faultAt(
          path,
          `the ${word} "${template}" names "${id}", which is no question. ${knownQuestions(tree)}`,
        ),
      ]
    }
    return isChoiceOnly && question.type !== 'choice'
      ? [
          faultAt(
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
