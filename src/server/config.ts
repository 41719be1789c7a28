import { isAbsolute, resolve } from 'node:path'
import { z } from 'zod'
import { languages } from '../dialog/language.ts'
import { TerminalError } from '../errors.ts'
import { isLoopback } from './same-origin.ts'

/** Everything that can be set from outside, checked. Each comes from the environment variable of the same name in capitals. */
export type Config = z.infer<typeof schema>

const list = z.string().transform((text) =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== ''),
)

const path = z.string().min(1)
const zone = z.string().refine(isZone, 'is no time zone. Use an IANA name such as America/Sao_Paulo')
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is no time of day. Write it like 09:00')

const schema = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number({ error: 'is no port number' }).int().min(0).max(65_535).default(3000),
  /** Where people reach the page, when that is not this machine's own address. */
  PUBLIC_URL: z.url({ error: 'is no address. Write it like https://support.example.com' }).optional(),
  /** Names in the Host header that are answered, beside the one in PUBLIC_URL. */
  HOST_NAMES: list.default([]),
  DATA_DIR: path.default('data'),
  DIALOG: path.default('dialogs/vtex-2023-12'),
  LANGUAGE: z
    .enum(languages, { error: `is none of the languages there are: ${languages.join(', ')}` })
    .default('es'),
  /** Empty: in the data folder. `redis://…`: conversations are kept there. */
  STORE_URL: z
    .union([z.literal(''), z.string().regex(/^rediss?:\/\/.+/)], {
      error: 'is no store. Leave it empty for the data folder, or write redis://host:6379',
    })
    .default(''),
  /** Files of articles (`.jsonl`, `.jsonl.gz`) to suggest from, beside those that come with the dialog. */
  ARTICLES: list.default([]),
  /** A YAML file of the people an operator knows. */
  DIRECTORY: path.optional(),
  OFFICE_TIME_ZONE: zone.default('America/Sao_Paulo'),
  OFFICE_FROM: time.default('09:00'),
  OFFICE_TO: time.default('18:00'),
  /** Days off, as `2026-12-25`. */
  OFFICE_HOLIDAYS: list
    .pipe(z.array(z.iso.date({ error: 'has a day that is no date. Write days like 2026-12-25' })))
    .default([]),
  DESK_TOKEN: z.string().min(16, 'is too short: at least 16 characters').optional(),
  /** Signs cookies and conversation ids. */
  SECRET: z.string().min(32, 'is too short: at least 32 characters').optional(),
  MAX_FILE_MB: z.coerce.number({ error: 'is no number' }).positive().max(2_000).default(50),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], {
      error: 'is no level. Levels: debug, info, warn, error, silent',
    })
    .default('info'),
})

/** Every variable that is read. */
export const variables: readonly string[] = Object.keys(schema.shape)

/**
 * Reads the configuration. An empty variable counts as absent.
 * @throws TerminalError `config.invalid`, naming each wrong variable, its problem and the way out.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(given)
  const problems = parsed.success
    ? combinationProblems(parsed.data)
    : parsed.error.issues.map(({ path: [name], message }) => `${String(name)} ${message}.`)
  if (!parsed.success || problems.length > 0) {
    throw new TerminalError('config.invalid', `The configuration can't be used:\n  ${problems.join('\n  ')}`)
  }
  return parsed.data
}

/** A path of the configuration, seen from the project's folder. */
export const inFolder = (folder: string, given: string): string =>
  isAbsolute(given) ? given : resolve(folder, given)

function combinationProblems(config: Config): readonly string[] {
  const problems: string[] = []
  if (config.OFFICE_FROM >= config.OFFICE_TO) {
    problems.push(`OFFICE_TO ${config.OFFICE_TO} is not after OFFICE_FROM ${config.OFFICE_FROM}.`)
  }
  if (!isLoopback(config.HOST) && config.PUBLIC_URL === undefined) {
    problems.push(
      `PUBLIC_URL is needed when HOST is "${config.HOST}": the address under which people open the page.`,
    )
  }
  return problems
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name }).format(0)
    return true
  } catch {
    return false
  }
}
