import { RetryableError, TerminalError } from '../../errors.ts'
import { longestText } from './text.ts'

/** What an address gave. */
export interface Fetched {
  readonly url: string
  readonly type: string
  readonly bytes: Buffer
}

export interface FetchOptions {
  /** The only host that is asked. */
  readonly host: string
  readonly signal: AbortSignal
  readonly maxBytes?: number
  readonly accept?: string
}

const timeoutMs = 20_000
const mostRedirects = 5
const mostTries = 4
/** Longer than this nobody waits for an import. */
const longestWaitMs = 60_000

/**
 * Asks for a page: over https, in the clear only on this machine; from the source's own host, whoever sends it elsewhere. Waits
 * when it is asked to.
 * @throws RetryableError `knowledge.source-away`, TerminalError `knowledge.source-refused`.
 */
export async function fetchPage(url: string, options: FetchOptions): Promise<Fetched> {
  for (let tries = 1; ; tries += 1) {
    const answer = await follow(url, options)
    if (answer.status === 200) return take(answer, options.maxBytes ?? longestText)
    await answer.response.body?.cancel()
    const isBusy = answer.status === 429 || answer.status >= 500
    if (!isBusy) throw refused(url, `it answers ${answer.status}`)
    if (tries === mostTries) throw away(url, `it answers ${answer.status}`)
    await pause(waitOf(answer.response, tries), options.signal)
  }
}

interface Answer {
  readonly url: string
  readonly status: number
  readonly response: Response
}

async function follow(start: string, { host, signal, accept = '*/*' }: FetchOptions): Promise<Answer> {
  let url = start
  for (let hop = 0; hop <= mostRedirects; hop += 1) {
    if (!isOf(host, url)) throw refused(start, `it leads to ${url}, which is not at ${host}`)
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { Accept: accept, 'User-Agent': 'Ventanilla (articles)' },
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    }).catch((cause: unknown) => {
      signal.throwIfAborted()
      throw away(start, 'it can not be reached', cause)
    })
    const next = response.headers.get('location')
    if (response.status < 300 || response.status > 399 || next === null)
      return { url, status: response.status, response }
    await response.body?.cancel()
    if (!URL.canParse(next, url)) throw refused(start, 'it leads to what is no address')
    url = new URL(next, url).href
  }
  throw refused(start, 'it leads from one address to the next')
}

async function take({ url, response }: Answer, maxBytes: number): Promise<Fetched> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.length
    if (size > maxBytes) throw refused(url, `it has more than ${maxBytes} bytes`)
    chunks.push(chunk)
  }
  return { url, type: response.headers.get('content-type') ?? '', bytes: Buffer.concat(chunks) }
}

/** Whether an address is at the host; in the clear only on this machine. */
function isOf(host: string, url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, hostname, host: whole } = new URL(url)
  const isHere = hostname === '127.0.0.1' || hostname === 'localhost'
  return whole === host && (protocol === 'https:' || (protocol === 'http:' && isHere))
}

function waitOf({ headers }: Response, tries: number): number {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN)
  const asked = Number.isFinite(seconds) ? seconds * 1_000 : 500 * 2 ** tries
  return Math.min(Math.max(asked, 0), longestWaitMs)
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer)
      reject(signal.reason as Error)
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop)
      resolve()
    }, ms)
    signal.addEventListener('abort', stop, { once: true })
  })

const refused = (url: string, reason: string): TerminalError =>
  new TerminalError('knowledge.source-refused', `${url} can't be read: ${reason}.`)

const away = (url: string, reason: string, cause?: unknown): RetryableError =>
  new RetryableError('knowledge.source-away', `${url} can't be read now: ${reason}. Import it again later.`, {
    cause,
  })
