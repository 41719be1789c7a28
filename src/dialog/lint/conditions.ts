import type { Fault } from '../lint.ts'
import { skipped, unsure } from '../state.ts'
import type { Question, Tree } from '../tree.ts'
import { type Leaf, leavesOf, type Site, sitesOf } from './sites.ts'

/** Conditions that name a question or a value that is not there, or one that is not known yet. */
export function lintConditions(tree: Tree): readonly Fault[] {
  return sitesOf(tree).flatMap((site) =>
    leavesOf(site.condition, site.path).flatMap((leaf) => {
      const message = wrongQuestion(tree, leaf) ?? wrongValue(tree, leaf) ?? tooEarly(tree, site, leaf)
      return message === undefined
        ? []
        : [
            {
              in: 'tree' as const,
              path: leaf.path,
              message: `${site.thing} is ${site.state} when ${message}`,
            },
          ]
    }),
  )
}

function wrongQuestion(tree: Tree, { question, value }: Leaf): string | undefined {
  const known = tree.questions[question]
  const said = `${question} is ${JSON.stringify(value)}`
  if (known === undefined) {
    return `${said}, but there is no question "${question}". Known questions: ${Object.keys(tree.questions).join(', ')}.`
  }
  if (known.type !== 'choice' && known.type !== 'consent') {
    return `${said}, but "${question}" is of type ${known.type}: a condition can only look at choices and consents.`
  }
  return undefined
}

function wrongValue(tree: Tree, { question, value }: Leaf): string | undefined {
  const values = valuesOf(tree.questions[question])
  if (values.includes(value as string | boolean)) return undefined
  return `${question} is ${JSON.stringify(value)}, which is not one of its options. Known options: ${values.join(', ')}.`
}

/** Every value that a condition can find in a question. */
function valuesOf(question: Question | undefined): readonly (string | boolean)[] {
  if (question === undefined) return []
  const own = question.type === 'choice' ? question.options : [true, false]
  const isUnsure = question.type === 'choice' && question.unsure
  return [...own, ...(isUnsure ? [unsure] : []), ...(question.optional === false ? [] : [skipped])]
}

function tooEarly(tree: Tree, site: Site, { question, value }: Leaf): string | undefined {
  if (site.isLate) return undefined
  const asked = tree.places.findIndex((place) => place.question === question)
  const last = tree.places.findLastIndex((place) =>
    site.page === undefined ? place.question === site.question : place.page === site.page,
  )
  const first = site.page === undefined ? last : tree.places.findIndex((place) => place.page === site.page)
  if (asked !== -1 && first !== -1 && asked >= first) {
    return `${question} is ${JSON.stringify(value)}, but "${question}" is not asked before. Ask it on an earlier page, or earlier on the page.`
  }
  return undefined
}
