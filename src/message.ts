import type { Effect, Mark } from './dialog/effect.ts'
import type { Happened } from './dialog/event.ts'
import type { Language } from './dialog/language.ts'
import type { FileRef, State, Suggestion } from './dialog/state.ts'
import type { PublicComment, TicketStatus } from './dialog/ticket.ts'
import type { Priority, QuestionType } from './dialog/tree.ts'

/** What travels between the hops of a message. Types only; read this first. */

/** One exchange in one place, as `<channel>:<rest>`: a DM, a thread, a web visit. */
export type ConversationId = string

/** Where the answers of a conversation go; the channel that made it is the only one that looks inside. */
export interface Address {
  readonly channel: string
  readonly [detail: string]: string
}

/** What a platform says about who is writing. `key` is the same for the same account of that platform. */
export interface Sender {
  readonly key: string
  readonly name?: string
  readonly email?: string
  readonly locale?: string
  readonly timeZone?: string
}

/** A platform's event in the program's own terms. */
export interface Inbound {
  /** What makes it this event and no other; admitted once. */
  readonly id: string
  readonly conversation: ConversationId
  /** Absent when nobody did it: the answers then go where the last ones went. */
  readonly address?: Address
  /** Absent when nobody did it: an alarm, the desk. */
  readonly sender?: Sender
  /** Epoch ms. */
  readonly at: number
  /** As in `dialog/event.ts`, but a click still carries the platform's string. */
  readonly happened:
    | Exclude<Happened, { type: 'clicked' }>
    | { readonly type: 'clicked'; readonly choice: string }
}

/** What a turn came to. */
export type Turned =
  | Committed
  /** The event was handled before. */
  | { readonly type: 'duplicate' }
  /** Nothing of ours: a made-up click, or news of a conversation that nobody had here. */
  | { readonly type: 'ignored' }

/** What a turn saved, and what is to be done because of it. */
export interface Committed {
  readonly type: 'committed'
  readonly conversation: ConversationId
  readonly state: State
  readonly address: Address
  /** In the order they were asked for; each id is the same for a repeated turn. */
  readonly effects: readonly { readonly id: string; readonly effect: Effect }[]
  /** Effects of before may still be pending. */
  readonly isBehind: boolean
  /** Epoch ms at which the conversation wants to be rung. */
  readonly alarm?: number
}

/** A message to show, in words. A channel shows each part as well as it can, and `text` where it can't. */
export interface Outgoing {
  /** Unique and the same for every try; a channel shows it once. */
  readonly id: string
  /** Names the message within the conversation, so that a later one can take its place. */
  readonly slot: string
  /**
   * What it takes the place of, in the message shown under `slot`: `prompt` only the prompt, the buttons and other
   * things to press (a ticket card beside them stays), `message` all of it. Absent: it is a new message. A channel
   * that can't change a message drops `prompt`, and shows `message` as a new one.
   */
  readonly replaces?: 'prompt' | 'message'
  readonly language: Language
  readonly parts: readonly Part[]
  /** What became of a message of the person's: a channel that can puts a sign on it, and shows no words where that is enough. */
  readonly marks?: Mark
  /** The whole message as plain text that says the same, options numbered. */
  readonly text: string
}

/** Text may hold line breaks, and addresses that start with https://; no other markup. */
export type Part =
  | { readonly type: 'text'; readonly text: string; readonly tone: 'plain' | 'title' | 'quiet' | 'warning' }
  | PromptPart
  /** `moved`: it was not answered here, but asked again further down. */
  | { readonly type: 'answered'; readonly ask: string; readonly answer: string; readonly moved?: true }
  | { readonly type: 'articles'; readonly articles: readonly ArticleView[] }
  | { readonly type: 'summary'; readonly title: string; readonly rows: readonly SummaryRow[] }
  | { readonly type: 'ticket'; readonly ticket: TicketView }
  | {
      readonly type: 'tickets'
      readonly title: string
      readonly tickets: readonly TicketView[]
      /** Said instead when there are none. */
      readonly empty: string
      /** Filters by status, the one in force marked `primary`. */
      readonly filters: readonly Button[]
      readonly pager: readonly Button[]
    }
  /** Buttons of the message as a whole. */
  | { readonly type: 'buttons'; readonly buttons: readonly Button[] }

/** A question that can be answered now. */
export interface PromptPart {
  readonly type: 'prompt'
  /** The question's id, or the name of one of the program's own: review, resume, handover … */
  readonly asks: string
  readonly input: QuestionType | 'menu'
  readonly ask: string
  readonly hint?: string
  /** "3 of 8", in words and figures. */
  readonly progress?: { readonly step: number; readonly of: number; readonly text: string }
  /** The answers to choose from, in the order of their numbers. Labels are in full. */
  readonly options: readonly Option[]
  /** Ways on, back and out, beside the answers: skip, back, help, a person. */
  readonly buttons: readonly Button[]
  /** The answer given before, or one proposed, in words. */
  readonly value?: string
  /** An example of what can be written: in the empty field, or beside it where there is no room. */
  readonly placeholder?: string
  /** The page that can be filled in as a form instead, and the button's label. */
  readonly form?: { readonly page: string; readonly label: string }
}

export interface Option {
  /** Sent back when it is chosen. */
  readonly choice: string
  readonly label: string
  readonly example?: string
  /** It is the answer given before. */
  readonly chosen?: true
}

export interface Button {
  readonly choice: string
  readonly label: string
  readonly style: 'primary' | 'plain' | 'danger'
}

export interface ArticleView extends Pick<Suggestion, 'id' | 'title' | 'url' | 'line'> {
  /** "Article", "Known issue": in words. */
  readonly kind: string
  /** Said when it is in another language than the message. */
  readonly otherLanguage?: string
  /** A known issue's state and workaround, in words. */
  readonly status?: string
  readonly workaround?: string
  /** "This solved it". */
  readonly solved: Button
  /** "Tell me when this changes", under a known issue. */
  readonly follow?: Button
}

export interface SummaryRow {
  readonly question: string
  readonly label: string
  readonly value: string
  readonly change?: Button
}

export interface TicketView {
  readonly number: number
  readonly subject: string
  readonly status: TicketStatus
  readonly statusText: string
  /** What the status means for the person. */
  readonly meaning: string
  readonly priority: Priority
  readonly priorityText: string
  readonly url?: string
  /** "Created 24 Nov, 10:15", in the person's zone. */
  readonly created: string
  readonly updated: string
  readonly lastComment?: { readonly heading: string } & Pick<PublicComment, 'text' | 'fromSupport' | 'files'>
  readonly buttons: readonly Button[]
}

/** A page of questions to be filled in at once, in words. */
export interface Form {
  readonly page: string
  readonly title: string
  readonly draft: number
  readonly language: Language
  readonly fields: readonly FormField[]
  readonly submit: string
  readonly cancel: string
  /** While it is asked whether articles are the answer already: those, and the way on when none is. */
  readonly articles?: {
    readonly title: string
    readonly shown: readonly ArticleView[]
    readonly none: Button
  }
}

/** What was answered, to be looked over in a form before it is sent. */
export interface FormReview {
  readonly title: string
  readonly language: Language
  readonly parts: readonly Part[]
  readonly send: Button
}

export interface FormField {
  readonly question: string
  readonly input: QuestionType
  readonly label: string
  readonly hint?: string
  readonly placeholder?: string
  readonly optional: boolean
  /** "(optional)", in words; absent for a required field. */
  readonly optionalText?: string
  /** The value as it is submitted: an option's id, a text, an ISO date. */
  readonly value?: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly maxLength?: number
  /** What its answer becomes of the ticket; a text from elsewhere can be proposed there. */
  readonly becomes?: 'subject' | 'description'
  /** Files already given. */
  readonly files: readonly FileRef[]
}
