import { decode } from '../../../dialog/choice.ts'
import { digestOf } from '../../../digest.ts'
import { teamsViewWordsIn } from '../../../i18n/teams-views.ts'
import type { Answer } from '../invoke.ts'
import { addressOf } from '../place.ts'
import { noticeAnswer } from './answers.ts'
import type { ChosenThere } from './data.ts'
import { type DialogOptions, type Seat, showNext } from './pages.ts'

/** Does what was chosen, as its button in the conversation does, once; and answers with what the dialog shows next. */
export async function choose(
  options: DialogOptions,
  seat: Seat,
  { choice, dialog }: ChosenThere,
): Promise<Answer> {
  const { accept, clock, speak } = options
  const { place, sender } = seat
  const { conversation } = place
  await accept({
    id: `${conversation}/dialog/${dialog}/choose/${digestOf(choice)}`,
    conversation,
    address: addressOf(place),
    sender,
    at: clock.now(),
    happened: { type: 'clicked', choice },
  })
  const next = await showNext(options, seat, dialog)
  if (next) return next
  const { form: words } = teamsViewWordsIn((await speak(sender)).language)
  return noticeAnswer(isSending(choice) ? words.sent : words.nothing)
}

function isSending(choice: string): boolean {
  const chosen = decode(choice)
  return chosen?.type === 'command' && chosen.command === 'send'
}
