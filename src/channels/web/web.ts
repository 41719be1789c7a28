import { systemClock } from '../../clock.ts'
import type { Channel } from '../channel.ts'
import type { Route } from '../route.ts'
import { articleRoutes } from './article-routes.ts'
import { assetRoutes } from './assets.ts'
import { conversationRoutes } from './conversation-routes.ts'
import { createTyping, deliver } from './deliver.ts'
import { createDeskRoutes } from './desk-routes.ts'
import { fileRoutes } from './file-routes.ts'
import { createGate } from './gate.ts'
import type { WebOptions } from './options.ts'
import { sessionRoutes } from './session-routes.ts'
import { createStreams } from './streams.ts'
import { createVisitors } from './visitor.ts'

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
      ...(options.articles ? articleRoutes(options.articles) : []),
      ...(options.desk ? createDeskRoutes({ ...parts, desk: options.desk }) : []),
      ...assetRoutes({ root: options.root, withDesk: options.desk !== undefined }),
    ],
    close: () => streams.close(),
  }
}
