import { within } from '../../within.ts'
import { cardAnswer, errorAnswer, lineAnswer } from './answers.ts'
import type { Connector } from './connector.ts'
import type { Answer, Heard } from './invoke.ts'
import { limits } from './limits.ts'
import type { Place } from './place.ts'
import type { Pressed } from './press.ts'
import type { TakeOptions } from './take.ts'

export interface AnswerPressOptions extends Pick<TakeOptions, 'clock' | 'log' | 'speak'> {
  readonly connector: Connector
  /** Marks work that is waited for before the channel closes. */
  track<T>(work: Promise<T>): Promise<T>
}

/**
 * Answers a press. One by `Action.Execute` is answered at once, whatever takes its time: what is to take the card's place
 * and comes later is shown there then, where nobody else reads it. One by `Action.Submit` is a message, and what it led to is shown.
 */
export async function answerPress(
  options: AnswerPressOptions,
  { activity, place, sender }: Heard,
  press: () => Promise<Pressed>,
): Promise<Answer> {
  const { clock, log, speak, track } = options
  const show = (pressed: Pressed): Promise<void> =>
    showInPlace(options, place, activity.replyToId ?? undefined, pressed)
  if (activity.type !== 'invoke') {
    await show(await press())
    return { status: 200 }
  }
  const failed = (error: unknown): void =>
    log.error('channels.teams-unaccepted', { conversation: place.conversation }, error)
  try {
    const work = track(press())
    const outcome = await within(work, limits.answerMs, { clock, failed })
    if (outcome.type === 'later') {
      if (place.scope === 'personal') void track(work.then(show, () => {}))
      return lineAnswer((await speak(sender)).chat.working)
    }
    const pressed = outcome.value
    return pressed.type === 'card' ? cardAnswer(pressed.card) : lineAnswer(pressed.line)
  } catch (error) {
    failed(error)
    return errorAnswer(500, (await speak(sender)).chat.failed)
  }
}

/** A form has to be put in the place of the card; what happened shows there by itself. */
async function showInPlace(
  { connector, log }: AnswerPressOptions,
  place: Place,
  id: string | undefined,
  pressed: Pressed,
): Promise<void> {
  if (pressed.type !== 'card' || !pressed.mayStay || id === undefined) return
  const content = { contentType: 'application/vnd.microsoft.card.adaptive', content: pressed.card }
  try {
    await connector.update(place, id, { type: 'message', attachments: [content] })
  } catch (error) {
    log.warn('channels.teams-unchanged', { conversation: place.conversation }, error)
  }
}
