import type { Problem } from '../dialog/content.ts'
import { holds, isOn, mentions } from '../dialog/condition.ts'
import type { Language } from '../dialog/language.ts'
import { type Path, pathOf } from '../dialog/route.ts'
import { type Draft, skipped, type State, unsure } from '../dialog/state.ts'
import type { Page, Question, Tree } from '../dialog/tree.ts'
import { listOf } from '../i18n/lists.ts'
import type { Form, FormField } from '../message.ts'
import { formArticles } from './form-articles.ts'
import { wordProblem } from './problem.ts'
import { labelOf, optionLabel, sentencesOf, type Words, wordsFor } from './words.ts'

/**
 * A page of the open draft as a form, filled with what is answered; undefined when no draft is open or the page is not
 * on its way. A question that other answers of the same page decide about is there as well, and may be left empty.
 */
export function wordForm(tree: Tree, state: State, page: string): Form | undefined {
  const { draft } = state
  const found = tree.pages.find(({ id }) => id === page)
  if (draft === undefined || found === undefined) return undefined
  const path = pathOf(tree, draft.answers)
  if (!holds(found.when, path.value)) return undefined
  const words = wordsFor(tree, state.language)
  const fields = found.questions.flatMap((id): readonly FormField[] => {
    const question = tree.questions[id]
    if (question === undefined || question.type === 'articles') return []
    const place = placeOf(found, question, path)
    return place === 'never' ? [] : [fieldOf(words, { id, question, page, place, draft, path, state })]
  })
  const articles = formArticles(words, state)
  return {
    page,
    title: words.wording.pages[page]?.title ?? words.wording.title,
    draft: draft.id,
    language: state.language,
    fields,
    submit: words.phrases.prompt.saveForm,
    cancel: words.phrases.prompt.cancelForm,
    ...(articles && { articles }),
  }
}

/** What is wrong with the answers of a form, in words, by question. */
export function wordProblems(
  tree: Tree,
  language: Language,
  page: string,
  problems: Readonly<Record<string, Problem>>,
): Readonly<Record<string, string>> {
  const words = wordsFor(tree, language)
  return Object.fromEntries(
    Object.entries(problems).map(([question, problem]) => [
      question,
      wordProblem(words, question, problem, page),
    ]),
  )
}

/** `maybe`: it depends on what else is filled in here. */
function placeOf(page: Page, { when }: Question, path: Path): 'always' | 'maybe' | 'never' {
  const isDecidedHere = [...mentions(when).keys()].some((each) => page.questions.includes(each))
  if (isDecidedHere) return 'maybe'
  return holds(when, path.value) ? 'always' : 'never'
}

interface Asked {
  readonly id: string
  readonly question: Question
  readonly page: string
  readonly place: 'always' | 'maybe'
  readonly draft: Draft
  readonly path: Path
  readonly state: State
}

function fieldOf(words: Words, asked: Asked): FormField {
  const { id, question, page, place, draft, path } = asked
  const { prompt } = words.phrases
  const said = sentencesOf(words, id, page)
  const isOptional = isOn(question.optional, path.value)
  const becomes = becomesOf(words.tree, id)
  const hint = hintOf(words, asked)
  const value = valueOf(asked)
  const { maxLength } = 'maxLength' in question ? question : {}
  const optionalText = place === 'maybe' ? prompt.ifItApplies : isOptional ? prompt.optional : undefined
  return {
    question: id,
    input: question.type,
    label: labelOf(words, id, page),
    ...(hint !== '' && { hint }),
    ...(said?.example !== undefined && { placeholder: prompt.example(said.example) }),
    optional: isOptional || place === 'maybe',
    ...(optionalText !== undefined && { optionalText }),
    ...(value !== undefined && { value }),
    options: optionsOf(words, id, question),
    ...(maxLength !== undefined && { maxLength }),
    ...(becomes && { becomes }),
    files: question.type === 'files' ? draft.files : [],
  }
}

function becomesOf({ files }: Tree, question: string): FormField['becomes'] {
  if (files.subject.some((each) => each.is === `{${question}}`)) return 'subject'
  return files.description.includes(question) ? 'description' : undefined
}

/** The line under the question, and the notes that hold by the answers so far. */
function hintOf(words: Words, { id, question, page, path, state }: Asked): string {
  const notes = question.notes.flatMap((note) => {
    const text = words.wording.questions[id]?.notes?.[note.id]
    return holds(note.when, path.value) && text !== undefined ? [text] : []
  })
  const accounts = question.type === 'account' ? (state.person?.accounts ?? []) : []
  return [
    sentencesOf(words, id, page)?.hint,
    ...(accounts.length > 0
      ? [words.phrases.prompt.yourAccounts(listOf(words.language, accounts, 'or'))]
      : []),
    ...notes,
  ]
    .filter((line) => line !== undefined)
    .join('\n')
}

/** As it is submitted. The name they go by in chat is proposed; a consent never is. */
function valueOf({ id, question, draft, state }: Asked): string | undefined {
  const given = draft.answers[id]
  if (question.type === 'files' || given === skipped) return undefined
  if (question.type === 'consent') return given === true ? 'yes' : given === false ? 'no' : undefined
  if (given !== undefined) return String(given)
  return question.profile === 'name' ? state.person?.chatName : undefined
}

function optionsOf(words: Words, id: string, question: Question): FormField['options'] {
  const { answers, commands } = words.phrases
  if (question.type === 'consent') {
    return [
      { value: 'yes', label: answers.consentYes },
      { value: 'no', label: answers.consentNo },
    ]
  }
  if (question.type !== 'choice') return []
  return [
    ...question.options.map((option) => ({ value: option, label: optionLabel(words, id, option) ?? option })),
    ...(question.unsure ? [{ value: unsure, label: commands.unsure }] : []),
  ]
}
