import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A site on loopback: what each path answers, in turn; the last one for good. */
export interface Site {
  readonly url: string
  /** What was asked for, in order. */
  readonly asked: readonly string[]
  /** Resolves when a path was asked for. */
  whenAsked(path: string): Promise<void>
  put(path: string, ...answers: readonly Answer[]): void
  close(): Promise<void>
}

export interface Answer {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Buffer
  /** Nothing is answered, for as long as the site is there. */
  readonly isHeld?: true
}

export async function startSite(): Promise<Site> {
  const answers = new Map<string, Answer[]>()
  const asked: string[] = []
  const waiting = new Map<string, () => void>()
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    asked.push(path)
    waiting.get(path)?.()
    const all = answers.get(path) ?? answers.get(path.split('?')[0] ?? '') ?? []
    const {
      status = 200,
      headers = {},
      body = '',
      isHeld,
    } = (all.length > 1 ? all.shift() : all[0]) ?? { status: 404 }
    if (isHeld) return
    // In two steps: where restify was loaded, `writeHead` gives nothing back.
    response.writeHead(status, headers)
    response.end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    whenAsked: (path) =>
      asked.includes(path) ? Promise.resolve() : new Promise((resolve) => void waiting.set(path, resolve)),
    put: (path, ...given) => void answers.set(path, [...given]),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
