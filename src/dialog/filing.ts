import { holds } from './condition.ts'
import type { Language } from './language.ts'
import { outlineOf } from './outline.ts'
import { isSettled, type Path } from './route.ts'
import type { AnswerValue, Draft, FileRef, Person } from './state.ts'
import { isWords, skipped, unsure } from './state.ts'
import type { Priority, TicketType, Tree } from './tree.ts'

/** A finished draft as it is handed over for filing: ids and values, no words yet. */
export interface Filing {
  /** The draft and its revision: the same however often it is sent. */
  readonly draft: number
  readonly revision: number
  readonly person: Person
  readonly account?: string
  readonly name?: string
  readonly email?: string
  /** A template; `{question}` stands for that answer in words. */
  readonly subject: string
  readonly description: string
  readonly priority: Priority
  readonly type: TicketType
  readonly tags: readonly string[]
  readonly answers: readonly FiledAnswer[]
  readonly files: readonly FileRef[]
  readonly language: Language
  readonly followUpOf?: number
  readonly handedOver?: NonNullable<Draft['handedOver']>
  /** What the person wrote beside their answers. */
  readonly alongside?: string
}

export interface FiledAnswer {
  readonly question: string
  readonly page: string
  readonly value: AnswerValue
}

/** What the person told on this path of who they are. */
export function profiled(path: Path, kind: 'name' | 'account' | 'email'): string | undefined {
  const place = path.places.find(({ asks }) => asks.profile === kind)
  const value = place && path.value(place.question)
  return isWords(value) ? value : undefined
}

/** What the tree's rules make of a draft, whose path this is. */
export function filingOf(tree: Tree, draft: Draft, path: Path, person: Person, language: Language): Filing {
  const text = (question: string | undefined): string | undefined => {
    const value = question === undefined ? undefined : path.value(question)
    return isWords(value) ? value : undefined
  }
  const account = profiled(path, 'account')
  const name = profiled(path, 'name') ?? person.name
  const email = profiled(path, 'email') ?? person.email
  return {
    draft: draft.id,
    revision: draft.revision,
    person,
    ...(account !== undefined && { account }),
    ...(name !== undefined && { name }),
    ...(email !== undefined && { email }),
    subject: subjectTemplate(tree, path),
    description: text(tree.files.description.find((question) => text(question) !== undefined)) ?? '',
    priority: firstOf(tree.files.priority, path.value),
    type: firstOf(tree.files.type, path.value),
    tags: tagsOf(tree, path).concat(draft.handedOver ? ['handed_over'] : []),
    answers: answersOn(path),
    files: draft.files,
    language,
    ...(draft.followUpOf !== undefined && { followUpOf: draft.followUpOf }),
    ...(draft.handedOver && { handedOver: draft.handedOver }),
    ...(draft.candidate !== undefined && { alongside: draft.candidate }),
  }
}

/** What the subject is made of: `{question}` stands for that answer in words. */
export const subjectTemplate = (tree: Tree, path: Path): string => firstOf(tree.files.subject, path.value)

function answersOn({ places, value }: Path): readonly FiledAnswer[] {
  const answers: FiledAnswer[] = []
  for (const { question, page, asks } of places) {
    const given = value(question)
    if (given !== undefined && asks.type !== 'articles') answers.push({ question, page, value: given })
  }
  return answers
}

/** The questions of a draft's path that nobody answered, in order. */
export function missingOf(tree: Tree, draft: Draft, path: Path): readonly string[] {
  return path.unanswered
    .filter((place) => place.asks.type !== 'articles' && !isSettled(tree, draft, path, place))
    .map((place) => place.question)
}

function firstOf<T>(
  rules: readonly { readonly when?: Parameters<typeof holds>[0]; readonly is: T }[],
  value: (question: string) => unknown,
): T {
  const rule = rules.find(({ when }) => holds(when, value)) ?? rules[rules.length - 1]
  return (rule as { is: T }).is
}

/** The tags whose answers were all given. */
function tagsOf(tree: Tree, { value }: Path): string[] {
  const tags: string[] = []
  for (const parts of outlineOf(tree).tags) {
    const tag = filled(parts, value)
    if (tag !== undefined) tags.push(tag)
  }
  return tags
}

function filled([text = '', ...parts]: readonly string[], value: Path['value']): string | undefined {
  let tag = text
  for (let i = 0; i < parts.length; i += 2) {
    const given = value(parts[i] ?? '')
    if (given === undefined || given === skipped || given === unsure) return undefined
    tag += `${given}${parts[i + 1] ?? ''}`
  }
  return tag
}
