/** How far a stream of somebody else's was read, and which of their things is which of ours; kept so that a restart goes on from there. */
export interface Cursors {
  /** '' before the first `set`, and once it is over. */
  get(name: string): Promise<string>
  /** @param keptMs for how long it counts from now; for good when absent. */
  set(name: string, cursor: string, keptMs?: number): Promise<void>
  close(): Promise<void>
}
