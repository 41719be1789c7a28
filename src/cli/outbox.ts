import { openDatabase } from '../database.ts'
import { createGivenUpList, type GivenUp, type GivenUpList } from '../outbound/given-up.ts'
import { type Config, inFolder, readConfig } from '../server/config.ts'
import { openDataFolder } from '../server/data-folder.ts'
import { createLog } from '../log.ts'
import { createEmbeddedInbox } from '../store/embedded-inbox.ts'
import { createEmbeddedStore } from '../store/embedded.ts'
import { readArguments, run, UsageError } from './terminal/run.ts'

/** Shows what was given up on its way out, and lets a person decide what becomes of it. */

const usage = `How to call it, with the environment that the program runs with:
  npm run -s outbox -- list               what was given up: refused for good, or tried for a day
  npm run -s outbox -- retry ID...|--all  tries it again, under the key it had: what was done after all is not done twice
  npm run -s outbox -- drop ID...|--all   forgets it; the person hears nothing more of it
A program that runs beside takes up what is tried again within seconds. A request whose filing was given up came back to the
person, who may have sent it again: look before you try it again.`

async function outbox([command, ...args]: readonly string[]): Promise<void> {
  const { values, positionals } = readArguments({
    args: [...args],
    allowPositionals: true,
    options: { all: { type: 'boolean', default: false } },
  })
  if (command !== 'list' && command !== 'retry' && command !== 'drop')
    throw new UsageError(command === undefined ? 'Say what to do.' : `There is no command "${command}".`)
  await withList(readConfig(process.env), async (list) => {
    const entries = await list.all()
    if (command === 'list') return void process.stdout.write(tableOf(entries))
    const chosen = values.all ? entries : positionals.map((id) => named(entries, id))
    if (chosen.length === 0 && !values.all) throw new UsageError('Name what is meant, or say --all.')
    for (const entry of chosen) await (command === 'retry' ? list.retry(entry, Date.now()) : list.drop(entry))
    process.stdout.write(`${command === 'retry' ? 'To be tried again' : 'Forgotten'}: ${chosen.length}\n`)
  })
}

function named(entries: readonly GivenUp[], id: string): GivenUp {
  const found = entries.find((entry) => entry.id === id)
  if (!found)
    throw new UsageError(`Nothing that was given up is called "${id}". See: npm run -s outbox -- list`)
  return found
}

/** What a person wrote is not shown: it is in the conversation. */
function tableOf(entries: readonly GivenUp[]): string {
  if (entries.length === 0) return 'Nothing was given up.\n'
  return entries
    .map(({ id, effect, at, tries, code, reason }) => {
      const about = 'number' in effect ? ` of ticket ${effect.number}` : ''
      return `${id}\n  ${effect.type}${about}, given up ${new Date(at).toISOString()} after ${tries} tries\n  ${code}: ${reason}\n`
    })
    .join('')
}

async function withList(config: Config, work: (list: GivenUpList) => Promise<void>): Promise<void> {
  const log = createLog('warn')
  const { STORE_URL: url } = config
  if (url !== '') {
    const [{ createRedisStore }, { createRedisInbox }] = await Promise.all([
      import('../store/redis.ts'),
      import('../store/redis-inbox.ts'),
    ])
    const store = createRedisStore({ url, log })
    const letters = createRedisInbox({ url, log }, 'given_up')
    try {
      await work(createGivenUpList(letters, store))
    } finally {
      await Promise.all([store.close(), letters.close()])
    }
    return
  }
  const database = openDatabase(openDataFolder(inFolder(process.cwd(), config.DATA_DIR)))
  try {
    await work(createGivenUpList(createEmbeddedInbox(database, 'given_up'), createEmbeddedStore(database)))
  } finally {
    await database.close()
  }
}

await run(usage, () => outbox(process.argv.slice(2)))
