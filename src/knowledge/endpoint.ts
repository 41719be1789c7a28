import OpenAI from 'openai'
import { RetryableError, TerminalError } from '../errors.ts'

export interface EndpointOptions {
  /** Any endpoint that speaks OpenAI's API. */
  readonly url: string
  readonly key: string
}

/** What an endpoint is for, as its errors say it. */
export interface Purpose {
  /** Of its errors: `knowledge.<code>-away`, `knowledge.<code>-refused`. */
  readonly code: string
  /** The variable that it is set by, and what it gives. */
  readonly gives: string
}

/** How long one request may take, to the last byte of its answer. */
export interface Within {
  readonly timeout: number
  readonly signal: AbortSignal
}

/**
 * Asks the endpoint once.
 * @throws RetryableError `knowledge.<code>-away`, TerminalError `knowledge.<code>-refused`.
 */
export type Endpoint = <T>(
  timeoutMs: number,
  ask: (client: OpenAI, within: Within) => Promise<T>,
) => Promise<T>

export function createEndpoint({ url, key }: EndpointOptions, purpose: Purpose): Endpoint {
  const client = new OpenAI({ baseURL: url, apiKey: key, maxRetries: 0 })
  return async (timeoutMs, ask) => {
    try {
      // The client's own limit ends with the first byte of an answer.
      return await ask(client, { timeout: timeoutMs, signal: AbortSignal.timeout(timeoutMs) })
    } catch (cause) {
      throw failureOf(cause, purpose)
    }
  }
}

function failureOf(cause: unknown, { code, gives }: Purpose): RetryableError | TerminalError {
  const status = cause instanceof OpenAI.APIError ? (cause.status as number | undefined) : undefined
  const isRefused = status !== undefined && status >= 400 && status < 500 && status !== 408 && status !== 429
  // What the endpoint says may hold the text or the key.
  if (isRefused)
    return new TerminalError(
      `knowledge.${code}-refused`,
      `${gives}: it answers ${status}. Check the model and the key.`,
    )
  return new RetryableError(`knowledge.${code}-away`, `${gives} now: ${saidBy(cause, status)}.`)
}

function saidBy(cause: unknown, status: number | undefined): string {
  if (status !== undefined) return `it answers ${status}`
  if (cause instanceof OpenAI.APIConnectionTimeoutError || cause instanceof OpenAI.APIUserAbortError)
    return 'it takes too long'
  if (cause instanceof OpenAI.APIConnectionError) return 'it can not be reached'
  return 'its answer can not be used'
}
