import { isAbsolute, resolve } from 'node:path'
import { z } from 'zod'
import { isDate, isTime, isTimeZone } from '../calendar.ts'
import { languages } from '../dialog/language.ts'
import { TerminalError } from '../errors.ts'
import { isAddressOrRange } from './client-address.ts'
import { combinationProblems } from './config-problems.ts'
import { leastLength } from './secrets.ts'

/** Everything that can be set from outside, checked. Each comes from the environment variable of the same name. */
export type Config = z.infer<typeof schema>

const list = z.string().transform((text) =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== ''),
)
const path = z.string()
const zone = z.string().refine(isTimeZone, 'is no time zone. Use an IANA name such as America/Sao_Paulo')
const to = z.string().refine(isTime, 'is no time of day. Write it like 18:00')
const from = z
  .string()
  .refine((text) => isTime(text) && text !== '24:00', 'is no time of day. Write it like 09:00')
const url = z.string().refine(isWebAddress, {
  error: 'is no address of a page. Write it like https://support.example.com',
  abort: true,
})
/** What paths are put after. */
const base = url.refine(
  (text) => !hasMoreThanPath(text),
  'has a user name, a query or a fragment, and links made of it lead nowhere. Write it like https://support.example.com',
)
const oneOf = <const T extends readonly string[]>(values: T) =>
  z.enum(values, { error: `is none of: ${values.join(', ')}` })
const number = (pattern: RegExp, least: number, most: number) =>
  z
    .string()
    .refine(
      (text) => pattern.test(text) && Number(text) >= least && Number(text) <= most,
      `is no number from ${least} to ${most}. Write it in figures`,
    )
    .transform(Number)
const secret = (length: number) =>
  z
    .string()
    .min(length, `is too short. Use at least ${length} characters, or leave it empty to have one made`)

/** The two tokens of an app look alike, and are given in each other's place; a renewed one has a word before it. */
const slackToken = (beginning: 'xapp-' | 'xoxb-', where: string) =>
  z
    .string()
    .regex(new RegExp(`^(xoxe\\.)?${beginning}`), `does not begin with "${beginning}". Copy it from ${where}`)

const schema = z.object({
  HOST: z.string().default('127.0.0.1'),
  /** 0 takes a free one. */
  PORT: number(/^\d{1,5}$/, 0, 65_535).prefault('3000'),
  /** Where people reach the page, when that is not this machine's own address. */
  PUBLIC_URL: base.optional(),
  /** Names in the Host header that are answered, beside the one in PUBLIC_URL. */
  HOST_NAMES: list.default([]),
  /** Addresses and ranges of our own proxies; whose request they pass on is taken from their `X-Forwarded-For`. */
  TRUST_PROXY: list
    .refine(
      (each) => each.every(isAddressOrRange),
      'is no list of addresses. Write the proxies like 10.0.0.5,10.1.0.0/16',
    )
    .default([]),
  DATA_DIR: path.default('data'),
  DIALOG: path.default('dialogs/vtex-2023-12'),
  LANGUAGE: oneOf(languages).default('es'),
  /** Empty: in the data folder. `redis://…`: conversations are kept there. */
  STORE_URL: z
    .string()
    .regex(
      /^rediss?:\/\/[^/]/,
      'is no store. Write it like redis://host:6379, or leave it empty for the data folder',
    )
    .or(z.literal(''))
    .default(''),
  /** Sources of articles to suggest from, beside those that come with the dialog. */
  ARTICLES: list.default([]),
  /** Where the articles of a checkout are read on the web. */
  ARTICLES_SITE: url.prefault('https://help.vtex.com'),
  /** How often the sources are looked through for changes; 0: at the start only. */
  ARTICLES_REFRESH_HOURS: number(/^\d{1,4}$/, 0, 1_000).prefault('24'),
  /** An endpoint that speaks OpenAI's API of embeddings; empty: articles are found by their words alone. */
  EMBEDDINGS_URL: url.optional(),
  EMBEDDINGS_KEY: z.string().optional(),
  EMBEDDINGS_MODEL: z.string().default('text-embedding-3-small'),
  /** The length of a vector; 0: as the model gives them. */
  EMBEDDINGS_DIMENSIONS: number(/^\d{1,4}$/, 0, 4_096).prefault('256'),
  /** An endpoint that speaks OpenAI's API of chat completions; empty: articles stay in the order that is found without a model. */
  RERANK_URL: url.optional(),
  RERANK_KEY: z.string().optional(),
  RERANK_MODEL: z.string().default('gpt-4.1-mini'),
  /** How long a person waits for it; with all else it has to stay below what a turn waits for articles. */
  RERANK_TIMEOUT_MS: number(/^\d{1,4}$/, 100, 2_000).prefault('1500'),
  /** A YAML file of the people an operator knows. */
  DIRECTORY: path.optional(),
  OFFICE_TIME_ZONE: zone.default('America/Sao_Paulo'),
  OFFICE_FROM: from.default('09:00'),
  /** 24:00 is the end of the day. */
  OFFICE_TO: to.default('18:00'),
  /** Days off, as `2026-12-25`. */
  OFFICE_HOLIDAYS: list
    .refine((days) => days.every(isDate), 'has a day that is no date. Write days like 2026-12-25,2027-01-01')
    .default([]),
  /** After so many business hours a person is told once more of a ticket that waits for them; 0: never. */
  REMIND_HOURS: number(/^\d{1,4}(\.\d+)?$/, 0, 1_000).prefault('18'),
  /** Changes of a ticket within so many seconds are told as one; 0: each as it comes. */
  NEWS_SECONDS: number(/^\d{1,3}(\.\d+)?$/, 0, 300).prefault('3'),
  /** How long what was given up waits for a person, what people wrote with it. */
  OUTBOX_KEEP_DAYS: number(/^\d{1,3}$/, 1, 365).prefault('14'),
  /** Where tickets are filed. */
  DESK: oneOf(['embedded', 'zendesk']).default('embedded'),
  /** What is written for those who work at the desk is in this language; absent: as LANGUAGE. */
  DESK_LANGUAGE: oneOf(languages).optional(),
  ZENDESK_URL: url.optional(),
  /** A confidential OAuth client of the account. */
  ZENDESK_CLIENT_ID: z.string().optional(),
  ZENDESK_CLIENT_SECRET: z.string().optional(),
  /** Instead of it, an API token that was made before they ended. */
  ZENDESK_EMAIL: z.string().optional(),
  ZENDESK_API_TOKEN: z.string().optional(),
  /** Signs what the account sends; empty: the account is asked for changes. */
  ZENDESK_WEBHOOK_SECRET: z.string().optional(),
  /** `on-behalf-of`: comments are the people's own in the account; its client needs the scope `impersonate`. */
  ZENDESK_ACT_AS: oneOf(['author', 'on-behalf-of']).default('author'),
  ZENDESK_MAPPING: path.default('desk/zendesk.yaml'),
  /** The share of the account's limit that may be used. */
  ZENDESK_REQUESTS_PER_MINUTE: number(/^\d{1,5}$/, 10, 10_000).prefault('300'),
  /** Whether people write in Microsoft Teams. `trial`: on this machine, where nobody proves who they are. */
  TEAMS: oneOf(['off', 'on', 'trial']).default('off'),
  TEAMS_APP_ID: z.string().optional(),
  /** The tenant of the registration. */
  TEAMS_TENANT: z.string().optional(),
  /** Empty: the machine's managed identity. */
  TEAMS_APP_SECRET: z.string().optional(),
  /** Tenants whose people may write; empty: only those of TEAMS_TENANT. */
  TEAMS_ALLOWED_TENANTS: list.default([]),
  /** Hosts of the service that the bot may talk to. */
  TEAMS_SERVICE_HOSTS: list.prefault('smba.trafficmanager.net,smba.infra.gcc.teams.microsoft.com'),
  /** Whether people write in Slack. `socket`: the program opens the connection, so that Slack need not reach it. */
  SLACK: oneOf(['off', 'on', 'socket']).default('off'),
  /** Signs what Slack sends. */
  SLACK_SIGNING_SECRET: z.string().optional(),
  /** The app's own token, for the connection. */
  SLACK_APP_TOKEN: slackToken('xapp-', 'Basic Information, App-Level Tokens').optional(),
  /** The one workspace's token; empty: those that installed the app from `/slack/install`. */
  SLACK_BOT_TOKEN: slackToken('xoxb-', 'Install App').optional(),
  /** Many workspaces, which install the app from `/slack/install`. */
  SLACK_CLIENT_ID: z.string().optional(),
  SLACK_CLIENT_SECRET: z.string().optional(),
  /** Where Slack's methods are. */
  SLACK_API_URL: url.prefault('https://slack.com/api/'),
  /** Hosts of Slack that files come from, and all that end in them. */
  SLACK_HOSTS: list.prefault('slack.com,slack-gov.com'),
  DESK_TOKEN: secret(leastLength['desk-token']).optional(),
  /** Signs cookies and conversation ids. */
  SECRET: secret(leastLength.secret).optional(),
  MAX_FILE_MB: number(/^\d{1,4}(\.\d+)?$/, 0.1, 2_000).prefault('50'),
  LOG_LEVEL: oneOf(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
})

/** Every variable that is read. */
export const variables: readonly string[] = Object.keys(schema.shape)

/** What is wrong with these is told without what they hold. */
const confidential = new Set([
  'STORE_URL',
  'EMBEDDINGS_KEY',
  'RERANK_KEY',
  'DESK_TOKEN',
  'SECRET',
  'ZENDESK_CLIENT_SECRET',
  'ZENDESK_API_TOKEN',
  'ZENDESK_WEBHOOK_SECRET',
  'TEAMS_APP_SECRET',
  'SLACK_SIGNING_SECRET',
  'SLACK_APP_TOKEN',
  'SLACK_BOT_TOKEN',
  'SLACK_CLIENT_SECRET',
])

/**
 * Reads the configuration. A variable that is empty or blank counts as absent.
 * @throws TerminalError `server.invalid-config`, naming each wrong variable, its problem and the way out, all at once.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const problems: string[] = []
  const read: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(schema.shape)) {
    const given = environment[name]?.trim()
    const parsed = field.safeParse(given === '' ? undefined : given)
    if (parsed.success) read[name] = parsed.data
    else {
      const shown = confidential.has(name) ? '' : ` "${given}"`
      problems.push(`${name}${shown} ${parsed.error.issues[0]?.message}.`)
    }
  }
  problems.push(...combinationProblems(read))
  if (problems.length > 0)
    throw new TerminalError(
      'server.invalid-config',
      `The configuration can't be used:\n  ${problems.join('\n  ')}`,
    )
  return read as Config
}

/** A path of the configuration, seen from the project's folder. */
export const inFolder = (folder: string, given: string): string =>
  isAbsolute(given) ? given : resolve(folder, given)

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
}

function hasMoreThanPath(text: string): boolean {
  const { username, password } = new URL(text)
  return username !== '' || password !== '' || /[?#]/.test(text)
}
