import type { Desk, Written } from '../desk/desk.ts'
import type { Effect } from '../dialog/effect.ts'
import type { Happened, TicketAct } from '../dialog/event.ts'
import type { Tree } from '../dialog/tree.ts'
import { never } from '../errors.ts'
import type { Identity } from '../identity/identity.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { wordFiling } from '../wording/filing.ts'

/** An effect other than a message. */
export type Act = Exclude<Effect, { type: 'say' }>

/** What acts are done with. */
export interface Tools {
  readonly tree: Tree
  readonly desk: Desk
  readonly identity: Identity
  readonly knowledge: Knowledge
}

/**
 * Does what a conversation asked for, under `key`: done once, however often it is tried.
 * @returns what the conversation is to hear of it, if anything.
 * @throws RetryableError, TerminalError as the port that was asked.
 */
export async function perform(
  { tree, desk, identity, knowledge }: Tools,
  conversation: string,
  key: string,
  act: Act,
): Promise<Happened | undefined> {
  switch (act.type) {
    case 'file': {
      const { draft, revision } = act.filing
      const submission = `${conversation}/${draft}.${revision}/file`
      const ticket = await desk.file(wordFiling(tree, act.filing, { key: submission, conversation }))
      return { type: 'filed', draft, ticket }
    }
    case 'comment':
      return told('comment', act.number, await desk.comment({ ...act, key }))
    case 'reopen':
      return told('reopen', act.number, await desk.reopen({ ...act, key }))
    case 'solve':
      return told('solve', act.number, await desk.solve({ ...act, key }))
    case 'rate':
      return told('rate', act.number, await desk.rate({ ...act, key }))
    case 'remember': {
      const { type: _, person, ...known } = act
      await identity.remember(person, known)
      return undefined
    }
    case 'record': {
      const { type: _, ...feedback } = act
      knowledge.record({ key, ...feedback })
      return undefined
    }
    default:
      return never(act)
  }
}

/** What the conversation hears of an act that can never be done; nothing of one it did not know about. */
export function refusalOf(act: Act, code: string): Happened | undefined {
  switch (act.type) {
    case 'file':
      return { type: 'refused', draft: act.filing.draft, code }
    case 'comment':
    case 'reopen':
    case 'solve':
    case 'rate':
      return { type: 'undone', act: act.type, number: act.number, code }
    case 'remember':
    case 'record':
      return undefined
    default:
      return never(act)
  }
}

function told(act: TicketAct, number: number, written: Written): Happened {
  return written.type === 'done'
    ? { type: 'done', act, ticket: written.ticket }
    : { type: 'undone', act, number, code: written.type }
}
