import type { Did } from '../../channels/web/entry.ts'

/** An event as the page sends it. */
export type PageEvent = { readonly id: string } & (
  | { readonly type: 'said'; readonly text: string; readonly files: readonly string[] }
  | { readonly type: 'edited'; readonly message: string; readonly text: string }
  | { readonly type: 'clicked'; readonly choice: string; readonly label: string; readonly option: boolean }
)

/** An event that the server has not confirmed. */
export interface Unsent {
  readonly event: PageEvent
  readonly at: number
  /** What the person sees of it meanwhile. */
  readonly did: Did | undefined
  /** `failed`: the server refused it; the person says what happens with it. */
  readonly state: 'sending' | 'failed'
}
