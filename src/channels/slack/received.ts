import type { SlackFile } from './payloads.ts'
import type { Who } from './views/ports.ts'

/** What came in, and what it means here. */
export type Received =
  | {
      readonly type: 'said'
      readonly who: Who
      readonly spot: Spot
      readonly message: string
      readonly text: string
      readonly files: readonly SlackFile[]
      /** The app was called by name, where others read along. */
      readonly isMention: boolean
    }
  | {
      readonly type: 'edited'
      readonly who: Who
      readonly spot: Spot
      readonly message: string
      readonly text: string
      readonly version: string
    }
  | {
      readonly type: 'deleted'
      readonly who: Who
      readonly spot: Spot
      readonly message: string
      readonly event: string
    }
  /** Somebody looks at their direct messages with the app. */
  | { readonly type: 'opened'; readonly who: Who; readonly channel: string }
  | { readonly type: 'pressed'; readonly who: Who; readonly spot: Spot; readonly press: Press }
  | {
      readonly type: 'command'
      readonly who: Who
      readonly channel: string
      readonly text: string
      readonly trigger: string
      readonly responseUrl: string
    }
  /** The app was removed from the workspace, or its tokens were. */
  | { readonly type: 'removed'; readonly team: string; readonly enterprise?: string }
  /** No message: the Home tab, a shortcut, a link. */
  | {
      readonly type: 'surface'
      readonly workspace: Omit<Who, 'user'>
      readonly payload: unknown
      readonly isEvent: boolean
    }
  | { readonly type: 'ignored'; readonly reason: string }

/** Where in Slack something happened. */
export interface Spot {
  readonly channel: string
  /** The first message of the thread it is in. */
  readonly root?: string
  /** The message of ours that was pressed. */
  readonly message?: string
}

export interface Press {
  readonly action: string
  readonly value: string
  readonly at: string
  readonly trigger: string
  readonly responseUrl?: string
}
