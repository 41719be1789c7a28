import type { Filing } from '../dialog/filing.ts'
import type { Language } from '../dialog/language.ts'
import { skipped, treeName, unsure } from '../dialog/state.ts'
import type { TicketAnswer, TicketRequest } from '../dialog/ticket.ts'
import type { Tree } from '../dialog/tree.ts'
import { listOf } from '../i18n/lists.ts'
import { answerIn } from './answer.ts'
import { cut, labelOf, type Words, wordsFor } from './words.ts'

/** The longest subject that every desk takes. */
const longestSubject = 255

/**
 * A finished draft in words, ready for the desk: in the language of those who work there, and what the person wrote as they wrote
 * it. The subject alone is in the language it was asked in, because the person finds their ticket by it.
 */
export function wordFiling(
  tree: Tree,
  filing: Filing,
  around: { readonly key: string; readonly conversation: string; readonly deskLanguage: Language },
): TicketRequest {
  const { key, conversation, deskLanguage } = around
  const words = wordsFor(tree, deskLanguage)
  const answers = filing.answers.map(
    ({ question, page, value }): TicketAnswer => ({
      id: question,
      label: labelOf(words, question, page),
      value,
      text: answerIn(words, question, value),
    }),
  )
  return {
    key,
    requester: filing.person.id,
    ...(filing.name !== undefined && { requesterName: filing.name }),
    ...(filing.email !== undefined && { requesterEmail: filing.email }),
    ...(isVerified(filing) && { isEmailVerified: true }),
    ...(filing.account !== undefined && { account: filing.account }),
    subject: subjectOf(wordsFor(tree, filing.language), filing),
    description: descriptionOf(words, filing, answers),
    priority: filing.priority,
    type: filing.type,
    tags: filing.tags,
    answers,
    files: filing.files,
    language: filing.language,
    tree: treeName(tree),
    conversation,
    ...(filing.followUpOf !== undefined && { followUpOf: filing.followUpOf }),
  }
}

const isVerified = ({ email, person }: Filing): boolean =>
  email !== undefined && email.toLowerCase() === person.verifiedEmail?.toLowerCase()

/** The template with its answers in words; what was never answered leaves no trace. */
function subjectOf(words: Words, { subject, answers }: Filing): string {
  let isWhole = true
  const filled = subject.replace(/\{(\w+)\}/g, (_, question: string) => {
    const value = answers.find((each) => each.question === question)?.value
    if (value !== undefined && value !== skipped && value !== unsure) return answerIn(words, question, value)
    isWhole = false
    return ''
  })
  const tidy = isWhole ? filled : filled.replace(/^[\s·|:-]+|[\s·|:-]+$/g, '')
  const oneLine = tidy.replace(/\s+/g, ' ').trim()
  return cut(oneLine === '' ? words.phrases.filing.untitled : oneLine, longestSubject)
}

/** The person's own words; without any, their answers. For a case handed over, what is missing and what they said last. */
function descriptionOf(words: Words, filing: Filing, answers: readonly TicketAnswer[]): string {
  const { phrases } = words
  const own = filing.description.trim()
  const answered = own === '' ? answers.map(({ label, text }) => phrases.pair(label, text)).join('\n') : own
  const { handedOver, alongside } = filing
  const also = alongside === undefined ? [] : [`${phrases.filing.alongside}\n${phrases.quote(alongside)}`]
  const told = [...(answered === '' ? [] : [answered]), ...also].join('\n\n')
  if (handedOver === undefined) return told === '' ? phrases.filing.untitled : told
  const missing = handedOver.missing.map((question) => labelOf(words, question))
  return [
    ...(told === '' ? [] : [told]),
    phrases.filing.handedOver,
    ...(missing.length === 0 ? [] : [phrases.filing.missing(listOf(words.language, missing))]),
    ...(handedOver.said.length === 0
      ? []
      : [[phrases.filing.lastMessages, ...handedOver.said.map((said) => phrases.quote(said))].join('\n')]),
  ].join('\n\n')
}
