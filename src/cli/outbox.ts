import { openDatabase } from '../database.ts'
import { createGivenUpList, type GivenUp, type GivenUpList, type Unreadable } from '../outbound/given-up.ts'
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
A program that runs beside takes up what is tried again within a minute. A request whose filing was given up came back to the
person, who may have sent it again: look before you try it again. After OUTBOX_KEEP_DAYS it is forgotten by itself.`

type Entry = GivenUp | Unreadable

async function outbox([command, ...args]: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments({
    args: [...args],
    allowPositionals: true,
    options: { all: { type: 'boolean', default: false } },
  })
  if (command !== 'list' && command !== 'retry' && command !== 'drop')
    throw new UsageError(command === undefined ? 'Say what to do.' : `There is no command "${command}".`)
  return withList(readConfig(process.env), async (list) => {
    const entries = await list.all()
    if (command === 'list') {
      process.stdout.write(tableOf(entries))
      return 0
    }
    const chosen = values.all ? entries : positionals.map((id) => named(entries, id))
    if (chosen.length === 0 && !values.all) throw new UsageError('Name what is meant, or say --all.')
    return command === 'retry' ? retry(list, chosen) : drop(list, chosen)
  })
}

/** One that can't be read keeps no other from being tried again. */
async function retry(list: GivenUpList, chosen: readonly Entry[]): Promise<number> {
  const readable = chosen.filter((entry) => entry.type === 'given-up')
  for (const entry of readable) await list.retry(entry, Date.now())
  process.stdout.write(`To be tried again: ${readable.length}\n`)
  const others = chosen.filter((entry) => entry.type === 'unreadable')
  for (const { id } of others)
    process.stderr.write(`"${id}" can't be read. Was it written by a newer version? Else drop it.\n`)
  return others.length === 0 ? 0 : 1
}

async function drop(list: GivenUpList, chosen: readonly Entry[]): Promise<number> {
  for (const entry of chosen) await list.drop(entry)
  process.stdout.write(`Forgotten: ${chosen.length}\n`)
  return 0
}

function named(entries: readonly Entry[], id: string): Entry {
  const found = entries.find((entry) => entry.id === id)
  if (!found)
    throw new UsageError(`Nothing that was given up is called "${id}". See: npm run -s outbox -- list`)
  return found
}

/** What a person wrote is not shown: it is in the conversation. */
function tableOf(entries: readonly Entry[]): string {
  if (entries.length === 0) return 'Nothing was given up.\n'
  return entries.map((entry) => `${entry.id}\n${about(entry)}`).join('')
}

function about(entry: Entry): string {
  const when = `given up ${new Date(entry.at).toISOString()}`
  if (entry.type === 'unreadable') return `  can't be read, ${when}\n`
  const { effect, tries, code, reason } = entry
  const ticket = 'number' in effect ? ` of ticket ${effect.number}` : ''
  return `  ${effect.type}${ticket}, ${when} after ${tries} tries\n  ${code}: ${reason}\n`
}

async function withList(config: Config, work: (list: GivenUpList) => Promise<number>): Promise<number> {
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
      return await work(createGivenUpList(letters, store))
    } finally {
      await Promise.all([store.close(), letters.close()])
    }
  }
  const database = openDatabase(openDataFolder(inFolder(process.cwd(), config.DATA_DIR)))
  try {
    return await work(
      createGivenUpList(createEmbeddedInbox(database, 'given_up'), createEmbeddedStore(database)),
    )
  } finally {
    await database.close()
  }
}

await run(usage, () => outbox(process.argv.slice(2)))
