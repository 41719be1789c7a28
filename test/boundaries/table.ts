/**
 * Who may import what. A place is a folder, or a file and those named after it: `store/redis` is `store/redis.ts`,
 * `store/redis-journal.ts` and `store/redis/`. Of two places that fit a file the longer counts. `type dialog` allows
 * the types alone. Every folder may import itself, except one implementation of a port another.
 */
export interface Rule {
  /** Places of ours. */
  readonly ours: readonly string[]
  /** Packages; `node` is all that comes with Node. */
  readonly packages?: readonly string[]
}

const ground = [
  'message',
  'errors',
  'log',
  'clock',
  'calendar',
  'database',
  'file-name',
  'typed-text',
  'digest',
  'lanes',
  'under-way',
  'within',
  'ticket-link',
]
const ports = [
  'channels/channel',
  'channels/route',
  'understanding/understanding',
  'knowledge/knowledge',
  'desk/desk',
  'desk/support',
  'identity/identity',
  'files/files',
  'store/store',
  'store/journal',
  'store/cursors',
  'store/inbox',
  'store/budget',
]

const port: Rule = { ours: ['type dialog', ...ground], packages: ['node'] }
/** A hop of the road. Hops and words are handed to one another as functions; none ever meets an implementation. */
const hop: Rule = { ours: ['dialog', 'i18n', ...ground, ...ports] }

export const table: Readonly<Record<string, Rule>> = {
  // The ground.
  errors: { ours: [] },
  clock: { ours: [] },
  log: { ours: [], packages: ['pino'] },
  calendar: { ours: ['errors'], packages: ['luxon'] },
  'file-name': { ours: [] },
  'typed-text': { ours: [] },
  digest: { ours: [], packages: ['node'] },
  lanes: { ours: [] },
  'under-way': { ours: [] },
  within: { ours: ['clock'] },
  'ticket-link': { ours: [] },
  database: { ours: ['database', 'errors'], packages: ['@photostructure/sqlite'] },
  message: { ours: ['type dialog'] },

  // The core, and its words.
  dialog: { ours: ['errors'], packages: ['zod'] },
  i18n: { ours: [] },
  wording: { ours: ['dialog', 'i18n', ...ground] },
  dialogs: { ours: ['dialog', 'errors'], packages: ['node', 'yaml', 'zod'] },

  // The road.
  inbound: hop,
  turn: hop,
  outbound: { ...hop, packages: ['zod'] },

  // Ports, and beside each the implementations.
  ...Object.fromEntries(ports.map((place) => [place, port])),
  'channels/channel': { ours: ['type dialog', 'type desk/desk', ...ground] },
  channels: port,
  'channels/console': { ours: ['dialog', 'i18n', ...ground, ...ports], packages: ['node'] },
  'channels/web': { ours: ['dialog', 'i18n', ...ground, ...ports], packages: ['node', 'zod'] },
  'channels/slack': {
    ours: ['channels/slack', 'dialog', 'i18n', ...ground, ...ports],
    packages: ['node', 'zod', '@slack/bolt', 'p-limit'],
  },
  'channels/teams': {
    ours: ['channels/teams', 'dialog', 'i18n', ...ground, ...ports],
    packages: ['node', 'zod'],
  },
  'channels/teams/connector': { ours: ['channels/teams', ...ground], packages: ['botbuilder'] },
  understanding: {
    ours: ['dialog', 'i18n', ...ground],
    packages: ['node', 'fastest-levenshtein'],
  },
  knowledge: {
    ours: ['knowledge/sources', 'dialog', 'i18n', ...ground],
    packages: ['node', 'zod', 'yaml', '@orama/stemmers', 'openai'],
  },
  'knowledge/sources': {
    ours: ['knowledge', 'dialog', ...ground],
    packages: [
      'node',
      'zod',
      'yaml',
      'fast-xml-parser',
      'html-to-text',
      'mdast',
      'mdast-util-from-markdown',
      'mdast-util-gfm',
      'micromark-extension-gfm',
    ],
  },
  desk: { ours: ['dialog', 'i18n', ...ground], packages: ['node'] },
  'desk/zendesk': {
    ours: ['dialog', 'i18n', ...ground, ...ports],
    packages: ['node', 'zod', 'yaml', 'cockatiel'],
  },
  identity: { ours: ['dialog', 'i18n', ...ground], packages: ['node', 'zod', 'yaml'] },
  files: { ours: ['dialog', 'i18n', ...ground], packages: ['node'] },
  store: { ours: ['dialog', 'i18n', ...ground], packages: ['node', 'zod'] },
  'store/redis': { ours: ['dialog', 'i18n', ...ground], packages: ['node', 'zod', 'ioredis'] },

  // What runs in a browser: it knows what the server says to it, as types, and nothing else.
  pages: {
    ours: ['type channels/web', 'type desk/support-ticket', 'type message', 'type dialog'],
    packages: ['preact'],
  },

  // The only places that know every name. Nobody imports them.
  server: { ours: ['*'], packages: ['node', 'zod', 'yaml'] },
  'server/http': { ours: ['*'], packages: ['node', 'restify'] },
  cli: { ours: ['*'], packages: ['node', 'zod', 'yaml'] },
  'cli/manifest/teams-zip': { ours: ['*'], packages: ['fflate'] },
}

/** Packages that are a tool and no vendor; each of the others has one place. */
export const everyday: readonly string[] = ['node', 'zod', 'yaml']

/** Implementations that stand side by side in one folder, by the start of their file's name. */
export const siblings = ['embedded', 'redis', 'rules', 'zendesk', 'memory'] as const
