import OpenAI from 'openai'
import { RetryableError, TerminalError } from '../errors.ts'

/** What turns texts into vectors: texts that mean nearly the same have vectors that lie near one another. */
export interface Embedder {
  /** Names the model and the length of its vectors: those of another can't be compared. */
  readonly model: string
  /**
   * One vector for each text, in their order.
   * @throws RetryableError `knowledge.embeddings-away`, TerminalError `knowledge.embeddings-refused`.
   */
  embed(texts: readonly string[], timeoutMs: number): Promise<readonly Float32Array[]>
}

export interface EmbedderOptions {
  /** Any endpoint that speaks OpenAI's API. */
  readonly url: string
  readonly key: string
  readonly model: string
  /** 0: as the model gives them. */
  readonly dimensions: number
}

/** Vectors from an endpoint that speaks https://platform.openai.com/docs/api-reference/embeddings. */
export function createEmbedder({ url, key, model, dimensions }: EmbedderOptions): Embedder {
  const client = new OpenAI({ baseURL: url, apiKey: key, maxRetries: 0 })
  return {
    model: `${model}/${dimensions}`,
    async embed(texts, timeoutMs) {
      try {
        const { data } = await client.embeddings.create(
          { model, input: [...texts], encoding_format: 'float', ...(dimensions > 0 && { dimensions }) },
          { timeout: timeoutMs },
        )
        const inOrder = data.toSorted((one, other) => one.index - other.index)
        if (inOrder.length !== texts.length)
          throw new Error(`it gave ${inOrder.length} vectors for ${texts.length} texts`)
        return inOrder.map(({ embedding }) => Float32Array.from(embedding))
      } catch (cause) {
        throw failureOf(cause)
      }
    },
  }
}

function failureOf(cause: unknown): RetryableError | TerminalError {
  const status = cause instanceof OpenAI.APIError ? (cause.status as number | undefined) : undefined
  const isRefused = status !== undefined && status >= 400 && status < 500 && status !== 408 && status !== 429
  // What the endpoint says may hold the text or the key.
  const said = status === undefined ? 'it can not be reached' : `it answers ${status}`
  return isRefused
    ? new TerminalError(
        'knowledge.embeddings-refused',
        `EMBEDDINGS_URL gives no vectors: ${said}. Check the model and the key.`,
      )
    : new RetryableError('knowledge.embeddings-away', `EMBEDDINGS_URL gives no vectors now: ${said}.`)
}
