import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * Stands between a bot and a client, and makes it one that knows neither `Action.Execute` nor dialogs: an action takes its
 * fallback, and what would open a dialog is sent as a message.
 */
export interface OlderClient {
  /** The service's address, for the bot. */
  readonly url: string
  /** The port of the client behind it. */
  standBefore(port: number): void
  /** How many actions took their fallback. */
  fallbacks(): number
  close(): Promise<void>
}

export async function startOlderClient(): Promise<OlderClient> {
  let behind = 0
  let fallbacks = 0
  const older = (_name: string, value: unknown): unknown => {
    if (opensDialog(value)) return { ...value, msteams: undefined }
    if (!isExecute(value)) return value
    fallbacks += 1
    return value.fallback
  }
  const server = createServer((request, response) => {
    void (async () => {
      const { method = 'GET', url = '' } = request
      let body = ''
      request.setEncoding('utf8')
      for await (const part of request) body += part
      const answer = await fetch(`http://127.0.0.1:${behind}${url}`, {
        method,
        headers: { 'Content-Type': 'application/json' },
        ...(body !== '' && { body: JSON.stringify(JSON.parse(body, older)) }),
      })
      response.writeHead(answer.status, { 'Content-Type': 'application/json' })
      response.end(await answer.text())
    })()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/_connector`,
    standBefore(given) {
      behind = given
    },
    fallbacks: () => fallbacks,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const isExecute = (value: unknown): value is { readonly fallback: unknown } =>
  typeof value === 'object' &&
  value !== null &&
  'type' in value &&
  value.type === 'Action.Execute' &&
  'fallback' in value

const opensDialog = (value: unknown): value is { readonly msteams: unknown } =>
  typeof value === 'object' &&
  value !== null &&
  'msteams' in value &&
  JSON.stringify(value.msteams).includes('task/fetch')
