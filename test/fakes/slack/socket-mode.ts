import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'

/**
 * Slack's side of Socket Mode on loopback, as https://docs.slack.dev/apis/events-api/using-socket-mode says: an address for one
 * connection each, `hello`, envelopes that are acknowledged by their id, `disconnect` before a connection ends.
 */
export interface SocketMode {
  /** What `apps.connections.open` answers with; it opens one connection. */
  nextAddress(): string
  /** Sends an envelope to one of the connections, once there is one; resolves with its acknowledgement. */
  deliver(envelope: Envelope): Promise<{ readonly payload?: object }>
  /** Sends the envelope and does not wait. */
  send(envelope: Envelope): Promise<void>
  /** Announces the end of every connection. */
  refresh(): void
  /** Ends every connection without a word. */
  cut(): void
  /** How many connections there were. */
  opened(): number
  close(): Promise<void>
}

export interface Envelope {
  readonly envelope_id: string
  readonly type: 'events_api' | 'interactive' | 'slash_commands'
  readonly payload: unknown
  readonly accepts_response_payload: boolean
  readonly retry_attempt?: number
  readonly retry_reason?: string
}

export async function startSocketMode(): Promise<SocketMode> {
  const tickets = new Set<string>()
  const open = new Set<WebSocket>()
  const acknowledged = new Map<string, (answer: { payload?: object }) => void>()
  let waiting: ((socket: WebSocket) => void)[] = []
  let last = 0
  const server = createServer()
  const sockets = new WebSocketServer({
    server,
    verifyClient: ({ req }: { req: IncomingMessage }) => tickets.delete(req.url ?? ''),
  })
  sockets.on('connection', (socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
    socket.on('message', (data: Buffer) => {
      const { envelope_id, payload } = JSON.parse(data.toString()) as {
        envelope_id: string
        payload?: object
      }
      const isEmpty = payload === undefined || Object.keys(payload).length === 0
      acknowledged.get(envelope_id)?.(isEmpty ? {} : { payload })
      acknowledged.delete(envelope_id)
    })
    socket.send(
      JSON.stringify({ type: 'hello', num_connections: open.size, connection_info: { app_id: 'A0' } }),
    )
    for (const resolve of waiting) resolve(socket)
    waiting = []
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const connection = (): Promise<WebSocket> => {
    const [first] = open
    return first ? Promise.resolve(first) : new Promise((resolve) => waiting.push(resolve))
  }
  const send = async (envelope: Envelope): Promise<void> =>
    (await connection()).send(JSON.stringify(envelope))

  return {
    nextAddress() {
      last += 1
      tickets.add(`/link/?ticket=${last}`)
      return `ws://127.0.0.1:${port}/link/?ticket=${last}`
    },
    send,
    async deliver(envelope) {
      const answer = new Promise<{ payload?: object }>((resolve) =>
        acknowledged.set(envelope.envelope_id, resolve),
      )
      await send(envelope)
      return answer
    },
    refresh() {
      for (const socket of open)
        socket.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }))
    },
    cut() {
      for (const socket of open) socket.terminate()
      open.clear()
    },
    opened: () => last,
    close() {
      for (const socket of open) socket.terminate()
      return new Promise((resolve) => {
        sockets.close(() => server.close(() => resolve()))
        server.closeAllConnections()
      })
    },
  }
}
