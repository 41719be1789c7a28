import { openDatabase } from '../../src/database.ts'
import { createEmbeddedStore } from '../../src/store/embedded.ts'
import { commitOf } from './given.ts'

/**
 * A process of its own that commits until it is killed: to eight conversations at once, one effect in each commit, every
 * second of them settled. What was acknowledged it says on standard output, a line each: `<conversation> <version>`.
 */
const [file = ''] = process.argv.slice(2)
const store = createEmbeddedStore(openDatabase(file))

async function go(conversation: string): Promise<never> {
  for (let { version } = await store.load(conversation); ; version += 1) {
    const event = `event-${version + 1}`
    const outcome = await store.commit(conversation, commitOf(version, { event, says: [`${event}/1`] }))
    if (outcome === 'lost') throw new Error('lost')
    process.stdout.write(`${conversation} ${version + 1}\n`)
    if (version % 2 === 1) {
      await store.settle(conversation, [`${event}/1`])
      process.stdout.write(`${conversation} settled ${version + 1}\n`)
    }
  }
}

await Promise.all(Array.from({ length: 8 }, (_, at) => go(`web:${at}`)))
