import { Readable } from 'node:stream'
import type { FileRef } from '../../dialog/state.ts'
import type { Files } from '../../files/files.ts'
import type { Log } from '../../log.ts'
import type { Connector } from './connector.ts'
import { limits } from './limits.ts'
import type { GivenFile } from './receive.ts'
import { isAmong, type TeamsSettings } from './settings.ts'

export interface FetchOptions {
  readonly connector: Connector
  readonly settings: TeamsSettings
  readonly files: Files
  readonly log: Log
}

export interface Fetched {
  readonly kept: readonly FileRef[]
  /** Names of those that could not be had. */
  readonly failed: readonly string[]
}

const redirects = 3
const patienceMs = 120_000

/** Keeps the files of a message. They come from the platform's own hosts or not at all; the bot's token goes to its service alone. */
export async function fetchFiles(
  options: FetchOptions,
  owner: string,
  given: readonly GivenFile[],
): Promise<Fetched> {
  const kept: FileRef[] = []
  const failed = given.slice(limits.files).map(({ name }) => name)
  for (const file of given.slice(0, limits.files)) {
    try {
      kept.push(await keep(options, owner, file))
    } catch (error) {
      options.log.warn('channels.teams-file', {}, error)
      failed.push(file.name)
    }
  }
  return { kept, failed }
}

async function keep(options: FetchOptions, owner: string, file: GivenFile): Promise<FileRef> {
  const { body } = await open(options, file)
  if (!body) throw new Error('The file has no bytes.')
  const bytes = Readable.fromWeb(body)
  const type = file.type === undefined ? {} : { type: file.type }
  try {
    return await options.files.put(owner, { name: file.name, ...type, bytes })
  } finally {
    bytes.destroy()
  }
}

async function open({ connector, settings }: FetchOptions, file: GivenFile): Promise<Response> {
  const hosts = file.isOfService ? settings.serviceHosts : settings.fileHosts
  const signal = AbortSignal.timeout(patienceMs)
  let { url } = file
  for (let hop = 0; hop <= redirects; hop++) {
    if (!isAmong(hosts, url)) throw new Error('The file is at none of the platform’s hosts.')
    const authorization = file.isOfService ? await connector.authorization() : undefined
    const headers = authorization === undefined ? {} : { Authorization: authorization }
    const response = await fetch(url, { redirect: 'manual', headers, signal })
    if (response.ok) return response
    await response.body?.cancel()
    const next = response.headers.get('location')
    if (response.status < 300 || response.status > 399 || next === null) {
      throw new Error(`The file’s host answered ${response.status}.`)
    }
    url = new URL(next, url).href
  }
  throw new Error('The file’s host sends from one address to the next.')
}
