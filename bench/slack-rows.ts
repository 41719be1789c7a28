import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApi } from '../src/channels/slack/api.ts'
import type { SlackSettings } from '../src/channels/slack/options.ts'
import { createSlackChannel } from '../src/channels/slack/slack.ts'
import { createSingleWorkspace } from '../src/channels/slack/workspaces.ts'
import { systemClock } from '../src/clock.ts'
import { silent } from '../src/log.ts'
import { openBackends } from '../src/server/backends.ts'
import { readConfig } from '../src/server/config.ts'
import { createCore } from '../src/server/core.ts'
import { startHttp } from '../src/server/http.ts'
import {
  type FakeSlack,
  appToken,
  message,
  profileOf,
  signingSecret,
  startSlack,
  token,
  type Transport,
} from '../test/fakes/slack/slack.ts'
import { root } from './built.ts'
import type { Row } from './report.ts'
import { quantile } from './samples.ts'

const perSecond = 200
const people = 400
const deskMs = 5_000

/** What each person writes, one every two seconds: first words are held back for one. */
const texts = [
  'es un problema técnico',
  'Ana Ruiz',
  'tiendademo',
  'El checkout no calcula el flete para Jalisco',
  '3',
  '3',
  '3',
  'Desde el lunes a las 9 el checkout no muestra ninguna opción de envío.',
  'ninguno',
  'saltar',
  'sí',
  'enviar',
]

/**
 * How long Slack waits for an acknowledgement at 200 events a second, signed or down the socket, while the desk takes 5 s for each
 * ticket: sent on time whatever the answers do. The fake, the people and the program share this process.
 */
export async function slackRows(): Promise<readonly Row[]> {
  return [...(await rowsOver('calls')), ...(await rowsOver('socket'))]
}

async function rowsOver(transport: Transport): Promise<readonly Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'ventanilla-bench-'))
  const slack = await startSlack(systemClock, transport)
  const program = await startProgram(slack, folder)
  const took: number[] = []
  try {
    slack.target(program.url)
    const began = performance.now()
    const sending: Promise<void>[] = []
    for (let at = 0; at < people * texts.length; at++) {
      const due = began + (at * 1_000) / perSecond
      const early = due - performance.now()
      if (early > 0) await new Promise((resolve) => setTimeout(resolve, early))
      sending.push(send(slack, at, due, took))
    }
    await Promise.all(sending)
    await program.idle()
  } finally {
    await program.close()
    await slack.close()
    await rm(folder, { recursive: true, force: true })
  }
  const way = { calls: 'over HTTP', socket: 'down the socket' }[transport]
  const what = `slack, acknowledged ${way} at ${perSecond} events/s, desk takes 5 s`
  return [
    { what: `${what}, p50`, value: quantile(took, 0.5), unit: 'ms' },
    {
      what: `${what}, p99`,
      value: quantile(took, 0.99),
      unit: 'ms',
      note: `goal 250; ${took.length} events, ${program.filed()} tickets`,
    },
  ]
}

/** From when it was due, so that a program that falls behind is not let off. */
async function send(slack: FakeSlack, at: number, due: number, took: number[]): Promise<void> {
  const person = at % people
  const text = texts[Math.floor(at / people)] ?? ''
  const who = { user: `U0P${person}`, dm: `D0P${person}` }
  if (!slack.people.has(who.user)) slack.people.set(who.user, profileOf(who.user, `Ana ${person}`, 'es-ES'))
  const event = message(who, `1700000000.${String(at).padStart(6, '0')}`, text)
  const sent = () => slack.event(event, { id: `EvBench${at}` })
  // What meets a connection that is being closed is sent again, as Slack does.
  const { status } = await sent().catch(sent)
  if (status !== 200) throw new Error(`bench: an event was answered ${status}.`)
  took.push(performance.now() - due)
}

async function startProgram(slack: FakeSlack, folder: string) {
  const around = { root, clock: systemClock, log: silent }
  const backends = await openBackends(readConfig({ DATA_DIR: folder }), around)
  let filed = 0
  const file: typeof backends.desk.file = async (request) => {
    await new Promise((resolve) => setTimeout(resolve, deskMs))
    filed++
    return backends.desk.file(request)
  }
  const core = createCore({ ...backends, ...around, desk: { ...backends.desk, file }, language: 'es' })
  const api = createApi({ apiUrl: `${slack.url}/api/`, token })
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
    workspaces: createSingleWorkspace({ api, token }, silent),
    settings: { entry: entryAt(slack), hosts: ['127.0.0.1'] },
    secret: 'x'.repeat(32),
    pageUrl: 'https://support.example.com',
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
  return {
    url: http.url,
    filed: () => filed,
    async idle() {
      await channel.idle()
      await core.idle()
    },
    async close() {
      await http.close()
      await channel.close()
      await core.close()
      await backends.close()
    },
  }
}

const entryAt = ({ socket, url }: FakeSlack): SlackSettings['entry'] =>
  socket ? { type: 'socket', appToken, apiUrl: `${url}/api/` } : { type: 'calls', signingSecret }
