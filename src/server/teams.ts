import { TerminalError } from '../errors.ts'
import { wordWelcome } from '../wording/welcome.ts'
import type { Config } from './config.ts'
import type { Platform, PlatformOptions } from './platforms.ts'

/** Opens the channel of Microsoft Teams when it is configured; the vendor's library is loaded only then. */
export async function openTeams({
  config,
  core,
  backends,
  log,
  clock,
}: PlatformOptions): Promise<Platform | undefined> {
  if (config.TEAMS === 'off') return undefined
  const { TEAMS_APP_ID, TEAMS_TENANT, TEAMS_APP_SECRET } = config
  const { createTeamsChannel } = await load()
  const channel = createTeamsChannel({
    accept: core.accept,
    forms: core.forms,
    lookups: core.lookups,
    files: backends.files,
    cursors: backends.cursors,
    settings: {
      ...(config.TEAMS === 'on' &&
        TEAMS_APP_ID !== undefined &&
        TEAMS_TENANT !== undefined && {
          registration: {
            appId: TEAMS_APP_ID,
            tenant: TEAMS_TENANT,
            ...(TEAMS_APP_SECRET !== undefined && { secret: TEAMS_APP_SECRET }),
          },
        }),
      allowedTenants: allowedTenantsOf(config),
      serviceHosts: config.TEAMS === 'trial' ? ['127.0.0.1', 'localhost'] : config.TEAMS_SERVICE_HOSTS,
      fileHosts: config.TEAMS === 'trial' ? ['127.0.0.1', 'localhost'] : ['sharepoint.com', 'sharepoint.us'],
    },
    starters: (language) => wordWelcome(backends.tree, language).starters,
    pageUrl: () => config.PUBLIC_URL,
    language: config.LANGUAGE,
    log,
    clock,
  })
  const { routes } = channel
  return { channel, routes, start: () => Promise.resolve(), close: () => channel.close() }
}

/** Those of the registration's own tenant, unless others are named; a trial has none. */
function allowedTenantsOf({
  TEAMS,
  TEAMS_ALLOWED_TENANTS: named,
  TEAMS_TENANT: own,
}: Config): readonly string[] {
  if (TEAMS === 'trial' || named.length > 0) return TEAMS === 'trial' ? [] : named
  return own === undefined ? [] : [own]
}

async function load() {
  try {
    return await import('../channels/teams/teams.ts')
  } catch (error) {
    throw new TerminalError(
      'server.no-teams',
      'TEAMS is on, and the package botbuilder can’t be loaded. Install it: npm install botbuilder@4.23.3',
      { cause: error },
    )
  }
}
