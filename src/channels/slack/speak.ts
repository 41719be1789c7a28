import type { Language } from '../../dialog/language.ts'
import { slackChatWordsIn, type SlackChatWords } from '../../i18n/slack-chat.ts'
import type { SlackOptions } from './options.ts'
import type { SenderOf } from './people.ts'
import type { Who } from './views/ports.ts'

/** The channel's own words, in the language that a person is spoken to. */
export type Speak = (who: Who) => Promise<SlackChatWords>

/** What can't be found out keeps nobody waiting. */
export function createSpeak(
  senderOf: SenderOf,
  { lookups, language }: Pick<SlackOptions, 'lookups' | 'language'>,
): Speak {
  return async (who) => {
    const known: { readonly language: Language } = await senderOf(who)
      .then((sender) => lookups.person(sender))
      .catch(() => ({ language }))
    return slackChatWordsIn(known.language)
  }
}
