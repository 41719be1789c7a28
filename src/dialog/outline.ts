import { mentions, type Test, testOf } from './condition.ts'
import type { Place, Question, Tree } from './tree.ts'

/** What is looked up in a tree at every step, found once per tree. */
export interface Outline {
  readonly pages: readonly {
    readonly isOn: Test
    readonly stops: readonly Stop[]
  }[]
  /** Where the value of each question stands while a path is walked. */
  readonly slots: ReadonlyMap<string, number>
  /** The slots before anything is answered. */
  readonly blank: readonly undefined[]
  /** Questions whose answer is known from the person. */
  readonly profile: readonly { readonly id: string; readonly kind: NonNullable<Question['profile']> }[]
  /** The articles questions about a question. */
  readonly articlesAbout: ReadonlyMap<string, readonly string[]>
  /** Questions that decide which pages come. */
  readonly forks: ReadonlySet<string>
  /** Pages with more than one question, which can be filled in as a form. */
  readonly forms: ReadonlySet<string>
}

interface Stop {
  readonly place: Place
  readonly question: Question
  readonly slot: number
  readonly isOn: Test
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
  for (const [id, question] of questions) {
    if (question.type !== 'articles') continue
    articlesAbout.set(question.about, [...(articlesAbout.get(question.about) ?? []), id])
  }
  return {
    pages: tree.pages.map((page) => ({
      isOn: testOf(page.when, slots),
      stops: page.questions.flatMap((id) => {
        const question = questionOf(tree, id)
        const place = tree.places.find((each) => each.page === page.id && each.question === id)
        const slot = slots.get(id)
        if (question === undefined || place === undefined || slot === undefined) return []
        return [{ place, question, slot, isOn: testOf(question.when, slots) }]
      }),
    })),
    slots,
    blank: questions.map(() => undefined),
    profile: questions.flatMap(([id, { profile }]) => (profile === undefined ? [] : [{ id, kind: profile }])),
    articlesAbout,
    forks: new Set(tree.pages.flatMap((page) => [...mentions(page.when).keys()])),
    forms: new Set(tree.pages.filter((page) => page.questions.length > 1).map((page) => page.id)),
  }
}
