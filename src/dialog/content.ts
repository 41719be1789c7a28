import type { TicketAct } from './event.ts'
import type { Command, TicketPage } from './facts.ts'
import type { Language } from './language.ts'
import type { AnswerValue, Suggestion } from './state.ts'
import type { PublicComment, Ticket } from './ticket.ts'

/**
 * What can be shown, without words: ids of questions and options, and names of notes. `wording/` puts it into the
 * person's language, for every channel alike, so what the step decides does not depend on language.
 */
export type Content =
  | NoteContent
  | AskContent
  | AnsweredContent
  | ReviewContent
  | TicketContent
  | TicketsContent
  | IssueContent

/** One sentence; `with` holds what goes into it. */
export type NoteContent = {
  [K in keyof Notes]: { readonly type: 'note'; readonly note: K; readonly with: Notes[K] }
}[keyof Notes]

type None = Readonly<Record<never, never>>
interface OfQuestion {
  readonly question: string
}
interface OfAnswer extends OfQuestion {
  readonly value: AnswerValue
}
interface OfTicket {
  readonly number: number
}

/** The sentences the bot has of its own, and what each needs. Their words are in `i18n/`. */
export interface Notes {
  /** The first words to somebody: what this is and what it can do. */
  readonly greeting: { readonly name?: string }
  readonly greetedAgain: None
  /** What was understood from a text that answered more than it was asked. */
  readonly understood: { readonly answers: readonly OfAnswer[] }
  readonly changed: { readonly question: string; readonly from: AnswerValue; readonly to: AnswerValue }
  /** A changed text (subject, details): the new one is not repeated. */
  readonly updated: OfQuestion
  readonly skipped: OfQuestion
  readonly cannotSkip: OfQuestion
  readonly nothingToUndo: None
  readonly undone: None
  readonly nothingBefore: None
  readonly cancelled: None
  readonly nothingToCancel: None
  readonly resumed: { readonly subject?: string }
  readonly nothingToResume: None
  readonly restarted: { readonly kept: boolean }
  readonly why: OfQuestion
  readonly help: None
  readonly language: { readonly language: Language }
  readonly nonsense: None
  readonly stillNonsense: None
  readonly missed: OfQuestion
  /** An option that is likely meant; "yes" takes it. */
  readonly likely: { readonly question: string; readonly option: string }
  readonly invalid: { readonly question: string; readonly problem: Problem }
  readonly fileKept: { readonly names: readonly string[] }
  readonly kept: { readonly text: string }
  /** What was kept and became no answer: it is filed too. */
  readonly alongside: { readonly text: string }
  readonly missing: { readonly questions: readonly string[] }
  readonly sending: None
  readonly stillSending: None
  readonly alreadySent: { readonly number: number }
  readonly refused: None
  readonly oldPrompt: OfQuestion
  readonly oldDraft: None
  readonly solvedByArticle: { readonly title?: string }
  readonly noMoreArticles: None
  readonly welcomeThanks: None
  readonly gladItWorks: None
  readonly addedToSame: OfTicket
  readonly handover: None
  readonly handedOver: {
    readonly opensAt: number
    readonly open: boolean
    readonly timeZone: string
    readonly at: number
  }
  readonly noTicket: OfTicket
  readonly noTickets: { readonly filtered: boolean }
  readonly deskAway: None
  readonly muted: OfTicket
  readonly unmuted: OfTicket
  readonly commented: OfTicket
  readonly corrected: OfTicket
  /** A message was taken back that the desk has. */
  readonly cannotUnsend: OfTicket
  /** The message that a rating came in was changed. */
  readonly cannotRateAnew: OfTicket
  /** Answers were taken back with the message they came in. */
  readonly forgotten: { readonly questions: readonly string[] }
  /** Files were taken back with the message they came in. */
  readonly filesForgotten: { readonly names: readonly string[] }
  readonly reopened: OfTicket
  readonly solved: OfTicket
  readonly rated: OfTicket
  readonly ratingCommented: None
  readonly followUp: { readonly number: number; readonly subject: string }
  readonly notAllowed: { readonly number: number; readonly act: TicketAct }
  readonly notDone: { readonly number: number }
  readonly askReply: OfTicket
  readonly dailyOn: None
  readonly dailyOff: None
  readonly daily: None
  /** A ticket waits for the person since a while. */
  readonly reminder: { readonly number: number; readonly subject: string }
  readonly askReopen: OfTicket
  readonly changedByDesk: {
    readonly number: number
    readonly subject: string
    readonly comment?: PublicComment
    /** Comments before that one, oldest first. */
    readonly earlier?: readonly PublicComment[]
    readonly status?: Ticket['status']
    readonly priority?: Ticket['priority']
    readonly thread: boolean
  }
  readonly welcomeBack: { readonly subject?: string }
  readonly lost: None
  readonly nothingAsked: None
}

/** Why a value can't be taken as an answer. */
export type Problem =
  | { readonly type: 'empty' }
  | { readonly type: 'too-short'; readonly min: number }
  | { readonly type: 'too-long'; readonly max: number; readonly length: number }
  | { readonly type: 'pattern' }
  | { readonly type: 'not-an-option' }
  | { readonly type: 'not-an-email' }
  | { readonly type: 'not-a-number' }
  | { readonly type: 'too-small'; readonly min: number }
  | { readonly type: 'too-large'; readonly max: number }
  | { readonly type: 'not-whole' }
  | { readonly type: 'not-a-date' }
  | { readonly type: 'too-early'; readonly from: string }
  | { readonly type: 'too-late'; readonly until: string }
  | { readonly type: 'item-pattern'; readonly item: string }
  | { readonly type: 'item-start'; readonly item: string; readonly start: string }
  | { readonly type: 'item-twice'; readonly item: string }
  | { readonly type: 'too-few'; readonly min: number }
  | { readonly type: 'too-many'; readonly max: number }
  | { readonly type: 'no-files' }
  | { readonly type: 'consent' }

/** The live prompt. */
export interface AskContent {
  readonly type: 'ask'
  readonly draft: number
  readonly prompt: number
  /** A question of the tree, or `review`, `resume`, `handover`, `change`, `clarify`, `reply`, `reopen`, `rateComment`, `same`, `start`. */
  readonly asks: string
  readonly page?: string
  /** How often it was missed: 0 as written, 1 in other words with examples, 2 numbered and short. */
  readonly rung: 0 | 1 | 2
  /** The answer given before. */
  readonly given?: AnswerValue
  /** An answer proposed; "yes" takes it. */
  readonly proposal?: string
  readonly step?: number
  readonly of?: number
  readonly optional?: true
  readonly notes?: readonly string[]
  readonly accounts?: readonly string[]
  readonly articles?: readonly Suggestion[]
  /** What they were searched with. */
  readonly query?: string
  /** They were found with the details, after others had not helped, or none was found. */
  readonly isAgain?: true
  /** Names of files already attached. */
  readonly files?: readonly string[]
  /** The candidates of `clarify`, by id; the questions of `change`. */
  readonly among?: readonly string[]
  readonly about?: string
  readonly ticket?: number
  readonly score?: number
  readonly commands: readonly Command[]
  /** The page can be filled in as a form. */
  readonly form?: true
}

/** What a prompt is replaced by once it is answered. `moved`: it was not answered here, but asked again further down. */
export interface AnsweredContent {
  readonly type: 'answered'
  readonly asks: string
  readonly page?: string
  /** The ticket that the prompt was about. */
  readonly ticket?: number
  readonly value:
    | AnswerValue
    | { readonly command: Command }
    | { readonly article: string }
    | { readonly followed: string }
    | { readonly moved: true }
}

/** Every answer, before sending. */
export interface ReviewContent {
  readonly type: 'review'
  readonly draft: number
  readonly prompt: number
  readonly rows: readonly { readonly question: string; readonly page: string; readonly value: AnswerValue }[]
  readonly files: readonly string[]
  /** The question that the files answer, where the path has one. */
  readonly filesQuestion?: string
  /** Documents that the case needs while no file was given: question and id. */
  readonly wants: readonly { readonly question: string; readonly want: string }[]
}

export interface TicketContent {
  readonly type: 'ticket'
  /** `filed`: just now, from here. */
  readonly moment: 'filed' | 'status' | 'changed'
  readonly ticket: Ticket
}

/** A known issue: it is followed from now on, it is not any more, or it has another state. */
export type IssueContent =
  | { readonly type: 'issue'; readonly moment: 'followed' | 'changed'; readonly issue: Suggestion }
  | { readonly type: 'issue'; readonly moment: 'unfollowed' }

export interface TicketsContent {
  readonly type: 'tickets'
  readonly page: TicketPage
}
