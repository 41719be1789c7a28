import { Agent, type IncomingMessage, request } from 'node:http'

/** A browser's HTTP on connections that are kept alive. */
export interface Client {
  /** @throws Error for any answer but a 2xx. */
  post(path: string, body: unknown, cookie?: string): Promise<unknown>
  close(): void
}

/** Requests to one server, `connections` of them at once. */
export function createClient(url: string, connections: number): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const { hostname, port } = new URL(url)
  return {
    post(path, body, cookie) {
      const text = JSON.stringify(body)
      const headers = {
        Origin: url,
        'Content-Type': 'application/json',
        'Content-Length': Buffer.byteLength(text),
        ...(cookie !== undefined && { Cookie: cookie }),
      }
      return new Promise((resolve, reject) => {
        const sent = request({ agent, hostname, port, path, method: 'POST', headers }, (response) => {
          read(response).then(resolve, reject)
        })
        sent.on('error', reject)
        sent.end(text)
      })
    },
    close: () => agent.destroy(),
  }
}

async function read(response: IncomingMessage): Promise<unknown> {
  let text = ''
  response.setEncoding('utf8')
  for await (const part of response) text += part
  const { statusCode = 0 } = response
  if (statusCode < 200 || statusCode > 299) throw new Error(`bench: ${statusCode} ${text}`)
  return JSON.parse(text)
}
