import type { IncomingHttpHeaders } from 'node:http'

/** Where the server listens, and the names it goes by. */
export interface Place {
  readonly host: string
  readonly hostNames: readonly string[]
}

const loopbackNames = ['localhost', '127.0.0.1', '[::1]']

/** Whether the address is reached from this machine only. */
export const isLoopback = (host: string): boolean => ['localhost', '127.0.0.1', '::1'].includes(host)

/**
 * Why the Host header is not ours, or undefined when it is. A foreign name that leads to this machine (DNS rebinding)
 * would otherwise let any web page read what is meant for this machine alone.
 */
export function hostProblem(host: string | undefined, { host: bound, hostNames }: Place): string | undefined {
  if (!isLoopback(bound) && hostNames.length === 0) return undefined
  const allowed = isLoopback(bound) ? [...loopbackNames, ...hostNames] : hostNames
  const name = host?.replace(/:\d+$/, '').toLowerCase()
  return name !== undefined && allowed.includes(name) ? undefined : 'wrong-host'
}

/** Why a request that changes something does not come from our own page, or undefined when it does. */
export function originProblem(headers: IncomingHttpHeaders): string | undefined {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin' ? undefined : 'wrong-origin'
  const { origin, host } = headers
  if (origin === undefined || host === undefined) return 'wrong-origin'
  return origin.toLowerCase().replace(/^https?:\/\//, '') === host.toLowerCase() ? undefined : 'wrong-origin'
}
