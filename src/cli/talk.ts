import { randomUUID } from 'node:crypto'
import { createReadStream, statSync } from 'node:fs'
import { userInfo } from 'node:os'
import { basename, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { createConsoleChannel } from '../channels/console/console.ts'
import { systemClock } from '../clock.ts'
import type { FileRef } from '../dialog/state.ts'
import { createLog } from '../log.ts'
import type { Inbound } from '../message.ts'
import { openBackends } from '../server/backends.ts'
import { readConfig } from '../server/config.ts'
import { createCore } from '../server/core.ts'
import { run } from './terminal/run.ts'
import { typedIn } from './terminal/typed.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** How long the first words of a conversation are held back, and a little. */
const breathMs = 1_200

/** The bot in a terminal: every line is a message; `/file PATH` gives a file, `/quit` ends. */
async function talk(): Promise<void> {
  const given = readConfig(process.env)
  // A folder of its own: the server's conversations are the server's to answer.
  const config = { ...given, DATA_DIR: join(given.DATA_DIR, 'talk'), LOG_LEVEL: 'error' as const }
  const log = createLog(config.LOG_LEVEL)
  const clock = systemClock
  const backends = await openBackends(config, { root, clock, log })
  const core = createCore({
    ...backends,
    clock,
    log,
    language: config.LANGUAGE,
    ...(config.DESK_LANGUAGE && { deskLanguage: config.DESK_LANGUAGE }),
  })
  const conversation = `console:${randomUUID()}`
  const { username } = userInfo()
  let answers = 0
  const channel = createConsoleChannel((text) => {
    answers += 1
    process.stdout.write(`\n${text}\n\n`)
  })
  await core.start([channel])

  const happen = async (happened: Inbound['happened']): Promise<void> => {
    await core.accept({
      id: `${conversation}/${randomUUID()}`,
      conversation,
      address: { channel: 'console', conversation },
      sender: {
        key: `console:${username}`,
        ...(process.env.LANG !== undefined && { locale: process.env.LANG }),
        timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      },
      at: clock.now(),
      happened,
    })
  }
  const give = async (path: string): Promise<readonly FileRef[]> => {
    if (!statSync(path, { throwIfNoEntry: false })?.isFile()) {
      process.stdout.write(`There is no file "${path}".\n`)
      return []
    }
    const bytes = createReadStream(path)
    return [await backends.files.put(`console:${username}`, { name: basename(path), bytes })]
  }

  /** Whoever types waits for the answer; lines that come from a file or a pipe have to be held back until it is there. */
  const awaitAnswer = async (before: number): Promise<void> => {
    if (process.stdin.isTTY || answers > before) return
    await new Promise((resolve) => setTimeout(resolve, breathMs))
    await core.idle()
  }

  await happen({ type: 'opened' })
  const lines = createInterface({ input: process.stdin, output: process.stdout, prompt: '> ' })
  lines.prompt()
  for await (const line of lines) {
    const typed = typedIn(line)
    if (typed.type === 'quit') break
    if (typed.type === 'fileMissing') process.stdout.write('Say which file: /file PATH\n')
    const files = typed.type === 'file' ? await give(typed.path) : []
    const text = typed.type === 'text' ? typed.text : ''
    if (text.trim() !== '' || files.length > 0) {
      const before = answers
      await happen({ type: 'said', message: randomUUID(), text, files })
      await awaitAnswer(before)
    }
    lines.prompt()
  }
  await core.close()
  await backends.close()
}

await run('npm run talk', talk)
