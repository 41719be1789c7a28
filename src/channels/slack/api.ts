import { z } from 'zod'
import { RetryableError } from '../../errors.ts'
import { awayOf, refusalOf } from './errors.ts'

/** The platform's methods, for one token. */
export interface Api {
  /**
   * Calls a method; what is no text or number travels as JSON.
   * @returns the answer, which said that all went well.
   * @throws RetryableError when Slack is busy or away, TerminalError when it refuses.
   */
  call(method: string, args?: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, unknown>>>
}

export interface ApiOptions {
  /** Where the methods are, with a slash at the end. */
  readonly apiUrl: string
  readonly token?: string
  readonly timeoutMs?: number
}

const answerSchema = z.looseObject({ ok: z.boolean(), error: z.string().optional() })

/** The platform's methods over HTTP. Nothing is tried twice here: whoever calls knows what may be repeated. */
export function createApi({ apiUrl, token, timeoutMs = 10_000 }: ApiOptions): Api {
  return {
    async call(method, args = {}) {
      const response = await ask(method, () =>
        fetch(new URL(method, apiUrl), {
          method: 'POST',
          headers: {
            'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8',
            ...(token !== undefined && { Authorization: `Bearer ${token}` }),
          },
          body: formOf(args),
          redirect: 'error',
          signal: AbortSignal.timeout(timeoutMs),
        }),
      )
      const retryAfterMs = secondsIn(response.headers.get('retry-after'))
      if (response.status === 429) {
        await response.body?.cancel()
        throw refusalOf(method, 'ratelimited', retryAfterMs)
      }
      if (!response.ok) {
        await response.body?.cancel()
        throw awayOf(method, `status ${response.status}`, retryAfterMs)
      }
      const answer = await ask(method, async () => answerSchema.parse(await response.json()))
      if (!answer.ok) throw refusalOf(method, answer.error ?? 'unknown_error', retryAfterMs)
      return answer
    },
  }
}

async function ask<T>(method: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof RetryableError ? error : awayOf(method, error)
  }
}

function formOf(args: Readonly<Record<string, unknown>>): URLSearchParams {
  const form = new URLSearchParams()
  for (const [name, value] of Object.entries(args)) {
    if (value === undefined) continue
    form.set(name, typeof value === 'string' ? value : JSON.stringify(value))
  }
  return form
}

function secondsIn(header: string | null): number | undefined {
  const seconds = Number(header ?? Number.NaN)
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1_000 : undefined
}
