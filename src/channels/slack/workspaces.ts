import { z } from 'zod'
import type { Log } from '../../log.ts'
import type { Api } from './api.ts'
import { SlackGoneError } from './errors.ts'

/** A workspace that the app is installed in. */
export interface Workspace {
  readonly api: Api
  /** For what is no method: files. */
  readonly token: string
}

/** Where the app is installed. */
export interface Workspaces {
  /** Undefined where the app is not installed. @throws RetryableError when it can't be found out now. */
  of(team: string): Promise<Workspace | undefined>
  /** A workspace belongs to an organization; one installation may serve all of it. */
  heard(team: string, enterprise: string): Promise<void>
  /** The app was taken out; nothing of its tokens stays. */
  removed(team: string, enterprise: string | undefined): Promise<void>
}

/** @throws SlackGoneError where the app is not installed. */
export async function installed(workspaces: Workspaces, team: string): Promise<Workspace> {
  const workspace = await workspaces.of(team)
  if (workspace) return workspace
  throw new SlackGoneError(
    'channels.slack-gone',
    `The app is not installed in the workspace ${team}. Install it there.`,
  )
}

const identitySchema = z.looseObject({ team_id: z.string(), enterprise_id: z.string().nullish() })

/** One workspace, by its token: whoever else sends something is turned away. */
export function createSingleWorkspace(workspace: Workspace, log: Log): Workspaces {
  let identity: Promise<z.infer<typeof identitySchema>> | undefined
  const identify = (): Promise<z.infer<typeof identitySchema>> => {
    identity ??= workspace.api.call('auth.test').then((answer) => identitySchema.parse(answer))
    identity.catch(() => {
      identity = undefined
    })
    return identity
  }
  return {
    async of(team) {
      const { team_id, enterprise_id } = await identify()
      return team === team_id || (enterprise_id && team_id === enterprise_id) ? workspace : undefined
    },
    heard: () => Promise.resolve(),
    removed(team) {
      log.error('channels.slack-removed', { team })
      identity = undefined
      return Promise.resolve()
    },
  }
}
