import { mentions, type Test, testOf } from './condition.ts'
import { treeName } from './state.ts'
import type { Page, Place, Question, Tree } from './tree.ts'

/** What is looked up in a tree at every step, found once per tree. */
export interface Outline {
  /** The tree and its version, as states name them. */
  readonly name: string
  readonly pages: readonly {
    /** Absent: always. */
    readonly isOn: Test | undefined
    readonly stops: readonly Stop[]
  }[]
  /** Where the value of each question stands while a path is walked. */
  readonly slots: ReadonlyMap<string, number>
  /** The slots before anything is answered. */
  readonly blank: readonly undefined[]
  /** Questions whose answer is known from the person. */
  readonly profile: readonly { readonly id: string; readonly kind: NonNullable<Question['profile']> }[]
  /** Each tag in parts: text, a question, text, and so on. */
  readonly tags: readonly (readonly string[])[]
  /** The articles questions about a question. */
  readonly articlesAbout: ReadonlyMap<string, readonly string[]>
  /** Those that are asked once more when a question is answered. */
  readonly articlesAgain: ReadonlyMap<string, readonly string[]>
}

/** A place with all that a walk has to know there. */
export interface Stop extends Place {
  readonly asks: Question
  readonly slot: number
  /** Absent: always. */
  readonly isOn: Test | undefined
  /** The answer decides which pages come. */
  readonly isFork: boolean
  /** The page has more than one question, and can be filled in as a form. */
  readonly isInForm: boolean
}

const outlines = new WeakMap<Tree, Outline>()

/** The outline of a tree. */
export function outlineOf(tree: Tree): Outline {
  const known = outlines.get(tree)
  if (known) return known
  const outline = draw(tree)
  outlines.set(tree, outline)
  return outline
}

/** The question of that id; undefined for any other word, whoever made it up. */
export function questionOf(tree: Tree, id: string | undefined): Question | undefined {
  return id !== undefined && Object.hasOwn(tree.questions, id) ? tree.questions[id] : undefined
}

function draw(tree: Tree): Outline {
  const questions = Object.entries(tree.questions)
  const slots = new Map(questions.map(([id], slot) => [id, slot]))
  const articlesAbout = new Map<string, string[]>()
  const articlesAgain = new Map<string, string[]>()
  for (const [id, question] of questions) {
    if (question.type !== 'articles') continue
    const { about, again } = question
    articlesAbout.set(about, [...(articlesAbout.get(about) ?? []), id])
    if (again !== undefined) articlesAgain.set(again, [...(articlesAgain.get(again) ?? []), id])
  }
  const forks = new Set(tree.pages.flatMap((page) => [...mentions(page.when).keys()]))
  const stopsOf = (page: Page): readonly Stop[] =>
    page.questions.flatMap((id) => {
      const asks = questionOf(tree, id)
      const place = tree.places.find((each) => each.page === page.id && each.question === id)
      const slot = slots.get(id)
      if (asks === undefined || place === undefined || slot === undefined) return []
      const isOn = testOf(asks.when, slots)
      return [{ ...place, asks, slot, isOn, isFork: forks.has(id), isInForm: page.questions.length > 1 }]
    })
  return {
    name: treeName(tree),
    pages: tree.pages.map((page) => ({ isOn: testOf(page.when, slots), stops: stopsOf(page) })),
    slots,
    blank: questions.map(() => undefined),
    profile: questions.flatMap(([id, { profile }]) => (profile === undefined ? [] : [{ id, kind: profile }])),
    tags: tree.files.tags.map((tag) => tag.split(/\{(\w+)\}/)),
    articlesAbout,
    articlesAgain,
  }
}
