import { holds, isOn } from '../condition.ts'
import type { Fault } from '../lint.ts'
import type { Tree } from '../tree.ts'
import { ruleKinds, type Site, sitesOf } from './sites.ts'
import { namesIn } from './filed.ts'
import { type Way, waysOf } from './ways.ts'

/** What shows only when every way through the tree is tried: what nobody can reach, and ways that end with nothing. */
export function lintReach(tree: Tree): readonly Fault[] {
  const ways = waysOf(tree)
  if (ways === undefined) {
    return [
      {
        in: 'tree',
        path: ['pages'],
        message:
          'the conditions look at so many answers that the ways through the tree cannot all be tried. Let fewer questions decide.',
      },
    ]
  }
  return [
    ...sitesOf(tree).flatMap((site) => lintSite(tree, site, ways)),
    ...lintTwice(ways),
    ...lintDescription(tree, ways),
    ...lintRules(tree, ways),
  ]
}

/** A condition that holds on no way, although what it belongs to is reached. */
function lintSite(tree: Tree, site: Site, ways: readonly Way[]): readonly Fault[] {
  return isDead(tree, site, ways)
    ? [
        {
          in: 'tree',
          path: site.path,
          message: `${site.thing} is never ${site.state}: its condition holds on no way through the tree`,
        },
      ]
    : []
}

function isDead(tree: Tree, site: Site, ways: readonly Way[]): boolean {
  const { page, question, path, condition } = site
  if (page !== undefined) return !ways.some((way) => way.pages.includes(page))
  if (question === undefined) return false
  const onPath = ways.filter((way) => way.places.some((place) => place.question === question))
  const isOwn = path.length === 3 && path[2] === 'when'
  if (!isOwn) return onPath.length > 0 && !onPath.some((way) => holds(condition, way.value))
  const pages = tree.places.filter((place) => place.question === question).map((place) => place.page)
  return onPath.length === 0 && ways.some((way) => pages.some((each) => way.pages.includes(each)))
}

/** A question that would stand twice in one review. */
function lintTwice(ways: readonly Way[]): readonly Fault[] {
  const found = new Map<string, Fault>()
  for (const way of ways) {
    for (const [i, place] of way.places.entries()) {
      const first = way.places.findIndex((each) => each.question === place.question)
      if (first === i || found.has(place.question)) continue
      found.set(place.question, {
        in: 'tree',
        path: ['questions', place.question],
        message: `question "${place.question}" is on the pages "${way.places[first]?.page}" and "${place.page}" of one way: when ${way.because}`,
      })
    }
  }
  return [...found.values()]
}

/** A way on which nothing that must be answered can be the description. */
function lintDescription(tree: Tree, ways: readonly Way[]): readonly Fault[] {
  const bare = ways.find((way) => !tree.files.description.some((id) => isAnswered(tree, way, id)))
  return bare === undefined
    ? []
    : [
        {
          in: 'tree',
          path: ['files', 'description'],
          message: `nothing describes the ticket when ${bare.because}. Questions that may: ${tree.files.description.join(', ')}.`,
        },
      ]
}

/** Whether a person who gets to the review has answered this question. */
function isAnswered(tree: Tree, way: Way, id: string): boolean {
  const question = tree.questions[id]
  return (
    question !== undefined &&
    way.places.some((place) => place.question === id) &&
    !isOn(question.optional, way.value)
  )
}

function lintRules(tree: Tree, ways: readonly Way[]): readonly Fault[] {
  return ruleKinds.flatMap((kind) => {
    const rules = tree.files[kind]
    return rules.flatMap((rule, i) => {
      const path = ['files', kind, i]
      const uses = ways.filter((way) => rules.findIndex(({ when }) => holds(when, way.value)) === i)
      if (uses.length === 0 && rule.when !== undefined) {
        const message = `${kind} rule ${i + 1} is never used: its condition holds on no way, or a rule before it is used`
        return [{ in: 'tree' as const, path: [...path, 'when'], message }]
      }
      return kind === 'subject' ? lintSubject(tree, rule.is, [...path, 'is'], uses) : []
    })
  })
}

/** A subject that names a question which may have no answer. */
function lintSubject(
  tree: Tree,
  template: string,
  path: readonly (string | number)[],
  uses: readonly Way[],
): readonly Fault[] {
  return namesIn(template).flatMap((id) => {
    const bare = uses.find((way) => !isAnswered(tree, way, id))
    const message = `the subject "${template}" names "${id}", which need not be answered when ${bare?.because}`
    return bare === undefined ? [] : [{ in: 'tree' as const, path, message }]
  })
}
