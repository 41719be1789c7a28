import type { Workspaces } from '../channels/slack/workspaces.ts'
import type { Route } from '../channels/route.ts'
import { inFolder } from './config.ts'
import type { Platform, PlatformOptions } from './platforms.ts'
import { secretFor } from './secrets.ts'

/** Opens the channel of Slack when it is configured; it is loaded only then. */
export async function openSlack(options: PlatformOptions): Promise<Platform | undefined> {
  const { config, core, backends, root, log, clock } = options
  const { SLACK, SLACK_SIGNING_SECRET, SLACK_HOSTS } = config
  if (SLACK === 'off' || SLACK_SIGNING_SECRET === undefined) return undefined
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
    settings: { signingSecret: SLACK_SIGNING_SECRET, hosts: SLACK_HOSTS },
    secret,
    pageUrl: config.PUBLIC_URL ?? `http://localhost:${config.PORT}`,
    language: config.LANGUAGE,
    log,
    clock,
  })
  return {
    channel,
    routes: [...channel.routes, ...installing],
    start: () => Promise.resolve(channel.start()),
    close: () => channel.close(),
  }
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
