import type { scopes } from '../../channels/slack/scopes.ts'

export type Scope = (typeof scopes)[number]

/** The events that are listened to, and the scope that Slack sends each for. */
export const events: Readonly<Record<string, Scope | undefined>> = {
  app_home_opened: undefined,
  app_mention: 'app_mentions:read',
  app_uninstalled: undefined,
  entity_details_requested: undefined,
  link_shared: 'links:read',
  'message.channels': 'channels:history',
  'message.groups': 'groups:history',
  'message.im': 'im:history',
  tokens_revoked: undefined,
}
