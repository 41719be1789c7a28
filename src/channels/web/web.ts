import { systemClock, type Clock } from '../../clock.ts'
import type { Support } from '../../desk/support.ts'
import type { Language } from '../../dialog/language.ts'
import type { Files } from '../../files/files.ts'
import type { Log } from '../../log.ts'
import type { Form, Inbound } from '../../message.ts'
import type { Journal } from '../../store/journal.ts'
import type { Channel } from '../channel.ts'
import type { Route } from '../route.ts'
import { assetRoutes } from './assets.ts'
import { conversationRoutes } from './conversation-routes.ts'
import { createTyping, deliver } from './deliver.ts'
import { createDeskRoutes } from './desk-routes.ts'
import type { Welcome } from './entry.ts'
import { fileRoutes } from './file-routes.ts'
import { createGate } from './gate.ts'
import { sessionRoutes } from './session-routes.ts'
import { createStreams } from './streams.ts'
import { createVisitors } from './visitor.ts'

/** What the web channel is given. */
export interface WebOptions {
  /** Resolves once the event is stored and what follows from it is shown or on its way. */
  accept(inbound: Inbound): Promise<'accepted' | 'duplicate'>
  /** A page of the conversation's draft as a form; undefined when it can't be filled in now. */
  form(conversation: string, page: string): Promise<Form | undefined>
  /** What is wrong with a form's answers, in words, by question; nothing when it can be submitted. */
  checkForm(
    conversation: string,
    page: string,
    answers: Readonly<Record<string, unknown>>,
  ): Promise<Readonly<Record<string, string>>>
  /** The first screen. */
  welcome(language: Language): Welcome
  readonly journal: Journal
  readonly files: Files
  /** The largest file, in bytes; what `files` keeps to. */
  readonly maxFileBytes: number
  /** The support side's view of the desk, and what opens it. Absent: there is no desk page. */
  readonly desk?: { readonly support: Support; readonly token: string }
  /** Signs cookies and conversation ids; changing it makes every visitor a new one. */
  readonly secret: string
  /** The page is served by https. */
  readonly secure: boolean
  /** The project's folder: the pages are in `dist/public/pages` and `src/pages` of it. */
  readonly root: string
  /** The language of a visitor whose browser names none of ours. */
  readonly language: Language
  readonly log: Log
  readonly clock?: Clock
}

/** The channel, and the addresses it wants served. */
export interface WebChannel extends Channel {
  readonly routes: readonly Route[]
  /** Ends every live stream; pages come back by themselves. */
  close(): void
}

/** People on the web page, and the support side on the desk page. */
export function createWebChannel(options: WebOptions): WebChannel {
  const clock = options.clock ?? systemClock
  const typing = createTyping()
  const streams = createStreams({ ...options, clock, typing })
  const visitors = createVisitors(options)
  const gate = createGate({ visitors, clock })
  const parts = { ...options, clock, visitors, gate, streams }
  return {
    name: 'web',
    deliver: (address, messages) => deliver(options.journal, clock, address, messages),
    working(address) {
      if (address.conversation !== undefined) typing.show(address.conversation)
    },
    routes: [
      ...sessionRoutes(parts),
      ...conversationRoutes(parts),
      ...fileRoutes(parts),
      ...(options.desk ? createDeskRoutes({ ...parts, desk: options.desk }) : []),
      ...assetRoutes({ root: options.root, withDesk: options.desk !== undefined }),
    ],
    close: () => streams.close(),
  }
}
