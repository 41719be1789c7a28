import type { Language } from '../../dialog/language.ts'
import type { Phrases } from '../../i18n/phrases.ts'
import { phrasesIn } from '../../i18n/speak.ts'
import type { Sender } from '../../message.ts'

/** The channel's own words, in the language that a person is spoken to. */
export type Speak = (
  sender: Sender,
) => Promise<{ readonly language: Language; readonly chat: Phrases['chat'] }>

/** The language the person chose, else their client's; what can't be found out keeps nobody waiting. */
export function createSpeak(
  person: (sender: Sender) => Promise<{ readonly language: Language }>,
  language: Language,
): Speak {
  return async (sender) => {
    const known = await person(sender).catch(() => ({ language }))
    return { language: known.language, chat: phrasesIn(known.language).chat }
  }
}
