import { fileURLToPath } from 'node:url'
import { TerminalError } from '../errors.ts'
import { createLog } from '../log.ts'
import { compose } from './compose.ts'
import { readConfig } from './config.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

async function main(): Promise<void> {
  const config = readConfig(process.env)
  const log = createLog(config.LOG_LEVEL)
  const app = await compose({ config, root, log })
  let isClosing = false
  const close = (signal: string): void => {
    if (isClosing) process.exit(1)
    isClosing = true
    log.info('server.closing', { signal })
    app.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error('server.close-failed', {}, error)
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', close)
  process.on('SIGINT', close)
  // Said last: whoever reads it may stop the program at once.
  process.stdout.write(
    `\n  Ventanilla is open: ${app.url}\n\n  For the support side, the page /desk asks for this token: ${app.deskToken}\n\n`,
  )
}

try {
  await main()
} catch (error) {
  // What a person can mend is said in plain words; a bug keeps its stack.
  const reason = error instanceof TerminalError ? error.message : ((error as Error).stack ?? String(error))
  process.stderr.write(`${reason}\n`)
  process.exitCode = 1
}
