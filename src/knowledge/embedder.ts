import { createEndpoint, type EndpointOptions } from './endpoint.ts'

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

export interface EmbedderOptions extends EndpointOptions {
  readonly model: string
  /** 0: as the model gives them. */
  readonly dimensions: number
}

/** Vectors from an endpoint that speaks https://platform.openai.com/docs/api-reference/embeddings. */
export function createEmbedder({ model, dimensions, ...options }: EmbedderOptions): Embedder {
  const endpoint = createEndpoint(options, { code: 'embeddings', gives: 'EMBEDDINGS_URL gives no vectors' })
  return {
    model: `${model}/${dimensions}`,
    embed: (texts, timeoutMs) =>
      endpoint(timeoutMs, async (client, within) => {
        const { data } = await client.embeddings.create(
          { model, input: [...texts], encoding_format: 'float', ...(dimensions > 0 && { dimensions }) },
          within,
        )
        const inOrder = data.toSorted((one, other) => one.index - other.index)
        if (inOrder.length !== texts.length)
          throw new Error(`it gave ${inOrder.length} vectors for ${texts.length} texts`)
        return inOrder.map(({ embedding }) => Float32Array.from(embedding))
      }),
  }
}
