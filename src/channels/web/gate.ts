import type { ServerResponse } from 'node:http'
import type { Clock } from '../../clock.ts'
import type { RouteRequest } from '../route.ts'
import { createLimiter } from './limiter.ts'
import { notFound, refuse, tooMany } from './reply.ts'
import type { Visitors } from './visitor.ts'

/** What a request costs, by what it does. */
export type Cost = 'look' | 'act' | 'upload'

/** Lets a request pass that comes from a known visitor who does not ask too often. Who is turned away has been answered. */
export interface Gate {
  /** The visitor; undefined when the request was turned away. */
  visitor(request: RouteRequest, response: ServerResponse, cost: Cost): string | undefined
  /** The visitor and their conversation named by `:id`; undefined when the request was turned away. */
  conversation(
    request: RouteRequest,
    response: ServerResponse,
    cost: Cost,
  ): { readonly visitor: string; readonly conversation: string } | undefined
  /** Whether somebody without a session may get one now. */
  stranger(request: RouteRequest, response: ServerResponse): boolean
}

/** One bucket per visitor and cost; for strangers one per address. */
export function createGate({
  visitors,
  clock,
}: {
  readonly visitors: Visitors
  readonly clock: Clock
}): Gate {
  const limiters = {
    look: createLimiter({ burst: 200, perMinute: 600, clock }),
    act: createLimiter({ burst: 40, perMinute: 90, clock }),
    upload: createLimiter({ burst: 20, perMinute: 30, clock }),
  }
  const strangers = createLimiter({ burst: 60, perMinute: 60, clock })

  const gate: Gate = {
    visitor(request, response, cost) {
      const visitor = visitors.read(request.headers.cookie)
      if (visitor === undefined) {
        refuse(response, 401, 'no-session')
        return undefined
      }
      const waitMs = limiters[cost].take(visitor)
      if (waitMs > 0) tooMany(response, waitMs)
      return waitMs > 0 ? undefined : visitor
    },
    conversation(request, response, cost) {
      const visitor = gate.visitor(request, response, cost)
      if (visitor === undefined) return undefined
      const conversation = `web:${request.params.id ?? ''}`
      if (visitors.owns(visitor, conversation)) return { visitor, conversation }
      notFound(response)
      return undefined
    },
    stranger(request, response) {
      const waitMs = strangers.take(request.clientAddress)
      if (waitMs > 0) tooMany(response, waitMs)
      return waitMs === 0
    },
  }
  return gate
}
