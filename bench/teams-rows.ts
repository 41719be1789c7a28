import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTeamsChannel } from '../src/channels/teams/teams.ts'
import { systemClock } from '../src/clock.ts'
import { silent } from '../src/log.ts'
import { openBackends } from '../src/server/backends.ts'
import { readConfig } from '../src/server/config.ts'
import { createCore } from '../src/server/core.ts'
import { startHttp } from '../src/server/http.ts'
import { pressable } from '../test/channels/teams/stage.ts'
import { ana, type FakeTeams, type Person, startTeams } from '../test/fakes/teams/teams.ts'
import { root } from './built.ts'
import type { Row } from './report.ts'
import { quantile } from './samples.ts'

const people = 120
const atOnce = 12
const deskMs = 5_000

const filledIn = {
  name: 'Ana Ruiz',
  account: 'tiendademo',
  area: 'technical',
  problem_type: 'problem',
  subject: 'El checkout no calcula el flete',
  impact: 'critical',
  affected_users: 'shoppers',
  experience: 'proficient',
  details: 'Desde el lunes a las 9 el checkout no muestra ninguna opción de envío.',
  share_consent: 'yes',
}

/**
 * How long Teams waits for the answer to a press, with signed tokens on the real adapter, while the desk takes 5 s for each
 * ticket. The service, the people and the program share this process.
 */
export async function teamsRows(): Promise<readonly Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'ventanilla-bench-'))
  const teams = await startTeams()
  const program = await startProgram(teams, folder)
  const presses: number[] = []
  const sends: number[] = []
  try {
    const queue = Array.from({ length: people }, (_, at) => personAt(at))
    const work = async (): Promise<void> => {
      for (let who = queue.shift(); who; who = queue.shift())
        await intake(teams, program.url, who, presses, sends)
    }
    await Promise.all(Array.from({ length: atOnce }, work))
  } finally {
    await program.close()
    await teams.close()
    await rm(folder, { recursive: true, force: true })
  }
  const row = (what: string, values: readonly number[], share: number, note?: string): Row => ({
    what: `${what}, p${share * 100}`,
    value: quantile(values, share),
    unit: 'ms',
    ...(note !== undefined && { note }),
  })
  const what = `teams, press answered, ${atOnce} people, desk takes 5 s`
  return [
    row(what, presses, 0.5),
    row(what, presses, 0.99, `goal 1,000; ${presses.length} presses`),
    row(`${what}, "send" alone`, sends, 0.99, `goal 1,000; ${sends.length} presses`),
  ]
}

const personAt = (at: number): Person => ({
  ...ana,
  id: `29:person-${at}`,
  aadObjectId: `00000000-0000-0000-0000-${String(at).padStart(12, '0')}`,
  conversation: `a:conversation-${at}`,
})

async function startProgram(teams: FakeTeams, folder: string) {
  const config = readConfig({ DATA_DIR: folder })
  const around = { root, clock: systemClock, log: silent }
  const backends = await openBackends(config, around)
  const file: typeof backends.desk.file = async (request) => {
    await new Promise((resolve) => setTimeout(resolve, deskMs))
    return backends.desk.file(request)
  }
  const core = createCore({ ...backends, ...around, desk: { ...backends.desk, file }, language: 'es' })
  const channel = createTeamsChannel({
    ...around,
    accept: core.accept,
    forms: core.forms,
    lookups: core.lookups,
    files: backends.files,
    cursors: backends.cursors,
    settings: teams.settings,
    cloud: teams.cloud,
    starters: () => ['Tengo un problema con el checkout', '¿Cómo van mis tickets?'],
    pageUrl: () => undefined,
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
  return {
    url: http.url,
    async close() {
      await http.close()
      await channel.close()
      await core.close()
      await backends.close()
    },
  }
}

/** One person: a page filled in on a card, the presses that are left, and "send". */
async function intake(
  teams: FakeTeams,
  url: string,
  who: Person,
  presses: number[],
  sends: number[],
): Promise<void> {
  await teams.post(url, teams.activity(who, { type: 'installationUpdate', action: 'add' }))
  const owner = `teams:${who.tenant}:${who.aadObjectId}`
  const answers = Object.fromEntries(
    Object.entries(filledIn).map(([question, value]) => [`q.${question}`, value]),
  )
  const execute = async (card: string, data: object): Promise<number> => {
    const value = { action: { type: 'Action.Execute', verb: 'ventanilla', data }, trigger: 'manual' }
    const activity = teams.activity(who, {
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: card,
      value,
    })
    const began = performance.now()
    const { status, body } = await teams.post(url, activity)
    const took = performance.now() - began
    if (status !== 200 || !JSON.stringify(body).includes('"statusCode":200')) {
      throw new Error(`bench: a press was answered ${status} ${JSON.stringify(body)}`)
    }
    presses.push(took)
    return took
  }
  const first = teams.shown(who.conversation)[0]?.id ?? ''
  await execute(first, { do: 'submit', owner, page: 'identify', draft: 1, ...answers })
  for (let press = 0; press < 6; press++) {
    const send = pressable(teams, who, (choice) => choice.endsWith('.send'))
    if (send) {
      sends.push(await execute(send.card, send.data))
      return
    }
    const next = pressable(teams, who, (choice) => /\.(none_helps|none|skip)$/.test(choice))
    if (!next) throw new Error('bench: there is nothing to press.')
    await execute(next.card, next.data)
  }
  throw new Error('bench: the draft was never ready to be sent.')
}
