/** The server said no; `status` 0 means that it was not reached. */
export class Refused extends Error {
  override name = 'Refused'
  readonly status: number
  readonly code: string
  readonly retryAfterMs: number
  readonly body: Readonly<Record<string, unknown>>

  constructor(status: number, body: Readonly<Record<string, unknown>>, retryAfterMs = 0) {
    super(`refused with ${status}`)
    this.status = status
    this.body = body
    this.code = typeof body.error === 'string' ? body.error : ''
    this.retryAfterMs = retryAfterMs
  }
}

/** Asks the server and reads its JSON. @throws Refused */
export async function request<T>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<T> {
  const response = await fetch(path, {
    method,
    ...(body !== undefined && {
      body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json' },
    }),
  }).catch(() => undefined)
  if (!response) throw new Refused(0, {})
  const value: unknown = await response.json().catch(() => ({}))
  if (response.ok) return value as T
  const retryAfter = Number(response.headers.get('Retry-After') ?? 0)
  throw new Refused(response.status, value as Record<string, unknown>, retryAfter * 1000)
}
