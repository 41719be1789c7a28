import type { EventEmitter } from 'node:events'
import type { Server } from 'node:http'
import type { Clock } from '../clock.ts'
import { TerminalError } from '../errors.ts'

/** The little of a restify server that is used here. */
interface Listening extends EventEmitter {
  readonly server: Server
  listen(port: number, host: string, listens: () => void): unknown
  close(ended: () => void): unknown
}

/** How long a request may take to end once the server closes: one that arrives byte by byte never would. */
const closeMs = 5_000

/** Resolves once the server listens. @throws TerminalError `server.no-port` when it can't. */
export function listen(
  server: Listening,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<void> {
  return new Promise((resolve, reject) => {
    const failed = (cause: NodeJS.ErrnoException): void => {
      const reason =
        cause.code === 'EADDRINUSE' ? 'is taken' : `can't be had (${cause.code ?? cause.message})`
      const message = `Port ${port} of ${host} ${reason}. Set PORT to another, or HOST to an address of this machine.`
      reject(new TerminalError('server.no-port', message, { cause }))
    }
    server.once('error', failed)
    server.listen(port, host, () => {
      server.removeListener('error', failed)
      resolve()
    })
  })
}

/**
 * Takes no new connection, and resolves when every one has ended: one kept alive for a next request as soon as it is idle,
 * any other with its request, or after some seconds.
 */
export function close(server: Listening, clock: Clock): Promise<void> {
  const raw = server.server
  return new Promise((resolve) => {
    const stop = clock.after(closeMs, () => raw.closeAllConnections())
    server.on('after', () => setImmediate(() => raw.closeIdleConnections()))
    server.close(() => {
      stop()
      resolve()
    })
    raw.closeIdleConnections()
  })
}

/** Where a page finds the server. */
export function urlOf(host: string, port: number): string {
  const name = host === '127.0.0.1' || host === '0.0.0.0' || host === '::' ? 'localhost' : host
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`
}
