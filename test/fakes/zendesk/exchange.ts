import type { IncomingMessage } from 'node:http'

/** A request as the stand-in read it. */
export interface Asked {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  /** Empty for an upload. */
  readonly body: Buffer
  readonly size: number
  readonly headers: IncomingMessage['headers']
}

export interface Answer {
  readonly status: number
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** What answers one method at paths that match; the first group of the pattern is handed over, as it stands in the path. */
export type Route = readonly [string, RegExp, (asked: Asked, id: string) => Answer]

/** The body of a request, which its route knows. */
export const json = ({ body }: Asked) => JSON.parse(body.toString())
