import type { Desk, Written } from '../desk/desk.ts'
import type { TicketAct } from '../dialog/event.ts'
import type { Filing } from '../dialog/filing.ts'
import type { TicketRequest } from '../dialog/ticket.ts'
import { RetryableError } from '../errors.ts'
import type { Identity } from '../identity/identity.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Act, News } from './job.ts'
import { undone } from './refusal.ts'

/** What acts are done with. */
export interface Tools {
  readonly desk: Desk
  readonly identity: Identity
  readonly knowledge: Knowledge
  /** A filing in words. */
  readonly wordFiling: (
    filing: Filing,
    around: { readonly key: string; readonly conversation: string },
  ) => TicketRequest
  /** A draft in words, as a comment on a ticket that is there already; `own` are the person's own words in it. */
  readonly wordAddition: (filing: Filing, own: string) => string
  /** A reply that takes the place of a former one, in words. */
  readonly wordCorrection: (text: string) => string
  /** A few characters that stand for the text and for no other. */
  readonly digest: (text: string) => string
}

/**
 * Does what a conversation asked for, under `key`: done once, however often it is tried. A submission has a key of its own,
 * made of what is submitted, so that sending the same draft twice files it once.
 * @returns what the conversation is to hear of it, if anything.
 * @throws RetryableError `outbound.unknown-effect` for one of a newer version; else as the port that was asked.
 */
export async function perform(
  { desk, identity, knowledge, wordFiling, wordAddition, wordCorrection, digest }: Tools,
  conversation: string,
  key: string,
  act: Act,
): Promise<News | undefined> {
  switch (act.type) {
    case 'file': {
      const submission = `${conversation}/${submissionOf(act.filing, digest)}`
      const ticket = await desk.file(wordFiling(act.filing, { key: submission, conversation }))
      return { type: 'filed', draft: act.filing.draft, ticket }
    }
    case 'comment': {
      const { number, requester, files, isCorrection, adds } = act
      const said = adds === undefined ? act.text : wordAddition(adds, act.text)
      const text = isCorrection ? wordCorrection(said) : said
      return told(act, await desk.comment({ key, number, requester, text, files }))
    }
    case 'reopen': {
      const { number, requester, text, files } = act
      return told(act, await desk.reopen({ key, number, requester, text, files }))
    }
    case 'solve':
      return told(act, await desk.solve({ ...act, key }))
    case 'rate':
      return told(act, await desk.rate({ ...act, key }))
    case 'mute': {
      const { type: _, ...mute } = act
      await desk.mute(mute)
      return undefined
    }
    case 'remember': {
      const { type: _, person, ...known } = act
      await identity.remember(person, known)
      return undefined
    }
    case 'follow': {
      const { issue, language, isOn } = act
      if (isOn) await knowledge.followed?.follow(issue, conversation, language)
      else await knowledge.followed?.unfollow(issue, conversation)
      return undefined
    }
    case 'record': {
      const { type: _, ...feedback } = act
      knowledge.record({ key, ...feedback })
      return undefined
    }
    default:
      return newer(act)
  }
}

/** A process that is put back to a former version, or has a newer one beside it, finds what it does not know. */
function newer(act: never): never {
  const { type } = act as { readonly type: string }
  throw new RetryableError(
    'outbound.unknown-effect',
    `There is no effect "${type}" here. It waits for a process of the version that asked for it.`,
  )
}

function told(asked: Extract<Act, { type: TicketAct }>, written: Written): News {
  const { type: act } = asked
  if (written.type !== 'done') return undone(asked, written.type)
  const isCommented = asked.type === 'rate' && asked.comment !== undefined
  const isCorrection = asked.type === 'comment' && asked.isCorrection === true
  return {
    type: 'done',
    act,
    ticket: written.ticket,
    ...(isCommented && { isCommented: true }),
    ...(isCorrection && { isCorrection: true }),
    ...('message' in asked && { message: asked.message }),
  }
}

/**
 * What is filed stands in the key too: a store that lost its data counts drafts from 1 again, and the desk, which lost
 * nothing, must not take the next one for one it has.
 */
function submissionOf(
  { draft, revision, answers, files, handedOver }: Filing,
  digest: Tools['digest'],
): string {
  const content = JSON.stringify([answers, files.map(({ ref }) => ref), handedOver])
  return `${draft}.${revision}/file/${digest(content)}`
}
