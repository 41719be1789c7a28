import type { Condition } from '../condition.ts'
import type { Tree } from '../tree.ts'

/** A place in the tree where a condition stands. */
export interface Site {
  readonly condition: Condition
  readonly path: readonly (string | number)[]
  /** What depends on it, and what it then is: `question "impact"` is `shown`. */
  readonly thing: string
  readonly state: string
  /** The page or question that it belongs to; a rule of what is filed has neither. */
  readonly page?: string
  readonly question?: string
  /** It is looked at when everything is answered, so it may name any question. */
  readonly isLate: boolean
}

/** One comparison inside a condition: the question named, and one of the values it is compared with. */
export interface Leaf {
  readonly question: string
  readonly value: unknown
  readonly path: readonly (string | number)[]
}

/** The parts of a tree's `files` that are lists of rules. */
export const ruleKinds = ['subject', 'priority', 'type'] as const

/** Every condition of the tree. */
export function sitesOf(tree: Tree): readonly Site[] {
  return [...pageSites(tree), ...questionSites(tree), ...ruleSites(tree)]
}

function pageSites(tree: Tree): readonly Site[] {
  return tree.pages.flatMap((page, i) =>
    site(page.when, {
      path: ['pages', i, 'when'],
      thing: `page "${page.id}"`,
      state: 'shown',
      page: page.id,
      isLate: false,
    }),
  )
}

function questionSites(tree: Tree): readonly Site[] {
  return Object.entries(tree.questions).flatMap(([id, question]) => {
    const at = { thing: `question "${id}"`, question: id, isLate: false }
    const path = ['questions', id]
    const part = (key: 'notes' | 'wants', entry: { id: string }, i: number, isLate: boolean) => ({
      path: [...path, key, i, 'when'],
      thing: `${key === 'notes' ? 'note' : 'document'} "${entry.id}" of question "${id}"`,
      state: key === 'notes' ? 'shown' : 'wanted',
      question: id,
      isLate,
    })
    return [
      ...site(question.when, { ...at, path: [...path, 'when'], state: 'shown' }),
      ...site(question.optional, { ...at, path: [...path, 'optional'], state: 'optional' }),
      ...question.notes.flatMap((note, i) => site(note.when, part('notes', note, i, false))),
      ...(question.type === 'files'
        ? [
            ...site(question.passive, { ...at, path: [...path, 'passive'], state: 'passive' }),
            ...question.wants.flatMap((want, i) => site(want.when, part('wants', want, i, true))),
          ]
        : []),
    ]
  })
}

function ruleSites(tree: Tree): readonly Site[] {
  return ruleKinds.flatMap((kind) =>
    tree.files[kind].flatMap((rule, i) =>
      site(rule.when, {
        path: ['files', kind, i, 'when'],
        thing: `${kind} rule ${i + 1}`,
        state: 'used',
        isLate: true,
      }),
    ),
  )
}

function site(condition: Condition | boolean | undefined, rest: Omit<Site, 'condition'>): readonly Site[] {
  return typeof condition === 'object' ? [{ condition, ...rest }] : []
}

/** Every comparison in a condition. */
export function leavesOf(condition: Condition, path: readonly (string | number)[]): readonly Leaf[] {
  return Object.entries(condition).flatMap(([key, wanted]) => {
    const here = [...path, key]
    if (key === 'any' || key === 'all') {
      return (wanted as readonly Condition[]).flatMap((part, i) => leavesOf(part, [...here, i]))
    }
    if (key === 'not') return leavesOf(wanted as Condition, here)
    return Array.isArray(wanted)
      ? wanted.map((value, i) => ({ question: key, value, path: [...here, i] }))
      : [{ question: key, value: wanted, path: here }]
  })
}
