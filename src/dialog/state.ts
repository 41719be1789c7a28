import type { Language } from './language.ts'
import type { PublicComment, Ticket, TicketStatus } from './ticket.ts'

/**
 * Where one conversation stands. The answers are the state: the question that comes next is computed from the tree
 * and the answers, never stored. Small on purpose; every turn reads and writes all of it.
 */
export interface State {
  /** The tree and version the conversation was last asked from, as `treeName` says them. */
  readonly tree: string
  readonly language: Language
  /** The person asked for this language; from then on nothing else changes it. */
  readonly languageChosen?: true | undefined
  /** Who it is, once known. */
  readonly person?: Person | undefined
  /** The answers that are being collected. */
  readonly draft?: Draft | undefined
  /** The draft that was put aside last (cancelled, restarted, solved by an article); it can be brought back. */
  readonly shelf?: Draft | undefined
  /** Drafts that were sent and have no number yet. */
  readonly filing?: readonly Draft[] | undefined
  /** Counts drafts, so that a click knows which one it belongs to. */
  readonly drafts: number
  /** Counts prompts, so that a click knows whether it is on the live one. */
  readonly prompts: number
  /** The one question whose buttons work. */
  readonly live?: Live | undefined
  /** What was filed from here, newest last, at most five. */
  readonly filed?: readonly Filed[] | undefined
  /** The ticket this place is about: a thread after filing. A plain message here is a reply to it; once it is over, a mere sign (a score, a thumb) is not. */
  readonly topic?: number | undefined
  /** Which ticket the last messages for tickets went to. */
  readonly replies?: readonly Reply[] | undefined
  /** Messages held back for a moment, because a person who opens a conversation writes in bursts. */
  readonly held?: Held | undefined
  /** What the support side did, held for a moment: several acts are told as one. */
  readonly news?: readonly News[] | undefined
  /** Tickets that wait for the person, and when they are told of it once more. */
  readonly waiting?: readonly Waiting[] | undefined
  /** When the person is told next what waits for them, which they asked for every day; epoch ms. */
  readonly daily?: number | undefined
  /** The known issue that was followed last. */
  readonly following?: string | undefined
  /** When the person last did something, epoch ms. */
  readonly lastAt?: number | undefined
  /** What they pressed, if that is the last thing they did: the same again within a moment is one press. */
  readonly lastClick?: string | undefined
  /** What was meant for a ticket that is closed to words: it goes into the request that follows it. */
  readonly unsent?: { readonly ticket: number; readonly text: string; readonly message?: string } | undefined
  /** The message that asked for a rating last; what was given is shown there. `isPast`: something else was shown or asked since. */
  readonly survey?: { readonly ticket: number; readonly slot: string; readonly isPast?: true } | undefined
  /** That a draft was cancelled is the last thing that was said: a yes brings it back. */
  readonly cancelled?: true | undefined
  /** The page of the ticket list that was shown last, while there is a next one. */
  readonly listed?:
    | {
        readonly page: number
        readonly status?: readonly TicketStatus[]
        readonly search?: string
      }
    | undefined
}

/** A message that went to a ticket: words, or a rating, of which there is one for good. */
export interface Reply {
  readonly message: string
  readonly ticket: number
  readonly isRating?: true
}

/** The person as the conversation needs them. `id` is the requester at the desk. */
export interface Person {
  readonly id: string
  readonly name?: string
  readonly email?: string
  /** An address that their platform or the operator vouches for; never one that they typed. */
  readonly verifiedEmail?: string
  /** What the platform calls them; proposed as the name while no name is known. */
  readonly chatName?: string
  /** The account of their last ticket. */
  readonly account?: string
  /** Accounts they may choose from. */
  readonly accounts: readonly string[]
  readonly timeZone?: string
  /** The language they chose before. */
  readonly language?: Language
}

export interface Draft {
  readonly id: number
  /** Raised with every change of an answer. */
  readonly revision: number
  readonly answers: Answers
  /** Where answers came from that were not simply pressed or filled in. */
  readonly origins?: Readonly<Record<string, Origin>> | undefined
  /** Questions whose answer was known from the person when the draft was opened: they are no step of the way. */
  readonly known?: readonly string[] | undefined
  readonly files: readonly FileRef[]
  /** The messages that each file came in, by its ref: taken back with the last of them. */
  readonly fileOrigins?: Readonly<Record<string, readonly string[]>> | undefined
  /** A question opened again by "back" or "change", although it has an answer. */
  readonly open?: string | undefined
  /** What "undo" puts back, newest last, at most five: the answers as they were before a change. */
  readonly undo: readonly Undo[]
  /** A sentence that may become the answer of the first free-text question. */
  readonly candidate?: string | undefined
  /** The messages that the candidate is made of, a line each, and how long each is. */
  readonly kept?: readonly Part[] | undefined
  /** What was found for the subject, and is on show. */
  readonly suggested?: Suggested | undefined
  /** The closed ticket that it follows. */
  readonly followUpOf?: number | undefined
  /** A person was asked for before the draft was complete: the questions left open, and what was not understood. */
  readonly handedOver?: { readonly missing: readonly string[]; readonly said: readonly string[] } | undefined
}

/** Values by question. */
export type Answers = Readonly<Record<string, AnswerValue>>

/** The value of a question. `skipped`: left empty on purpose. `unsure`: the person does not know. */
export type AnswerValue = string | number | boolean | typeof skipped | typeof unsure
export const skipped = '-'
export const unsure = '?'

/** Whether an answer is something that was said, not left out. */
export const isWords = (value: AnswerValue | undefined): value is string =>
  typeof value === 'string' && value !== skipped && value !== unsure

/** Where an answer was read from, because an edit of it changes the answer; or what is kept of a consent. */
export type Origin = Source | Consent

/** A message, or several that were read as one (their ids, a line each); or those that the words of an answer are made of. */
export type Source = string | Joined

/** Words of several messages, one after the other. */
export interface Joined {
  readonly parts: readonly Part[]
}

/** How many characters came in a message; of no message, '' in its place. A line or a space parts it from the next. */
export interface Part {
  readonly message: string
  readonly length: number
}

/** When, in which language, and to which wording somebody said yes or no. */
export interface Consent {
  readonly at: number
  readonly language: Language
  readonly version: string
  /** The message it was read from, if it was. */
  readonly message?: string
}

/** The message that an answer was read from as a whole, if it was. */
export function messageOf(origin: Origin | undefined): string | undefined {
  if (typeof origin !== 'object') return origin
  return 'parts' in origin ? undefined : origin.message
}

/** The messages that an answer's words are made of, if they are. */
export const partsIn = (origin: Origin | undefined): readonly Part[] | undefined =>
  typeof origin === 'object' && 'parts' in origin ? origin.parts : undefined

/** What a change replaced. A question answered for the first time is kept as its id alone, and is most of them. */
export type Undo = string | Replaced

export interface Replaced {
  readonly answers: Readonly<Record<string, AnswerValue | null>>
  /** Where those answers came from. */
  readonly origins?: Readonly<Record<string, Origin>>
  readonly open?: string
}

/** A file the person gave; the bytes are in the file store (or still with the platform) under `ref`. */
export interface FileRef {
  readonly ref: string
  readonly name: string
  readonly type: string
  /** Bytes. */
  readonly size: number
}

export interface Suggested {
  /** The text that was searched with. */
  readonly query: string
  readonly articles: readonly Suggestion[]
  /** There are others, for who asks for more. */
  readonly hasMore?: true | undefined
  /** What was shown before these, by id; none of it is shown again. */
  readonly earlier?: readonly string[] | undefined
  /** It was searched with the details too; that is done once. */
  readonly isAgain?: true | undefined
  /** Ids of those that were declined: nothing else is kept of them, and taking that back searches again. */
  readonly passed?: readonly string[] | undefined
}

/** An article or a known issue, as it is shown. */
export interface Suggestion {
  readonly id: string
  readonly kind: string
  readonly title: string
  readonly url: string
  readonly locale: string
  /** One line in which the reason can be seen. */
  readonly line: string
  /** Known issues only. */
  readonly issue?: {
    readonly status: 'backlog' | 'scheduled' | 'fixed' | 'no-fix' | 'closed' | 'unknown'
    readonly workaround?: string
    /** Whoever waits for it can be told when its state changes. */
    readonly canBeFollowed?: true
  }
}

/** What the live prompt asks: a question of the tree, or one of the program's own (`prompts.ts`). */
export type Asks = string

export interface Live {
  /** The prompt's number. */
  readonly id: number
  readonly asks: Asks
  /** The draft it belongs to. */
  readonly draft: number
  /** The answers that could not be used, word by word, at most three; their number is the rung of the ladder. */
  readonly missed?: readonly Missed[]
  /** The text or the option proposed as the answer; "yes" takes it. */
  readonly proposal?: string
  /** The candidates of a clarifying question, or the fields that the prompt is about. */
  readonly among?: readonly string[]
  /** The question that a clarifying prompt is about. */
  readonly about?: string
  /** The ticket that the prompt is about. */
  readonly ticket?: number
  /** The rating that a comment is asked for. */
  readonly score?: number
}

/** What could not be used as an answer. */
export interface Missed {
  readonly message: string
  readonly text: string
}

export interface Filed {
  readonly draft: number
  /** The desk's number. */
  readonly ticket: number
}

/** What became of a ticket, as far as it was not told yet. */
export interface News {
  /** As it stood after the last change. */
  readonly ticket: Ticket
  /** Oldest first. */
  readonly comments: readonly PublicComment[]
  readonly status?: TicketStatus
  readonly priority?: Ticket['priority']
  readonly ownThread?: true
  /** Epoch ms at which it is told. */
  readonly until: number
}

export interface Held {
  /** Each as it came, oldest first: one of them may be changed or taken back. */
  readonly said: readonly HeldMessage[]
  /** Epoch ms at which they are read as one. */
  readonly until: number
  /** The prompt that stood open when they came. */
  readonly prompt?: number
}

/** A ticket that waits for the person. Times are epoch ms. */
export interface Waiting {
  readonly ticket: number
  /** They are told of it then. */
  readonly until: number
  /** When they should have been told first; since then the desk could not be asked. */
  readonly since?: number
}

export interface HeldMessage {
  readonly message: string
  readonly text: string
  readonly files: readonly FileRef[]
}

/** A tree and its version in one word. */
export const treeName = ({ id, version }: { readonly id: string; readonly version: number }): string =>
  `${id}@${version}`

/** A conversation in which nothing has happened. */
export function emptyState(
  tree: { readonly id: string; readonly version: number },
  language: Language,
): State {
  return { tree: treeName(tree), language, drafts: 0, prompts: 0 }
}
