import type { Clock } from '../../../clock.ts'
import type { Language } from '../../../dialog/language.ts'
import type { FileRef, Person } from '../../../dialog/state.ts'
import type { Log } from '../../../log.ts'
import type { Address, ConversationId, Form, Inbound, Sender } from '../../../message.ts'
import type { Cursors } from '../../../store/cursors.ts'
import type { GivenFile } from './answers.ts'
import type { HomeView, ModalView } from './blocks.ts'

/** Somebody in a workspace. */
export interface Who {
  readonly team: string
  /** Of an organisation that the workspace belongs to. */
  readonly enterprise?: string
  readonly user: string
}

/** Where a conversation goes on. */
export interface Place {
  readonly conversation: ConversationId
  readonly address: Address
}

/** What the platform does with views. Each throws what the vendor's client throws, as our errors. */
export interface Views {
  /** Opens a modal; `trigger` is good for three seconds. @returns the view's id. */
  open(trigger: string, view: ModalView): Promise<string>
  update(view: string, by: ModalView): Promise<void>
  publish(user: string, view: HomeView): Promise<void>
}

/** What the views need of the rest. */
export interface ViewPorts {
  /** Resolves once the event is stored and what follows from it is shown or on its way. */
  accept(inbound: Inbound): Promise<'accepted' | 'duplicate'>
  readonly forms: {
    /** A page of the conversation's draft; undefined when it can't be filled in now. */
    form(conversation: string, page: string): Promise<Form | undefined>
    /** The page that is asked next; undefined when there is none. */
    next(conversation: string): Promise<Form | undefined>
    /** What is wrong with the answers, in words, by question. */
    check(
      conversation: string,
      page: string,
      answers: Readonly<Record<string, unknown>>,
    ): Promise<Readonly<Record<string, string>>>
  }
  /** Who it is, and in which language they are spoken to. */
  person(sender: Sender): Promise<{ readonly person: Person; readonly language: Language }>
  /** What the platform says about them. */
  senderOf(who: Who): Promise<Sender>
  /** The views of the workspace that the app is installed in. */
  viewsOf(who: Who): Promise<Views>
  /** Stores files that were given in a form or with a message; of one that can't be kept the person is told. */
  takeFiles(who: Who, given: readonly GivenFile[]): Promise<readonly FileRef[]>
  readonly cursors: Cursors
  /** Signs what a form remembers. */
  readonly secret: string
  /** For a person whose platform names no language that we speak. */
  readonly language: Language
  readonly clock: Clock
  readonly log: Log
}
