import { createHash } from 'node:crypto'
import { teamsViewWordsIn } from '../../../i18n/teams-views.ts'
import type { Answer } from '../invoke.ts'
import { addressOf } from '../place.ts'
import { noticeAnswer } from './answers.ts'
import type { ChosenThere } from './data.ts'
import { type DialogOptions, type Seat, showPage } from './pages.ts'

/** Does what was chosen, as its button in the conversation does, once; and answers with what the dialog shows next. */
export async function choose(
  options: DialogOptions,
  seat: Seat,
  { choice, dialog }: ChosenThere,
): Promise<Answer> {
  const { accept, forms, clock, speak } = options
  const { place, sender } = seat
  const { conversation } = place
  const before = await forms.next(conversation)
  await accept({
    id: `${conversation}/dialog/${dialog}/choose/${digestOf(choice)}`,
    conversation,
    address: addressOf(place),
    sender,
    at: clock.now(),
    happened: { type: 'clicked', choice },
  })
  const next = await forms.next(conversation)
  if (next) return showPage(options, seat, next, { dialog })
  const { form: words } = teamsViewWordsIn((await speak(sender)).language)
  // What solved it ends the request; where none helps and nothing else is asked, it can be sent.
  return noticeAnswer(before?.articles?.none.choice === choice ? words.saved : words.nothing)
}

const digestOf = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 16)
