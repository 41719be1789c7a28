import { never } from '../../errors.ts'
import type { Sender } from '../../message.ts'
import { within } from '../../within.ts'
import type { Activity } from './activity.ts'
import { answerPress } from './answer-press.ts'
import { errorAnswer, lineAnswer } from './answers.ts'
import type { Answer, Heard, InvokeHandler } from './invoke.ts'
import { limits } from './limits.ts'
import { type Place, senderOf } from './place.ts'
import type { Places } from './places.ts'
import { press, type PressOptions } from './press.ts'
import type { Presence } from './presence.ts'
import { receive, type Received } from './receive.ts'
import { accept, say, type TakeOptions, tellFailed } from './take.ts'
import type { Welcomes } from './welcomes.ts'

export interface HearOptions extends PressOptions, TakeOptions {
  readonly places: Places
  readonly presence: Presence
  readonly welcomes: Welcomes
  readonly invokes: Readonly<Record<string, InvokeHandler>>
  /** Marks work that is waited for before the channel closes. */
  track<T>(work: Promise<T>): Promise<T>
}

const ok: Answer = { status: 200 }

/** Takes an activity that came through the door, and answers it. */
export async function hear(options: HearOptions, activity: Activity, place: Place): Promise<Answer> {
  const { places, presence, log } = options
  const { conversation } = place
  const received = receive(activity, place)
  if (received.type === 'ignored') {
    log.debug('channels.teams-ignored', { reason: received.reason })
    return ok
  }
  if (received.type === 'left') {
    log.info('channels.teams-left', { conversation })
    await places.gone(conversation)
    return ok
  }
  const sender = senderOf(activity, place)
  if (received.type === 'refused') return refuse(options, activity, sender, received.reason)
  if (!isElsewhere(received)) {
    await places.heard(place)
    presence.heard(conversation)
  }
  return take(options, { activity, place, sender }, received)
}

/** The message extension is called wherever the person writes, also where the bot is not. */
const isElsewhere = (received: Received): boolean =>
  received.type === 'invoked' && received.name.startsWith('composeExtension/')

type Taken = Exclude<Received, { readonly type: 'ignored' | 'left' | 'refused' }>

async function take(options: HearOptions, heard: Heard, received: Taken): Promise<Answer> {
  const { activity, place, sender } = heard
  const { conversation, scope } = place
  switch (received.type) {
    case 'arrived':
      // Where others read along nobody asked for a greeting.
      if (scope !== 'personal') return ok
      return inTime(options, heard, welcome(options, heard))
    case 'said':
      return inTime(options, heard, say(options, heard, received))
    case 'edited': {
      const { message, text, version } = received
      const id = `${conversation}/${message}/edit/${version}`
      return inTime(options, heard, accept(options, heard, id, { type: 'edited', message, text }))
    }
    case 'deleted': {
      const { message } = received
      const id = `${conversation}/${message}/deleted`
      return inTime(options, heard, accept(options, heard, id, { type: 'deleted', message }))
    }
    case 'pressed': {
      const id = activity.id ?? `${received.card}/${options.clock.now()}`
      return answerPress(options, heard, () => press(options, { ...received, activity: id, place, sender }))
    }
    case 'invoked': {
      const handler = options.invokes[received.name]
      return handler ? handler({ activity, place, sender }) : { status: 501 }
    }
    default:
      return never(received)
  }
}

function welcome(options: HearOptions, heard: Heard): Promise<unknown> {
  const { conversation } = heard.place
  const id = `${conversation}/arrived/${heard.activity.id ?? ''}`
  return options.welcomes.during(conversation, accept(options, heard, id, { type: 'opened' }))
}

/**
 * Answers by when the platform wants it; the work goes on by itself. The platform forgets what it could not hand over, so
 * the person is told.
 */
async function inTime(options: HearOptions, heard: Heard, work: Promise<unknown>): Promise<Answer> {
  const { clock, track } = options
  try {
    await within(track(work), limits.messageMs, {
      clock,
      failed: (error) => void tellFailed(options, heard, error),
    })
  } catch (error) {
    await tellFailed(options, heard, error)
    throw error
  }
  return ok
}

async function refuse(
  { log, speak }: HearOptions,
  activity: Activity,
  sender: Sender,
  reason: 'forged-value' | 'not-yours',
): Promise<Answer> {
  log.warn('channels.teams-refused', { reason, status: 200 })
  if (activity.type !== 'invoke') return ok
  const { chat: words } = await speak(sender)
  return reason === 'not-yours' ? lineAnswer(words.notYours) : errorAnswer(400, words.failed)
}
