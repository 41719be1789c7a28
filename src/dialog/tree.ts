import { z } from 'zod'
import type { Condition } from './condition.ts'
import { type Language, languages } from './language.ts'
import { choiceForm, hintForm, sayingForm, termForm } from './saying.ts'

/**
 * The schema of a dialog: `tree.yaml` holds the structure, one file per language holds the words, keyed by the same
 * ids. Both are data; a company writes its own without touching the code.
 */

const id = z
  .string()
  .regex(
    /^[a-z][a-z0-9_]*$/,
    'an id starts with a lower-case letter and has only lower-case letters, digits and _',
  )

/** An object without further keys, which names the known ones when it meets another. */
const strict = <T extends z.ZodRawShape>(shape: T) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? `unknown key ${issue.keys.map((key) => `"${key}"`).join(', ')}. Known keys: ${Object.keys(shape).join(', ')}.`
        : undefined,
  })

const value = z.union([z.string(), z.number(), z.boolean()])

const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z
    .object({
      any: z.array(conditionSchema).min(1).optional(),
      all: z.array(conditionSchema).min(1).optional(),
      not: conditionSchema.optional(),
    })
    .catchall(
      z.union([value, z.array(value).min(1)], { error: 'a value to compare with, or a list of such values' }),
    ),
)

const questionBase = {
  /** The question may be left empty: always, or while a condition holds. */
  optional: z.union([z.boolean(), conditionSchema]).default(false),
  /** The question is on the path only while this holds. */
  when: conditionSchema.optional(),
  /** The answer is known from the person, and remembered with them when it changes. */
  profile: z.enum(['name', 'account', 'email']).optional(),
  /** Further lines shown with the question while their condition holds; their words are `notes` in the wording. */
  notes: z.array(strict({ id, when: conditionSchema.optional() })).default([]),
}

const length = {
  minLength: z.int().min(1).default(1),
  maxLength: z.int().min(1).optional(),
  /** A regular expression the whole text must match; the wording's `invalid` says what is expected. */
  pattern: z.string().optional(),
}

const questionSchema = z.discriminatedUnion('type', [
  strict({
    type: z.literal('choice'),
    ...questionBase,
    options: z.array(id).min(2).max(12),
    /** Offers "I'm not sure": the question then counts as asked, and the ticket says that it is unknown. */
    unsure: z.boolean().default(false),
  }),
  strict({ type: z.literal('text'), ...questionBase, ...length }),
  strict({
    type: z.literal('longText'),
    ...questionBase,
    ...length,
    /** The text is a list, one item per line or comma. */
    list: strict({
      min: z.int().min(1).default(1),
      max: z.int().min(1).optional(),
      pattern: z.string().optional(),
      /** Every item starts with the answer of this question. */
      startsWith: id.optional(),
      unique: z.boolean().default(false),
    }).optional(),
  }),
  strict({
    type: z.literal('files'),
    ...questionBase,
    /**
     * Not asked on its own, always or while a condition holds; still in the form, the review, and open to files at any
     * moment.
     */
    passive: z.union([z.boolean(), conditionSchema]).default(false),
    /** Documents the case needs while the condition holds; the review says when no file was given. */
    wants: z.array(strict({ id, when: conditionSchema.optional() })).default([]),
  }),
  strict({ type: z.literal('consent'), ...questionBase }),
  strict({ type: z.literal('account'), ...questionBase, pattern: z.string().optional() }),
  strict({ type: z.literal('email'), ...questionBase }),
  strict({
    type: z.literal('number'),
    ...questionBase,
    min: z.number().optional(),
    max: z.number().optional(),
    integer: z.boolean().default(false),
  }),
  strict({
    type: z.literal('date'),
    ...questionBase,
    /** The earliest day allowed: today, or the day after. */
    from: z.enum(['today', 'tomorrow']).optional(),
    until: z.enum(['today']).optional(),
  }),
  strict({
    type: z.literal('articles'),
    ...questionBase,
    /** Suggestions are searched with the answer of this question. */
    about: id,
    /** And once more, with the answer of this one beside it, when that says more. */
    again: id.optional(),
  }),
])

const rule = <T extends z.ZodType>(is: T) => z.array(strict({ when: conditionSchema.optional(), is })).min(1)

export const priorities = ['urgent', 'high', 'normal', 'low'] as const
export const ticketTypes = ['problem', 'incident', 'question', 'task'] as const

export const treeSchema = strict({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  /** Raised with every change of meaning; a conversation remembers the version it was last asked from. */
  version: z.int().min(1),
  languages: z.array(z.enum(languages)).min(1),
  pages: z.array(strict({ id, when: conditionSchema.optional(), questions: z.array(id).min(1) })).min(1),
  questions: z.record(id, questionSchema),
  /** What a finished dialog files. In each list the first rule whose condition holds counts; the last has none. */
  files: strict({
    /** `{question}` stands for that answer in words. */
    subject: rule(z.string().min(1)),
    /** Which question's answer is the description. */
    description: z.array(id).min(1),
    priority: rule(z.enum(priorities)),
    type: rule(z.enum(ticketTypes)),
    /** `{question}` stands for the id of the chosen option. */
    tags: z.array(z.string()).default([]),
  }),
})

/** Words beside which a text is about something else, while it was not asked for this. */
const unless = z.string().regex(choiceForm, 'words are alternatives, as in "checkout|<goods>"').optional()

const optionWording = strict({
  /** The full label, exactly as it is to be read. */
  label: z.string().min(1),
  /** An example for a person who is not sure which option is theirs. */
  example: z.string().optional(),
  /** Other words for the same option; whole words or phrases, accents and capitals do not matter. */
  synonyms: z.array(z.string().min(1)).default([]),
  /** How people mean it without naming it: words in any order, as `saying.ts` tells. */
  says: z
    .array(
      z.string().regex(sayingForm, 'a saying is two parts or more, as in "change|move due_date !checkout"'),
    )
    .default([]),
  /** What makes it likely, written as a saying, or one part alone: it is proposed then, and never taken. */
  hints: z
    .array(z.string().regex(hintForm, 'a hint is one part or more, as in "nobody buy|pay" or "no_sales"'))
    .default([]),
  unless,
})

const sentences = {
  /** The short name, as in the review: "Impacto del problema". */
  label: z.string().min(1),
  /** The question as it is asked. */
  ask: z.string().min(1),
  /** One line under the question. */
  hint: z.string().optional(),
  /** The answer to "why do you ask?". */
  why: z.string().optional(),
  /** The question in other words, for somebody who did not understand it. */
  again: z.string().optional(),
  /** What an answer looks like. */
  example: z.string().optional(),
  /** What is expected, when the pattern was not met. */
  invalid: z.string().optional(),
}

const questionWording = strict({
  ...sentences,
  /** How people name this question when they change its answer: "impacto", "gravedad". */
  cues: z.array(z.string().min(1)).default([]),
  /** As of an option, for all of them. */
  unless,
  options: z.record(id, optionWording).optional(),
  notes: z.record(id, z.string().min(1)).optional(),
  wants: z.record(id, z.string().min(1)).optional(),
  /** The version of a consent's wording; recorded with the answer. */
  version: z.string().optional(),
})

export const wordingSchema = strict({
  language: z.enum(languages),
  /** The name of the support window: "Soporte VTEX". */
  title: z.string().min(1),
  /** What the window can do, in one line. */
  intro: z.string().min(1),
  /** Sentences to try, on the first page. */
  starters: z.array(z.string().min(1)).min(1).max(6),
  /** Words that several sayings share, by the name that they are called by there: `<change>`. */
  terms: z
    .record(
      id,
      z.string().regex(termForm, 'a term is one or more alternatives, as in "change|move|new_date"'),
    )
    .default({}),
  pages: z.record(
    id,
    strict({
      title: z.string().min(1),
      /** Sentences of a question that differ on this page; what is not given here stays as it is. */
      questions: z.record(id, strict(sentences).partial()).optional(),
    }),
  ),
  questions: z.record(id, questionWording),
})

export type Question = z.infer<typeof questionSchema>
export type QuestionType = Question['type']
export type TreeData = z.infer<typeof treeSchema>
export type Wording = z.infer<typeof wordingSchema>
export type QuestionWording = z.infer<typeof questionWording>
export type Priority = (typeof priorities)[number]
export type TicketType = (typeof ticketTypes)[number]
export type Page = TreeData['pages'][number]

/** Whether a question is answered in the person's own words. */
export const isInWords = (question: Question | undefined): boolean =>
  question?.type === 'text' || question?.type === 'longText'

/** A question in the place where it is asked. */
export interface Place {
  readonly page: string
  readonly question: string
  /** The page's condition and the question's own; both must hold. */
  readonly when: readonly Condition[]
}

/** A dialog that passed every check: its structure, its words, and every place in the order it is asked. */
export interface Tree extends TreeData {
  readonly wording: Readonly<Partial<Record<Language, Wording>>>
  readonly places: readonly Place[]
}

/** Joins checked structure and checked words; `dialogs/load.ts` is the way in from disk. */
export function buildTree(data: TreeData, wordings: readonly Wording[]): Tree {
  const places = data.pages.flatMap((page) =>
    page.questions.map((question) => ({
      page: page.id,
      question,
      when: [page.when, data.questions[question]?.when].filter((when) => when !== undefined),
    })),
  )
  const wording = Object.fromEntries(wordings.map((words) => [words.language, words]))
  return { ...data, questions: ofOneShape(data.questions), wording, places }
}

/** Questions with the fields of all types in one order, undefined where they have none: see `whole.ts`. */
function ofOneShape(questions: TreeData['questions']): TreeData['questions'] {
  const fields = [...new Set(Object.values(questions).flatMap((question) => Object.keys(question)))]
  const shaped = Object.entries(questions).map(([id, question]) => [
    id,
    Object.fromEntries(fields.map((field) => [field, question[field as keyof Question]])),
  ])
  return Object.fromEntries(shaped) as TreeData['questions']
}
