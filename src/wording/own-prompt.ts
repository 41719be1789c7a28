import type { AskContent } from '../dialog/content.ts'
import type { Option, Part, PromptPart } from '../message.ts'
import { commandButtons } from './button.ts'
import { candidatesOf, changeOptions } from './option.ts'
import { labelOf, typeOf, type Words } from './words.ts'

/** A prompt of the program's own: the review, going on after a while, a person, a change, a ticket. */
export function wordOwnPrompt(words: Words, ask: AskContent): readonly Part[] {
  const buttons = commandButtons(words, ask)
  if (ask.asks === 'start') return buttons.length === 0 ? [] : [{ type: 'buttons', buttons }]
  const hint = hintOf(words, ask)
  return [
    {
      type: 'prompt',
      asks: ask.asks,
      input: inputOf(ask),
      ask: ownAsk(words, ask),
      ...(hint !== undefined && { hint }),
      options: optionsOf(words, ask),
      buttons,
    },
  ]
}

/** What a prompt of the program's own asks. */
export function ownAsk(
  words: Words,
  ask: Pick<AskContent, 'asks' | 'about' | 'among' | 'ticket' | 'optional'>,
): string {
  const { asks } = words.phrases
  const about = ask.about !== undefined && typeOf(words, ask.about) ? ask.about : undefined
  switch (ask.asks) {
    case 'review':
      return asks.review
    case 'resume':
      return asks.resume
    case 'handover':
      return about !== undefined && ask.optional ? asks.handoverAbout(labelOf(words, about)) : asks.handover
    case 'change':
      return ask.among?.length === 0 ? asks.changeNothing : asks.change
    case 'clarify':
      return asks.clarify(about === undefined ? words.phrases.answers.nameless : labelOf(words, about))
    case 'reply':
      return ask.ticket === undefined ? asks.start : asks.reply(ask.ticket)
    case 'reopen':
      return ask.ticket === undefined ? asks.start : asks.reopen(ask.ticket)
    case 'rateComment':
      return asks.rateComment
    case 'same':
      return ask.ticket === undefined ? asks.start : asks.same(ask.ticket)
    default:
      return asks.start
  }
}

function hintOf(words: Words, ask: AskContent): string | undefined {
  const { asks } = words.phrases
  if (ask.asks === 'review') return ask.rung > 0 ? asks.reviewAgain : undefined
  if (ask.asks === 'reply') return asks.replyHint
  if (ask.asks === 'rateComment') return asks.rateCommentHint
  return ask.asks === 'reopen' ? asks.reopenHint : undefined
}

const inputOf = ({ asks }: AskContent): PromptPart['input'] =>
  ['reply', 'reopen', 'rateComment'].includes(asks) ? 'longText' : 'menu'

function optionsOf(words: Words, ask: AskContent): readonly Option[] {
  if (ask.asks === 'change') return changeOptions(words, ask)
  return ask.asks === 'clarify' && ask.about !== undefined ? candidatesOf(words, ask, ask.about) : []
}
