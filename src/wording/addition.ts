import type { Filing } from '../dialog/filing.ts'
import type { Language } from '../dialog/language.ts'
import { questionOf } from '../dialog/outline.ts'
import { skipped, unsure } from '../dialog/state.ts'
import type { Tree } from '../dialog/tree.ts'
import { answerIn } from './answer.ts'
import { labelOf, wordsFor } from './words.ts'

/**
 * What a draft says, as a comment of the person's on a ticket that is there already: their own words, then all else that they
 * answered, in the words of those who work at the desk. Who they are and what they agreed to stands on the ticket.
 * @param own the person's own words for it, which begin the comment and are not said twice.
 */
export function wordAddition(tree: Tree, filing: Filing, own: string, deskLanguage: Language): string {
  const words = wordsFor(tree, deskLanguage)
  const rows = filing.answers.flatMap(({ question, page, value }) => {
    const asked = questionOf(tree, question)
    const isTold = value !== skipped && value !== unsure && asked?.profile === undefined
    if (!isTold || asked?.type === 'consent' || asked?.type === 'files') return []
    const text = answerIn(words, question, value)
    return `\n\n${own}\n\n`.includes(`\n\n${text}\n\n`)
      ? []
      : [words.phrases.pair(labelOf(words, question, page), text)]
  })
  return [own, rows.join('\n')].filter((part) => part !== '').join('\n\n')
}
