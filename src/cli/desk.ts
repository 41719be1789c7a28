import { systemClock } from '../clock.ts'
import { openDatabase } from '../database.ts'
import { createRatings } from '../desk/ratings.ts'
import type { Client } from '../desk/zendesk/client.ts'
import { examine } from '../desk/zendesk/doctor.ts'
import { readMapping } from '../desk/zendesk/mapping.ts'
import { setUpHooks } from '../desk/zendesk/setup.ts'
import { loadTree } from '../dialogs/load.ts'
import { RetryableError, TerminalError } from '../errors.ts'
import { createLog } from '../log.ts'
import { type Config, inFolder, readConfig } from '../server/config.ts'
import { openDataFolder } from '../server/data-folder.ts'
import { connectZendesk, wantedOf } from '../server/zendesk.ts'
import { run, UsageError } from './terminal/run.ts'

/** Connects an account of Zendesk from a terminal, and says what is missing. */

const usage = `How to call it:
  npm run -s desk -- setup    makes the webhook and the trigger that tell of changes; again, it makes nothing twice
  npm run -s desk -- doctor   says what is missing or does not fit, and changes nothing
  npm run -s desk -- ratings  what people thought of the support in the last 30 days, on either desk`

const ratingDays = 30

const say = (line: string): void => void process.stdout.write(`${line}\n`)

async function desk([command]: readonly string[]): Promise<number> {
  if (command === 'ratings') return tellRatings(readConfig(process.env))
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
    return await (command === 'setup' ? setUp(config, client) : look(config, client))
  } catch (error) {
    if (error instanceof RetryableError) throw new TerminalError(error.code, `${error.message} Try again.`)
    throw error
  } finally {
    await budget.close()
    await database.close()
  }
}

/** They are kept here, whatever the desk. */
async function tellRatings(config: Config): Promise<number> {
  const database = openDatabase(openDataFolder(inFolder(process.cwd(), config.DATA_DIR)))
  try {
    const now = systemClock.now()
    const counts = createRatings(database).counts(now - ratingDays * 86_400_000, now + 1)
    for (const [at, count] of counts.entries()) say(`${'★'.repeat(at + 1)}${'☆'.repeat(4 - at)} ${count}`)
    return 0
  } finally {
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

async function look(config: Config, client: Client): Promise<number> {
  const mapping = readMapping(inFolder(process.cwd(), config.ZENDESK_MAPPING))
  const { questions } = loadTree(inFolder(process.cwd(), config.DIALOG))
  const findings = await examine(client, wantedOf(config, { mapping, questions }))
  for (const { type, text } of findings) say(`${type === 'advice' ? '!' : '✗'} ${text}`)
  const isFine = findings.every(({ type }) => type === 'advice')
  if (isFine) say('✓ Everything fits.')
  return isFine ? 0 : 1
}

await run(usage, () => desk(process.argv.slice(2)))
