import type { Clock } from '../../clock.ts'
import type { Language } from '../../dialog/language.ts'
import type { Person } from '../../dialog/state.ts'
import type { Files } from '../../files/files.ts'
import type { Log } from '../../log.ts'
import type { Inbound, Sender, TicketView } from '../../message.ts'
import type { Cursors } from '../../store/cursors.ts'
import type { Inbox } from '../../store/inbox.ts'
import type { HomePorts } from './home.ts'
import type { ViewPorts } from './views/ports.ts'
import type { Workspaces } from './workspaces.ts'

/** What the channel is given. */
export interface SlackOptions {
  /** Resolves once the event is stored and what follows from it is shown or on its way. */
  accept(inbound: Inbound): Promise<'accepted' | 'duplicate'>
  readonly forms: ViewPorts['forms']
  readonly lookups: {
    person(sender: Sender): Promise<{ readonly person: Person; readonly language: Language }>
    ticket(sender: Sender, number: number): Promise<TicketView | undefined>
    readonly tickets: HomePorts['tickets']
  }
  readonly files: Files
  /** Where threads begin, and which message stands for what. */
  readonly cursors: Cursors
  readonly inbox: Inbox
  readonly workspaces: Workspaces
  readonly settings: SlackSettings
  /** Signs what a form remembers. */
  readonly secret: string
  /** Where people read tickets on the web, once it is known. */
  pageUrl(): string | undefined
  /** For a person whose platform names no language that we speak. */
  readonly language: Language
  readonly log: Log
  readonly clock: Clock
}

export interface SlackSettings {
  /** How what happens there comes in: Slack calls, and signs what it sends; or the program opens a connection. */
  readonly entry:
    | { readonly type: 'calls'; readonly signingSecret: string }
    | { readonly type: 'socket'; readonly appToken: string; readonly apiUrl: string }
  /** Hosts of the platform, and all that end in them; the app's token goes nowhere else. */
  readonly hosts: readonly string[]
}
