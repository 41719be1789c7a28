import { slackViewWordsIn } from '../../../i18n/slack-views.ts'
import type { GivenFile } from './answers.ts'
import type { NewPlace } from './opening.ts'
import type { Place, ViewPorts, Who } from './ports.ts'
import { keepProposals, proposalsFrom } from './proposals.ts'

/** What it takes to make a request from a message. */
export interface FromMessagePorts extends Pick<ViewPorts, 'person' | 'senderOf' | 'cursors'> {
  /** A new place for a new request with the person alone, headed by these words. */
  newPlace(who: Who, heading: string): Promise<Place>
  /** A message that a request is made from: in plain text, whose it is, and the way back to it. */
  describe(who: Who, message: SharedMessage): Promise<Described>
}

export interface Described {
  readonly text: string
  /** Absent for a message of another app. */
  readonly author?: string
  readonly link: string
}

export interface SharedMessage {
  readonly channel: string
  readonly ts: string
  readonly text: string
  readonly user?: string | undefined
}

/** A place for a request that begins with a message: its words are proposed, its files are given. */
export async function requestFrom(
  ports: FromMessagePorts,
  who: Who,
  message: SharedMessage & { readonly files: readonly GivenFile[] },
): Promise<NewPlace> {
  const [{ language }, { text, author, link }] = await Promise.all([
    ports.senderOf(who).then((sender) => ports.person(sender)),
    ports.describe(who, message),
  ])
  const { form } = slackViewWordsIn(language)
  const back = form.link(link)
  const place = await ports.newPlace(who, [form.fromMessage(author), text, back].join('\n'))
  await keepProposals(ports.cursors, place.conversation, proposalsFrom(text, back))
  return { ...place, files: message.files }
}
