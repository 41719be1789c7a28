import { createTeamsChannel, type TeamsChannel } from '../../../src/channels/teams/teams.ts'
import type { TeamsOptions } from '../../../src/channels/teams/options.ts'
import type { Clock } from '../../../src/clock.ts'
import type { Fields, Log } from '../../../src/log.ts'
import type { Inbound, Outgoing, Part } from '../../../src/message.ts'
import { type HttpServer, startHttp } from '../../../src/server/http.ts'
import { createMemoryFiles } from '../../fakes/files.ts'
import { createMemoryCursors } from '../../fakes/teams/cursors.ts'
import type { FakeTeams } from '../../fakes/teams/teams.ts'

/** The channel behind the real HTTP server, with a program that only notes what comes in. */
export interface Scripted {
  readonly url: string
  readonly channel: TeamsChannel
  readonly inbounds: readonly Inbound[]
  /** What was logged, by event. */
  logged(event: string): readonly Fields[]
  /** The next channel on what this one left behind. */
  restart(): Promise<Scripted>
  close(): Promise<void>
}

export interface ScriptOptions extends Partial<Omit<TeamsOptions, 'cursors'>> {
  readonly cursors?: TeamsOptions['cursors']
}

export async function startScripted(teams: FakeTeams, more: ScriptOptions = {}): Promise<Scripted> {
  const inbounds: Inbound[] = []
  const lines: { readonly event: string; readonly fields: Fields }[] = []
  const write = (event: string, fields: Fields = {}): void => void lines.push({ event, fields })
  const log: Log = { debug: write, info: write, warn: write, error: write }
  const cursors = more.cursors ?? createMemoryCursors()
  const channel = createTeamsChannel({
    accept(inbound) {
      inbounds.push(inbound)
      return Promise.resolve('accepted')
    },
    forms: {
      form: () => Promise.resolve(undefined),
      next: () => Promise.resolve(undefined),
      review: () => Promise.resolve(undefined),
      check: () => Promise.resolve({}),
    },
    lookups: {
      person: ({ locale }) => Promise.resolve({ language: locale?.startsWith('pt') ? 'pt' : 'es' }),
      ticket: () => Promise.resolve(undefined),
      tickets: () => Promise.resolve({ language: 'es', tickets: [], total: 0 }),
    },
    files: createMemoryFiles(1_000_000),
    settings: teams.settings,
    cloud: teams.cloud,
    starters: () => ['Tengo un problema con el checkout', '¿Cómo van mis tickets?'],
    pageUrl: () => 'https://support.example.com',
    language: 'es',
    log,
    clock: stillClock(),
    ...more,
    cursors,
  })
  const server: HttpServer = await startHttp({
    host: '127.0.0.1',
    port: 0,
    routes: channel.routes,
    ready: () => Promise.resolve(true),
    hostNames: [],
    maxBodyBytes: 256 * 1024,
    log,
  })
  const close = async (): Promise<void> => {
    await server.close()
    await channel.close()
  }
  return {
    url: server.url,
    channel,
    inbounds,
    logged: (event) => lines.filter((line) => line.event === event).map(({ fields }) => fields),
    async restart() {
      await close()
      return startScripted(teams, { ...more, cursors })
    },
    close,
  }
}

/** Time stands still: nothing that is waited for comes by itself. */
export const stillClock = (now = Date.UTC(2026, 10, 24, 18, 4)): Clock => ({
  now: () => now,
  after: () => () => {},
})

/** A message of these parts. */
export const outgoing = (id: string, parts: readonly Part[], more: Partial<Outgoing> = {}): Outgoing => ({
  id,
  slot: id,
  language: 'es',
  parts,
  text: parts.map((part) => ('text' in part ? part.text : part.type)).join('\n'),
  ...more,
})
