import type { AskContent } from '../dialog/content.ts'
import type { QuestionType } from '../dialog/tree.ts'
import { listOf } from '../i18n/lists.ts'
import type { Part, PromptPart } from '../message.ts'
import { answerIn } from './answer.ts'
import { wordArticles } from './articles.ts'
import { commandButtons } from './button.ts'
import { optionsOf } from './option.ts'
import { cut, type Sentences, sentencesOf, typeOf, type Words } from './words.ts'

/** How much of an answer is repeated; the review shows all of it. */
const shownLength = 400

/** A question of the dialog as it is asked: what is good to know first, then the prompt. */
export function wordQuestion(words: Words, ask: AskContent): readonly Part[] {
  const type = typeOf(words, ask.asks)
  const said = sentencesOf(words, ask.asks, ask.page)
  if (type === undefined || said === undefined) return []
  return [...notesOf(words, ask), ...wordArticles(words, ask), promptOf(words, ask, type, said)]
}

/** The lines beside a question, once: not again when it is asked in other words. */
function notesOf(words: Words, ask: AskContent): readonly Part[] {
  if (ask.rung > 0) return []
  return (ask.notes ?? []).flatMap((id): readonly Part[] => {
    const text = words.wording.questions[ask.asks]?.notes?.[id]
    return text === undefined ? [] : [{ type: 'text', tone: 'plain', text }]
  })
}

function promptOf(words: Words, ask: AskContent, type: QuestionType, said: Sentences): PromptPart {
  const { prompt } = words.phrases
  const options = optionsOf(words, ask)
  const hint = hintOf(words, ask, type, said)
  const value = valueOf(words, ask, type)
  // An answer on show is the better example.
  const hasPlaceholder =
    options.length === 0 && value === undefined && said.example !== undefined && isTyped(type)
  return {
    type: 'prompt',
    asks: ask.asks,
    input: type,
    ask: askOf(words, ask, type, said),
    ...(hint !== undefined && { hint }),
    ...(ask.step !== undefined &&
      ask.of !== undefined && {
        progress: { step: ask.step, of: ask.of, text: prompt.progress(ask.step, ask.of) },
      }),
    options,
    buttons: commandButtons(words, ask),
    ...(value !== undefined && { value }),
    ...(hasPlaceholder && { placeholder: prompt.example(said.example ?? '') }),
    ...(ask.form && ask.page !== undefined && { form: { page: ask.page, label: words.phrases.ways.form } }),
  }
}

/** As written; then in other words; then short, with the number or a few words as the way to answer. */
function askOf(words: Words, ask: AskContent, type: QuestionType, said: Sentences): string {
  const { prompt } = words.phrases
  if (ask.rung === 0) return said.ask
  const other = said.again ?? said.ask
  if (ask.rung === 1 || type === 'consent' || type === 'files' || type === 'articles') return other
  return type === 'choice' ? prompt.pickNumber(said.label) : prompt.fewWords(said.label)
}

function hintOf(words: Words, ask: AskContent, type: QuestionType, said: Sentences): string | undefined {
  const { prompt } = words.phrases
  if (ask.proposal !== undefined) return prompt.proposed
  const files = ask.files ?? []
  if (files.length > 0) return prompt.filesKept(files.length, listOf(words.language, files))
  if (type === 'account' && ask.rung === 0 && (ask.accounts ?? []).length > 0) return prompt.accounts
  if (ask.rung === 0 || type === 'consent' || said.example === undefined || !isTyped(type)) {
    return ask.rung === 2 ? undefined : said.hint
  }
  const example = prompt.example(said.example)
  return type === 'date' ? `${example}\n${prompt.date}` : example
}

function valueOf(words: Words, ask: AskContent, type: QuestionType): string | undefined {
  if (ask.proposal !== undefined) return cut(ask.proposal, shownLength)
  if (ask.given === undefined || type === 'files' || type === 'articles') return undefined
  return words.phrases.prompt.given(cut(answerIn(words, ask.asks, ask.given), shownLength))
}

const isTyped = (type: QuestionType): boolean => !['choice', 'consent', 'files', 'articles'].includes(type)
