/** How far a stream of somebody else's was read; kept so that a restart goes on from there. */
export interface Cursors {
  /** '' before the first `set`. */
  get(name: string): Promise<string>
  set(name: string, cursor: string): Promise<void>
  close(): Promise<void>
}
