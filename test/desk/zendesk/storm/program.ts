import { systemClock } from '../../../../src/clock.ts'
import { createLog } from '../../../../src/log.ts'
import { openBackends } from '../../../../src/server/backends.ts'
import { serve } from '../../../../src/server/compose.ts'
import { readConfig } from '../../../../src/server/config.ts'
import { rootWithPages } from '../../../channels/web/browser.ts'

/** The whole program, as its environment says; only the pages of a browser are not compiled. It says its address. */
const config = readConfig(process.env)
const around = { root: process.cwd(), clock: systemClock, log: createLog(config.LOG_LEVEL) }
const backends = await openBackends(config, around)
const app = await serve(backends, { config, ...around, root: rootWithPages() })
process.on('SIGTERM', () => {
  void app.close().then(() => process.exit(0))
})
process.stdout.write(`${app.url}\n`)
