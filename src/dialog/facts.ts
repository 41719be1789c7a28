import type { Language } from './language.ts'
import type { AnswerValue, Person, Suggestion } from './state.ts'
import type { Ticket, TicketStatus } from './ticket.ts'

/**
 * What a step may need to know from outside. A step that lacks a fact asks for it and changes nothing; the turn
 * gathers it and takes the step again.
 */
export type Need =
  /** What a text means here; or, read again, where it was written. */
  | { readonly type: 'interpretation'; readonly text: string; readonly moment?: Moment }
  | { readonly type: 'person' }
  /** `details`: what else the person said of it. `past`: what is not wanted again, by id. */
  | {
      readonly type: 'articles'
      readonly query: string
      readonly language: Language
      readonly details?: string
      readonly past?: readonly string[]
    }
  /** A ticket of this person, by number; `last` is the one that changed last. */
  | { readonly type: 'ticket'; readonly number: number | 'last' }
  /** The person's tickets: what waits for them, then the newest change. `search` is a number, or words of the subject. */
  | {
      readonly type: 'tickets'
      readonly status?: readonly TicketStatus[]
      readonly search?: string
      readonly page: number
    }
  /** What a ticket of this person was filed with. */
  | { readonly type: 'answers'; readonly number: number }
  /**
   * An open ticket of the person and the account that is about the same thing: its subject is like one of these, or is one of these
   * where they were chosen from a list and not written.
   */
  | {
      readonly type: 'same'
      readonly subjects: readonly string[]
      readonly isChosen?: true
      readonly account?: string
    }
  /** Whether somebody is at work now, and from when. */
  | { readonly type: 'office' }

/** Where the conversation stood when a message was written: what was asked, if anything was, and what was not answered yet. */
export interface Moment {
  readonly asked: string | undefined
  readonly unanswered: readonly string[]
}

/** One entry per kind of need; a kind that could not be had is listed in `missing`, and the step goes on without. */
export interface Facts {
  readonly interpretation?: Interpretation
  readonly person?: Person
  /** `hasMore`: others would be found beyond these. */
  readonly articles?: {
    readonly query: string
    readonly found: readonly Suggestion[]
    readonly hasMore?: true
  }
  /** `found` is absent when there is no such ticket, or it is somebody else's. */
  readonly ticket?: { readonly asked: number | 'last'; readonly found?: Ticket }
  readonly tickets?: TicketPage
  readonly answers?: {
    readonly asked: number
    readonly found: readonly { readonly id: string; readonly value: unknown }[]
  }
  readonly same?: { readonly subjects: readonly string[]; readonly found?: Ticket }
  readonly office?: Office
  readonly missing?: readonly Need['type'][]
}

export interface TicketPage {
  readonly tickets: readonly Ticket[]
  readonly total: number
  readonly page: number
  readonly pages: number
  readonly status?: readonly TicketStatus[]
  readonly search?: string
}

export interface Office {
  readonly open: boolean
  /** The next time somebody is at work, epoch ms; now when open. */
  readonly opensAt: number
  /** IANA name of the zone that the hours are kept in. */
  readonly timeZone: string
}

/** What a text was understood to mean, in the order it says so. Proposals only: the step checks each like a click. */
export interface Interpretation {
  /** The language it is written in, when sure. */
  readonly language?: Language
  readonly acts: readonly Act[]
  /** Words that no act accounts for and that say something of their own, as the person wrote them. */
  readonly rest?: string
  /**
   * An answer is only implied by what the person says, so that `rest` holds those words too. It is proposed where a text
   * is asked, and never taken as the answer.
   */
  readonly isImplied?: true
}

export type Act =
  /** An answer to a question of the tree, live or not. `correction`: it is meant to replace an earlier one. */
  | {
      readonly type: 'answer'
      readonly question: string
      readonly value: AnswerValue
      readonly correction?: true
    }
  /** A question of the tree is meant, but two or three options fit; one that is no more than likely stands alone. */
  | { readonly type: 'unclear'; readonly question: string; readonly among: readonly string[] }
  /** A question whose answer the person wants to give anew: "change the impact". */
  | { readonly type: 'change'; readonly question: string }
  | { readonly type: 'command'; readonly command: Command }
  | { readonly type: 'language'; readonly language: Language }
  /** Something about an existing ticket. `text` is the part that is meant for the desk. */
  | {
      readonly type: 'ticket'
      readonly act: 'status' | 'reply' | 'reopen' | 'solve' | 'follow-up' | 'mute' | 'unmute'
      readonly number: number | 'last'
      readonly text?: string
    }
  /** How satisfied the person is with a ticket, 1 to 5. `isBare`: said as a score alone, which is one only of a ticket that is over. */
  | {
      readonly type: 'rate'
      readonly number: number | 'last'
      readonly score: number
      readonly isBare?: true
    }
  | { readonly type: 'tickets'; readonly status?: readonly TicketStatus[]; readonly search?: string }
  /** To be told every day what waits for the person, or to stop that. */
  | { readonly type: 'daily'; readonly isOn: boolean }
  /** To be told when a known issue on show changes, or to stop following the one that is followed. */
  | { readonly type: 'issue'; readonly act: 'follow' | 'unfollow' }
  /** Which of the suggestions on show solved it, by position from 1; 0 when it is not said which. */
  | { readonly type: 'solved'; readonly position: number }
  /** The text has no meaning that anybody could use: keys hit at random, an emoji alone. */
  | { readonly type: 'nonsense' }
  /** A sentence, where a name is asked: it is no name. */
  | { readonly type: 'sentence' }
  | { readonly type: 'greeting' }
  | { readonly type: 'thanks' }
  /** "It works now", with thanks or without, and nothing else. */
  | { readonly type: 'works' }
  /** A thumb, "ok", "no", "that's all", where words are for the desk or a solved ticket was told of: heard, and nothing else. */
  | { readonly type: 'nod'; readonly isYes: boolean }

export const commands = [
  'back',
  'undo',
  'skip',
  'unsure',
  'cancel',
  'resume',
  'restart',
  'why',
  'help',
  'human',
  'send',
  'change',
  'yes',
  'no',
  'none',
  'continue',
  'new',
  'more',
  'sent?',
] as const
/**
 * `none`: none of the articles helps. `continue`/`new`: go on with the draft, or start another. `sent?`: "did it
 * work?". `resume`: bring back what was cancelled. `more`: the next page of what is shown.
 */
export type Command = (typeof commands)[number]
