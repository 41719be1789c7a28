import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Webhook } from '../../../src/desk/zendesk/webhook.ts'

/** Listens where an account tells of changes, and hands it to whatever desk there is now. */
export async function startHooks(
  webhook: () => Webhook | undefined,
): Promise<{ readonly url: string; close(): void }> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const rawBody = Buffer.concat(chunks).toString()
      const read = Object.assign(request, { body: JSON.parse(rawBody) as unknown, rawBody })
      void webhook()?.(read, response)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks/zendesk`,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}
