import type { IncomingMessage, ServerResponse } from 'node:http'

/** One address of the HTTP server. A channel lists its own; the server does what is common to all of them. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT'
  /** `/api/conversations/:id/events`; `*` at the end stands for the rest. */
  readonly path: string
  /**
   * `parsed`: the body was read whole, within the size limit, and is in `body` when it is JSON or a form, with the text itself
   * in `rawBody`. `stream`: it was not touched. `none`: there is none to read.
   */
  readonly body: 'parsed' | 'stream' | 'none'
  /**
   * `own-page`: only pages served from here may ask; the host and the origin are checked. `anywhere`: whoever asks proves
   * who it is in another way, or it is nobody's secret.
   */
  readonly from: 'own-page' | 'anywhere'
  /** The answer goes on for as long as somebody listens, so that nobody can ask for its head alone. */
  readonly endless?: true
  /** Answers the request. What it throws becomes a 500 (503 for a RetryableError) that says nothing of the reason. */
  handle(request: RouteRequest, response: ServerResponse): Promise<void>
}

/** A request as a route gets it. */
export interface RouteRequest extends IncomingMessage {
  /** Who asks, as limits count it: the client's IPv4 address or the /64 of its IPv6 one, behind our own proxies too. */
  readonly clientAddress: string
  /** The named parts of the path, decoded. */
  readonly params: Readonly<Record<string, string>>
  readonly body?: unknown
  /** The body as it was sent, for a signature to be checked against. */
  readonly rawBody?: string
}
