import { encode } from '../dialog/choice.ts'
import type { AskContent } from '../dialog/content.ts'
import { questionOf } from '../dialog/outline.ts'
import type { Option } from '../message.ts'
import { labelOf, optionLabel, type Words } from './words.ts'

/** The answers to choose from, in the order of their numbers. */
export function optionsOf(words: Words, ask: AskContent): readonly Option[] {
  const question = questionOf(words.tree, ask.asks)
  switch (question?.type) {
    case 'choice':
      return question.options.map((id) => {
        const example = ask.rung === 1 ? words.wording.questions[ask.asks]?.options?.[id]?.example : undefined
        return {
          ...answerOption(ask, ask.asks, id, optionLabel(words, ask.asks, id) ?? id),
          ...(example !== undefined && { example }),
        }
      })
    case 'consent': {
      const { consentYes, consentNo } = words.phrases.answers
      // What "yes" agrees to stands beside it in full.
      return [
        {
          ...answerOption(ask, ask.asks, 'yes', consentYes, true),
          example: labelOf(words, ask.asks, ask.page),
        },
        answerOption(ask, ask.asks, 'no', consentNo, false),
      ]
    }
    case 'account':
      return (ask.accounts ?? []).map((account) => answerOption(ask, ask.asks, account, account))
    default:
      return []
  }
}

/** The candidates of a clarifying prompt. */
export function candidatesOf(words: Words, ask: AskContent, about: string): readonly Option[] {
  return (ask.among ?? []).map((id) => answerOption(ask, about, id, optionLabel(words, about, id) ?? id))
}

/** The questions whose answer can be changed. */
export function changeOptions(words: Words, ask: AskContent): readonly Option[] {
  return (ask.among ?? []).map((question) => ({
    choice: encode({ type: 'change', draft: ask.draft, prompt: ask.prompt, question }),
    label: labelOf(words, question),
  }))
}

function answerOption(
  ask: AskContent,
  question: string,
  value: string,
  label: string,
  stored: string | boolean = value,
): Option {
  const { draft, prompt, given } = ask
  return {
    choice: encode({ type: 'answer', draft, prompt, question, value }),
    label,
    ...(given === stored && { chosen: true as const }),
  }
}
