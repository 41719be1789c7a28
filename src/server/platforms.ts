import type { Channel } from '../channels/channel.ts'
import type { Route } from '../channels/route.ts'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import type { Backends } from './backends.ts'
import type { Config } from './config.ts'
import type { Core } from './core.ts'
import { openSlack } from './slack.ts'
import { openTeams } from './teams.ts'

/** A platform's channel, with its doors to the outside. */
export interface Platform {
  readonly channel: Channel
  readonly routes: readonly Route[]
  /** Begins what it does by itself, once the server listens and the core can deliver. */
  start(): Promise<void>
  /** Takes nothing new; resolves when nothing of it is under way. */
  close(): Promise<void>
}

export interface PlatformOptions {
  readonly config: Config
  readonly core: Core
  readonly backends: Backends
  /** The project's folder. */
  readonly root: string
  readonly log: Log
  readonly clock: Clock
}

/** Opens one when the configuration asks for it; what it needs is loaded only then. */
type Open = (options: PlatformOptions) => Promise<Platform | undefined>

/** The platforms there are, beside the web page. */
const all: readonly Open[] = [openSlack, openTeams]

/** Those that are configured. @throws TerminalError of one that can't be used. */
export async function openPlatforms(options: PlatformOptions): Promise<readonly Platform[]> {
  const opened = await Promise.all(all.map((open) => open(options)))
  return opened.filter((platform) => platform !== undefined)
}
