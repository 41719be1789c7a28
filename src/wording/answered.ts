import type { AnsweredContent } from '../dialog/content.ts'
import { isOwn } from '../dialog/prompts.ts'
import type { Part } from '../message.ts'
import { answerIn } from './answer.ts'
import { commandLabel } from './button.ts'
import { ownAsk } from './own-prompt.ts'
import { cut, labelOf, type Words } from './words.ts'

/** What stands in the place of a prompt that can no longer be answered. */
export function wordAnswered(words: Words, content: AnsweredContent): Part {
  const { asks, page, value } = content
  const ask = isOwn(asks) ? ownAsk(words, content) : `${labelOf(words, asks, page)}:`
  const isMoved = typeof value === 'object' && 'moved' in value
  return {
    type: 'answered',
    ask,
    answer: valueOf(words, asks, value),
    ...(isMoved && { moved: true as const }),
  }
}

function valueOf(words: Words, asks: string, value: AnsweredContent['value']): string {
  const { phrases } = words
  if (typeof value !== 'object') return cut(answerIn(words, asks, value), 300)
  if ('command' in value) return commandLabel(words, value.command, { asks })
  if ('followed' in value) return phrases.pair(phrases.articles.follow, value.followed)
  return 'article' in value ? phrases.pair(phrases.articles.solved, value.article) : phrases.answers.moved
}
