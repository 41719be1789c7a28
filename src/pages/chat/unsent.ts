import type { Did } from '../../channels/web/entry.ts'
import { storage } from '../storage.ts'

/** An event as the page sends it. */
export type PageEvent = { readonly id: string } & (
  | { readonly type: 'opened' }
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

const prefix = (conversation: string): string => `ventanilla.unsent.${conversation}.`

/** Kept in the browser until the server confirms, one entry each, so that two tabs do not overwrite one another. */
export const unsentStorage = {
  load(conversation: string): readonly Unsent[] {
    return storage
      .keys(prefix(conversation))
      .map((key) => storage.read<Unsent>(key))
      .filter((each) => each !== undefined)
      .toSorted((a, b) => a.at - b.at)
  },
  save(conversation: string, unsent: Unsent): void {
    storage.write(prefix(conversation) + unsent.event.id, unsent)
  },
  remove(conversation: string, id: string): void {
    storage.write(prefix(conversation) + id, undefined)
  },
}
