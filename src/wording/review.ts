import { encode } from '../dialog/choice.ts'
import type { ReviewContent } from '../dialog/content.ts'
import { listOf } from '../i18n/lists.ts'
import type { Button, Part, SummaryRow } from '../message.ts'
import { answerIn } from './answer.ts'
import { labelOf, type Words } from './words.ts'

/** Every answer in words, each with a way to change it, and what is still missing. */
export function wordReview(words: Words, content: ReviewContent): readonly Part[] {
  const { phrases, language } = words
  const { draft, prompt, files, filesQuestion, wants } = content
  const change = (question: string): Button => ({
    choice: encode({ type: 'change', draft, prompt, question }),
    label: phrases.ways.changeRow,
    style: 'plain',
  })
  const rows: SummaryRow[] = content.rows.map(({ question, page, value }) => ({
    question,
    label: labelOf(words, question, page),
    value: answerIn(words, question, value),
    change: change(question),
  }))
  if (files.length > 0) {
    rows.push({
      question: 'files',
      label: phrases.review.files,
      value: listOf(language, files),
      ...(filesQuestion !== undefined && { change: change(filesQuestion) }),
    })
  }
  const documents = wants.flatMap(({ question, want }) => {
    const text = words.wording.questions[question]?.wants?.[want]
    return text === undefined ? [] : [text]
  })
  return [
    { type: 'summary', title: phrases.asks.reviewTitle, rows },
    ...(documents.length === 0
      ? []
      : [{ type: 'text', tone: 'warning', text: phrases.review.wants(documents.join('; ')) } as const]),
  ]
}
