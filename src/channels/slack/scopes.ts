/** The scopes of a bot that are asked for. Each is explained in docs/slack.md. */
export const scopes = [
  'app_mentions:read',
  'assistant:write',
  'channels:history',
  'chat:write',
  'commands',
  'files:read',
  'groups:history',
  'im:history',
  'im:write',
  'links:read',
  'links:write',
  'reactions:write',
  'users:read',
  'users:read.email',
] as const
