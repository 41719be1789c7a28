import { systemClock } from '../clock.ts'
import { openDatabase } from '../database.ts'
import { checkMapping } from '../desk/zendesk/check.ts'
import type { Client } from '../desk/zendesk/client.ts'
import { readMapping } from '../desk/zendesk/mapping.ts'
import { oneUser, settings } from '../desk/zendesk/schemas.ts'
import { findHooks, setUpHooks } from '../desk/zendesk/setup.ts'
import { loadTree } from '../dialogs/load.ts'
import { RetryableError, TerminalError } from '../errors.ts'
import { createLog } from '../log.ts'
import { type Config, inFolder, readConfig } from '../server/config.ts'
import { connectZendesk } from '../server/zendesk.ts'
import { run, UsageError } from './terminal/run.ts'

/** Connects an account of Zendesk from a terminal, and says what is missing. */

const usage = `How to call it:
  npm run -s desk -- setup    makes the webhook and the trigger that tell of changes; again, it makes nothing twice
  npm run -s desk -- doctor   says what is missing or does not fit, and changes nothing`

const say = (line: string): void => void process.stdout.write(`${line}\n`)

async function desk([command]: readonly string[]): Promise<number> {
  if (command !== 'setup' && command !== 'doctor') {
    throw new UsageError(command === undefined ? 'Say what to do.' : `There is no command "${command}".`)
  }
  const config = readConfig({ ...process.env, DESK: 'zendesk' })
  const database = openDatabase(':memory:')
  const { client, budget } = await connectZendesk(config, {
    database,
    clock: systemClock,
    log: createLog('warn'),
  })
  try {
    return await (command === 'setup' ? setUp(config, client) : examine(config, client))
  } catch (error) {
    if (error instanceof RetryableError) throw new TerminalError(error.code, `${error.message} Try again.`)
    throw error
  } finally {
    await budget.close()
    await database.close()
  }
}

async function setUp(config: Config, client: Client): Promise<number> {
  if (config.PUBLIC_URL === undefined) {
    throw new UsageError('PUBLIC_URL is missing: the address at which the account reaches this program.')
  }
  const { tag } = readMapping(inFolder(process.cwd(), config.ZENDESK_MAPPING))
  const { secret, made } = await setUpHooks(client, config.PUBLIC_URL, tag)
  say(made.length === 0 ? 'Everything was there already.' : `Made: ${made.join(', ')}.`)
  if (secret !== config.ZENDESK_WEBHOOK_SECRET)
    say(`Set this, and start again:\n  ZENDESK_WEBHOOK_SECRET=${secret}`)
  return 0
}

async function examine(config: Config, client: Client): Promise<number> {
  const { user } = await client({ method: 'GET', path: '/api/v2/users/me', answer: oneUser })
  const { settings: set } = await client({
    method: 'GET',
    path: '/api/v2/account/settings',
    answer: settings,
  })
  const mostBytes = set.limits?.attachment_size
  const tree = loadTree(inFolder(process.cwd(), config.DIALOG))
  const mapping = readMapping(inFolder(process.cwd(), config.ZENDESK_MAPPING))
  const problems = [
    ...(user.role === 'admin'
      ? []
      : [`The user of the client is "${user.role}"; the export needs an admin.`]),
    ...(mostBytes !== undefined && config.MAX_FILE_MB * 1_000_000 > mostBytes
      ? [
          `MAX_FILE_MB is ${config.MAX_FILE_MB}; the account takes ${Math.floor(mostBytes / 1_000_000)} at most.`,
        ]
      : []),
    ...(await checkMapping(client, mapping, tree.questions)),
    ...(await hookProblems(config, client)),
  ]
  for (const problem of problems) say(`✗ ${problem}`)
  if (problems.length === 0) say('✓ Everything fits.')
  return problems.length === 0 ? 0 : 1
}

async function hookProblems(config: Config, client: Client): Promise<readonly string[]> {
  if (config.PUBLIC_URL === undefined) return []
  const { webhook, trigger } = await findHooks(client, config.PUBLIC_URL)
  return [
    ...(webhook?.status === 'active' && trigger
      ? []
      : ['The account does not tell of changes here. Run: npm run desk -- setup']),
    ...(config.ZENDESK_WEBHOOK_SECRET === undefined
      ? [
          'ZENDESK_WEBHOOK_SECRET is empty, so what the account tells is not heard. Run: npm run desk -- setup',
        ]
      : []),
  ]
}

await run(usage, () => desk(process.argv.slice(2)))
