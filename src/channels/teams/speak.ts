import type { Language } from '../../dialog/language.ts'
import type { Phrases } from '../../i18n/phrases.ts'
import { phrasesIn } from '../../i18n/speak.ts'
import type { Clock } from '../../clock.ts'
import type { Sender } from '../../message.ts'
import { within } from '../../within.ts'
import { limits } from './limits.ts'

/** The channel's own words, in the language that a person is spoken to. */
export type Speak = (
  sender: Sender,
) => Promise<{ readonly language: Language; readonly chat: Phrases['chat'] }>

/** The language the person chose, else their client's; what can't be found out keeps nobody waiting. */
export function createSpeak(
  person: (sender: Sender) => Promise<{ readonly language: Language }>,
  language: Language,
  clock: Clock,
): Speak {
  return async (sender) => {
    const look = person(sender).catch(() => ({ language }))
    const found = await within(look, limits.languageMs, { clock })
    const spoken = found.type === 'done' ? found.value.language : language
    return { language: spoken, chat: phrasesIn(spoken).chat }
  }
}
