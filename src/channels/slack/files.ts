import { Readable } from 'node:stream'
import type { FileRef } from '../../dialog/state.ts'
import { type Files, FileTooLargeError } from '../../files/files.ts'
import type { SlackChatWords } from '../../i18n/slack-chat.ts'
import type { Log } from '../../log.ts'
import type { Api } from './api.ts'
import { limits } from './limits.ts'
import { fileSchema, type SlackFile } from './payloads.ts'
import type { Workspace } from './workspaces.ts'

export interface FetchOptions {
  readonly files: Files
  /** Hosts of the platform, and all that end in them. */
  readonly hosts: readonly string[]
  readonly log: Log
}

export interface Fetched {
  readonly kept: readonly FileRef[]
  /** Those that could not be had, and why. */
  readonly failed: readonly { readonly name: string; readonly why: keyof SlackChatWords['file'] }[]
}

const redirects = 3
const patienceMs = 120_000

/**
 * Keeps the files of a message: from the platform's own hosts or not at all, since the app's token goes with the request.
 * One that can't be had keeps no other from being kept.
 */
export async function fetchFiles(
  options: FetchOptions,
  workspace: Workspace,
  owner: string,
  given: readonly SlackFile[],
): Promise<Fetched> {
  const kept: FileRef[] = []
  const failed: Fetched['failed'][number][] = given
    .slice(limits.files)
    .map((file) => ({ name: nameOf(file), why: 'tooMany' }))
  for (const file of given.slice(0, limits.files)) {
    try {
      const whole = await described(workspace.api, file)
      const why = obstacleOf(whole)
      if (why) failed.push({ name: nameOf(file), why })
      else kept.push(await keep(options, workspace.token, owner, whole))
    } catch (error) {
      options.log.warn('channels.slack-file', { file: file.id }, error)
      failed.push({ name: nameOf(file), why: error instanceof FileTooLargeError ? 'tooLarge' : 'failed' })
    }
  }
  return { kept, failed }
}

/** Which are missing, why, and what can be done. */
export function wordsOfFailed({ file: words }: SlackChatWords, failed: Fetched['failed']): string {
  const each = failed.filter(({ why }) => why !== 'tooMany').map(({ name, why }) => words[why](name))
  const over = failed.filter(({ why }) => why === 'tooMany').map(({ name }) => name)
  return (over.length > 0 ? [...each, words.tooMany(over.join(', '))] : each).join('\n')
}

const nameOf = ({ name, title, id }: SlackFile): string => name ?? title ?? id

/** A file of another organization, or of a form, comes with no more than its id. */
async function described(api: Api, file: SlackFile): Promise<SlackFile> {
  const isWhole = file.file_access !== 'check_file_info' && file.mode != null
  if (isWhole) return file
  const answer = await api.call('files.info', { file: file.id })
  return fileSchema.parse(answer['file'])
}

function obstacleOf({
  mode,
  is_external,
  file_access,
}: SlackFile): 'external' | 'deleted' | 'hidden' | undefined {
  if (mode === 'tombstone') return 'deleted'
  if (mode === 'hidden_by_limit' || (file_access != null && file_access !== 'visible')) return 'hidden'
  return is_external === true || mode === 'external' ? 'external' : undefined
}

async function keep(options: FetchOptions, token: string, owner: string, file: SlackFile): Promise<FileRef> {
  const { body } = await open(options, token, file)
  if (!body) throw new Error('The file has no bytes.')
  const bytes = Readable.fromWeb(body)
  const type = file.mimetype == null ? {} : { type: file.mimetype }
  try {
    return await options.files.put(owner, { name: nameOf(file), ...type, bytes })
  } finally {
    bytes.destroy()
  }
}

async function open({ hosts }: FetchOptions, token: string, file: SlackFile): Promise<Response> {
  let url = file.url_private_download ?? file.url_private ?? ''
  const signal = AbortSignal.timeout(patienceMs)
  for (let hop = 0; hop <= redirects; hop++) {
    if (!isAmong(hosts, url)) throw new Error('The file is at none of the platform’s hosts.')
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { Authorization: `Bearer ${token}` },
      signal,
    })
    if (response.ok) {
      if (!isLogin(response, file)) return response
      await response.body?.cancel()
      throw new Error(
        'Slack showed its login page in the place of the file: the app needs the scope files:read.',
      )
    }
    await response.body?.cancel()
    const next = response.headers.get('location')
    if (response.status < 300 || response.status > 399 || next === null) {
      throw new Error(`The file’s host answered ${response.status}.`)
    }
    url = new URL(next, url).href
  }
  throw new Error('The file’s host sends from one address to the next.')
}

/** Without the right scope, Slack answers with a page and a friendly status. */
const isLogin = (response: Response, { mimetype }: SlackFile): boolean =>
  response.headers.get('content-type')?.startsWith('text/html') === true && mimetype !== 'text/html'

/** Whether the address is at one of the hosts; in the clear only on this machine. */
export function isAmong(hosts: readonly string[], url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, hostname } = new URL(url)
  const isLocal = hostname === '127.0.0.1' || hostname === 'localhost'
  if (protocol !== 'https:' && !(protocol === 'http:' && isLocal)) return false
  return hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`))
}
