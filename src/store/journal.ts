/**
 * Append-only lists of JSON entries, one per stream: what a page was told, so that it can catch up after a reload.
 *
 * J1 an id is appended once to a stream, however often it is tried;
 * J2 positions of a stream only grow, and are read in that order.
 */
export interface Journal {
  /** @returns the positions, in order; for an id that is there already, the position it has. */
  append(
    stream: string,
    entries: readonly { readonly id: string; readonly body: unknown }[],
  ): Promise<readonly number[]>
  /** Entries after `position` (0 for all), oldest first, at most `limit`. */
  read(stream: string, position: number, limit: number): Promise<readonly Entry[]>
  /** Calls `heard` soon after each append to the stream, by any process; the function returned ends that. */
  listen(stream: string, heard: () => void): () => void
  close(): Promise<void>
}

export interface Entry {
  readonly position: number
  readonly id: string
  /** The body as JSON: most readers pass it on as it is. */
  readonly text: string
}
