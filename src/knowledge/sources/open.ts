import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { TerminalError } from '../../errors.ts'
import { openCheckout } from './checkout.ts'
import { openHelpCenter } from './help-center.ts'
import { openLines } from './lines.ts'
import { openSitemap } from './sitemap.ts'
import type { Source } from './source.ts'

export interface OpenOptions {
  /** The folder that paths start from. */
  readonly root: string
  /** Where the articles of a checkout are read on the web. */
  readonly site: string
}

/**
 * The source of this name: a folder with a checkout, a file of JSON lines, an account of Zendesk, a sitemap.
 * @throws TerminalError `knowledge.no-source` that says what can be given.
 */
export async function openSource(name: string, { root, site }: OpenOptions): Promise<Source> {
  if (/^https?:/.test(name)) return openAddress(name)
  const path = resolve(root, name)
  const found = await stat(path).catch(() => undefined)
  if (found?.isDirectory()) return openCheckout({ folder: path, site })
  if (found?.isFile() && /\.jsonl(?:\.gz)?$/.test(path)) return openLines(path)
  throw noSource(name, found === undefined ? 'there is no such file or folder' : 'it is no file of articles')
}

function openAddress(name: string): Source {
  if (!URL.canParse(name)) throw noSource(name, 'it is no address')
  const { protocol, hostname, pathname, username } = new URL(name)
  const isHere = hostname === '127.0.0.1' || hostname === 'localhost'
  if (protocol !== 'https:' && !isHere) throw noSource(name, 'articles are fetched over https')
  if (username !== '') throw noSource('this address', 'it holds a name or a password')
  if (/\.xml(?:\.gz)?$/i.test(pathname)) return openSitemap(name)
  if (hostname.endsWith('.zendesk.com') || /^\/hc\b/.test(pathname)) return openHelpCenter(name)
  throw noSource(name, 'it is neither a sitemap (….xml) nor a help center at Zendesk (https://….zendesk.com)')
}

const noSource = (name: string, reason: string): TerminalError =>
  new TerminalError(
    'knowledge.no-source',
    `Nothing can be imported from ${name}: ${reason}. Give a folder with a checkout of a help center, a file .jsonl or .jsonl.gz, ` +
      'https://ACCOUNT.zendesk.com, or the address of a sitemap.',
  )
