import { z } from 'zod'
import type { Clock } from '../../clock.ts'
import { TerminalError } from '../../errors.ts'
import type { Log } from '../../log.ts'
import { createApi } from './api.ts'
import type { Installation, Installations } from './installations.ts'
import type { Workspace, Workspaces } from './workspaces.ts'

export interface InstalledOptions {
  readonly installations: Installations
  readonly apiUrl: string
  readonly clientId: string
  readonly clientSecret: string
  readonly clock: Clock
  readonly log: Log
}

/** What Slack gives for a code, or for a token that ends. */
export const grantSchema = z.looseObject({
  access_token: z.string().min(1),
  refresh_token: z.string().optional(),
  expires_in: z.number().positive().optional(),
  team: z.looseObject({ id: z.string() }).nullish(),
  enterprise: z.looseObject({ id: z.string() }).nullish(),
  is_enterprise_install: z.boolean().optional(),
})

export function installationOf(
  { access_token, refresh_token, expires_in }: z.infer<typeof grantSchema>,
  now: number,
): Installation {
  return {
    token: access_token,
    ...(refresh_token && { refreshToken: refresh_token }),
    ...(expires_in !== undefined && { expiresAt: now + expires_in * 1_000 }),
  }
}

/** How long before its end a token is renewed. */
const earlyMs = 30 * 60_000

/**
 * The workspaces and organizations that installed the app by themselves.
 *
 * Q1 a workspace's own installation comes before the one of its organization;
 * Q2 a token is renewed before it ends, by one hand at a time in this process; who was slower takes what the other was given;
 * Q3 after an uninstall nothing of its tokens is kept.
 */
export function createInstalledWorkspaces(options: InstalledOptions): Workspaces {
  const { installations, apiUrl, clientId, clientSecret, clock, log } = options
  const renewing = new Map<string, Promise<Installation>>()

  const ask = async (owner: string, old: Installation): Promise<Installation> => {
    try {
      const answer = await createApi({ apiUrl }).call('oauth.v2.access', {
        client_id: clientId,
        client_secret: clientSecret,
        grant_type: 'refresh_token',
        refresh_token: old.refreshToken,
      })
      const fresh = installationOf(grantSchema.parse(answer), clock.now())
      await installations.set(owner, fresh)
      return fresh
    } catch (error) {
      const now = await installations.get(owner)
      if (now && now.token !== old.token) return now // Q2
      const isStillGood = (old.expiresAt ?? 0) > clock.now()
      log.warn('channels.slack-not-renewed', { owner, isStillGood }, error)
      if (isStillGood && !(error instanceof TerminalError)) return old
      throw error
    }
  }
  const current = (owner: string, installation: Installation): Promise<Installation> => {
    const { refreshToken, expiresAt } = installation
    const isFresh = expiresAt === undefined || expiresAt - clock.now() > earlyMs
    if (isFresh || refreshToken === undefined) return Promise.resolve(installation)
    const asked = renewing.get(owner) ?? ask(owner, installation).finally(() => renewing.delete(owner)) // Q2
    renewing.set(owner, asked)
    return asked
  }
  const find = async (owner: string): Promise<Workspace | undefined> => {
    const kept = owner === '' ? undefined : await installations.get(owner)
    if (!kept) return undefined
    const { token } = await current(owner, kept)
    return { token, api: createApi({ apiUrl, token }) }
  }

  return {
    of: async (team) => (await find(team)) ?? find(await installations.organizationOf(team)), // Q1
    heard: (team, organization) => installations.belongs(team, organization),
    async removed(team, organization) {
      const own = await installations.get(team)
      const owner = own || organization === undefined ? team : organization
      log.info('channels.slack-removed', { owner })
      await installations.remove(owner) // Q3
    },
  }
}
