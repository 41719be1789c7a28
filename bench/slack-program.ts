import { createApi } from '../src/channels/slack/api.ts'
import { createSlackChannel } from '../src/channels/slack/slack.ts'
import { createSingleWorkspace } from '../src/channels/slack/workspaces.ts'
import { systemClock } from '../src/clock.ts'
import { silent } from '../src/log.ts'
import { openBackends } from '../src/server/backends.ts'
import { readConfig } from '../src/server/config.ts'
import { createCore } from '../src/server/core.ts'
import { startHttp } from '../src/server/http.ts'
import { appToken, signingSecret, token } from '../test/fakes/slack/slack.ts'
import { root } from './built.ts'

/** The program with Slack alone, in a process of its own, and a desk that takes its time for each ticket. */
const { BENCH_SLACK: url = '', BENCH_FOLDER: folder, BENCH_WAY: way } = process.env
const deskMs = 5_000

const around = { root, clock: systemClock, log: silent }
const backends = await openBackends(readConfig({ DATA_DIR: folder }), around)
const file: typeof backends.desk.file = async (request) => {
  await new Promise((resolve) => setTimeout(resolve, deskMs))
  return backends.desk.file(request)
}
const core = createCore({ ...backends, ...around, desk: { ...backends.desk, file }, language: 'es' })
const apiUrl = `${url}/api/`
const channel = createSlackChannel({
  ...around,
  accept: core.accept,
  forms: core.forms,
  lookups: {
    ...core.lookups,
    tickets: (sender, { status, ...query }) =>
      core.lookups.tickets(sender, { ...query, ...(status && { status }) }),
  },
  files: backends.files,
  cursors: backends.cursors,
  inbox: backends.inbox,
  workspaces: createSingleWorkspace({ api: createApi({ apiUrl, token }), token }, silent),
  settings: {
    entry: way === 'socket' ? { type: 'socket', appToken, apiUrl } : { type: 'calls', signingSecret },
    hosts: ['127.0.0.1'],
  },
  secret: 'x'.repeat(32),
  pageUrl: () => 'https://support.example.com',
  language: 'es',
})
const http = await startHttp({
  host: '127.0.0.1',
  port: 0,
  routes: channel.routes,
  ready: () => Promise.resolve(true),
  hostNames: [],
  maxBodyBytes: 256 * 1024,
  log: silent,
})
await core.start([channel])
await channel.start()
process.stdout.write(`http://127.0.0.1:${http.port}\n`)
process.on('SIGTERM', () => process.exit(0))
