import type { SlackSettings } from '../channels/slack/options.ts'
import type { Workspaces } from '../channels/slack/workspaces.ts'
import type { Route } from '../channels/route.ts'
import { inFolder } from './config.ts'
import type { Platform, PlatformOptions } from './platforms.ts'
import { secretFor } from './secrets.ts'

/** Opens the channel of Slack when it is configured; it is loaded only then. */
export async function openSlack(options: PlatformOptions): Promise<Platform | undefined> {
  const { config, core, backends, root, log, clock } = options
  if (config.SLACK === 'off') return undefined
  const { createSlackChannel } = await import('../channels/slack/slack.ts')
  const secret = secretFor('secret', config.SECRET, inFolder(root, config.DATA_DIR))
  const { workspaces, routes: installing } = await openWorkspaces(options, secret)
  const channel = createSlackChannel({
    accept: core.accept,
    forms: core.forms,
    lookups: {
      ...core.lookups,
      tickets: (sender, { status, ...query }) =>
        core.lookups.tickets(sender, { ...query, ...(status && { status }) }),
    },
    files: backends.files,
    cursors: backends.cursors,
    inbox: backends.inbox,
    workspaces,
    settings: { entry: entryOf(config), hosts: config.SLACK_HOSTS },
    secret,
    pageUrl: () => backends.pageUrl(),
    language: config.LANGUAGE,
    log,
    clock,
  })
  return {
    channel,
    routes: [...channel.routes, ...installing],
    start: () => channel.start(),
    close: () => channel.close(),
  }
}

function entryOf(config: PlatformOptions['config']): SlackSettings['entry'] {
  const { SLACK, SLACK_APP_TOKEN: appToken = '', SLACK_SIGNING_SECRET: signingSecret = '' } = config
  return SLACK === 'socket'
    ? { type: 'socket', appToken, apiUrl: config.SLACK_API_URL }
    : { type: 'calls', signingSecret }
}

interface Opened {
  readonly workspaces: Workspaces
  /** Where workspaces install the app by themselves, if they do. */
  readonly routes: readonly Route[]
}

/** One workspace by its token, or all that installed the app. */
async function openWorkspaces(
  { config, backends, log, clock }: PlatformOptions,
  secret: string,
): Promise<Opened> {
  const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret, SLACK_API_URL: apiUrl } = config
  if (clientId === undefined || clientSecret === undefined) {
    const [{ createApi }, { createSingleWorkspace }] = await Promise.all([
      import('../channels/slack/api.ts'),
      import('../channels/slack/workspaces.ts'),
    ])
    const token = config.SLACK_BOT_TOKEN ?? ''
    const workspace = { token, api: createApi({ apiUrl, token }) }
    return { workspaces: createSingleWorkspace(workspace, log), routes: [] }
  }
  const [{ createInstallations }, { createInstalledWorkspaces }, { installRoutes }, { scopes }] =
    await Promise.all([
      import('../channels/slack/installations.ts'),
      import('../channels/slack/installed.ts'),
      import('../channels/slack/install.ts'),
      import('../channels/slack/scopes.ts'),
    ])
  const installations = createInstallations(backends.cursors, secret)
  const parts = { installations, apiUrl, clientId, clientSecret, clock, log }
  const publicUrl = config.PUBLIC_URL ?? ''
  const { LANGUAGE: language } = config
  return {
    workspaces: createInstalledWorkspaces(parts),
    routes: installRoutes({ ...parts, scopes, publicUrl, secret, language }),
  }
}
