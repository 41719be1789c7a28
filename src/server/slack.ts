import { inFolder } from './config.ts'
import type { Platform, PlatformOptions } from './platforms.ts'
import { secretFor } from './secrets.ts'

/** Opens the channel of Slack when it is configured; it is loaded only then. */
export async function openSlack(options: PlatformOptions): Promise<Platform | undefined> {
  const { config, core, backends, root, log, clock } = options
  const { SLACK, SLACK_SIGNING_SECRET, SLACK_BOT_TOKEN, SLACK_API_URL, SLACK_HOSTS } = config
  if (SLACK === 'off' || SLACK_SIGNING_SECRET === undefined || SLACK_BOT_TOKEN === undefined) return undefined
  const [{ createSlackChannel }, { createApi }, { createSingleWorkspace }] = await Promise.all([
    import('../channels/slack/slack.ts'),
    import('../channels/slack/api.ts'),
    import('../channels/slack/workspaces.ts'),
  ])
  const api = createApi({ apiUrl: SLACK_API_URL, token: SLACK_BOT_TOKEN })
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
    workspaces: createSingleWorkspace({ api, token: SLACK_BOT_TOKEN }, log),
    settings: { signingSecret: SLACK_SIGNING_SECRET, hosts: SLACK_HOSTS },
    secret: secretFor('secret', config.SECRET, inFolder(root, config.DATA_DIR)),
    pageUrl: config.PUBLIC_URL ?? `http://localhost:${config.PORT}`,
    language: config.LANGUAGE,
    log,
    clock,
  })
  const { routes } = channel
  return {
    channel,
    routes,
    start: () => Promise.resolve(channel.start()),
    close: () => channel.close(),
  }
}
