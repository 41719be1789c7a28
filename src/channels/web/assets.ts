import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, extname, join, relative, sep } from 'node:path'
import { gzipSync } from 'node:zlib'
import { TerminalError } from '../../errors.ts'
import type { Route } from '../route.ts'
import { contentSecurityPolicy, pageHtml } from './page.ts'
import { notFound } from './reply.ts'

interface Asset {
  readonly type: string
  readonly bytes: Buffer
  readonly zipped: Buffer
  readonly etag: string
}

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
}

/** The pages and everything they load. All of it is read once: a path that was not read then leads nowhere. */
export function assetRoutes({
  root,
  withDesk,
}: {
  readonly root: string
  readonly withDesk: boolean
}): readonly Route[] {
  const assets = loadAssets(root)
  const get = { method: 'GET', body: 'none', from: 'own-page' } as const
  const page = (path: string, name: 'chat' | 'desk'): Route => ({
    ...get,
    path,
    async handle(_request, response) {
      response.writeHead(200, {
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Security-Policy': contentSecurityPolicy,
      })
      response.end(pageHtml(name))
    },
  })
  return [
    page('/', 'chat'),
    ...(withDesk ? [page('/desk', 'desk')] : []),
    {
      ...get,
      path: '/assets/*',
      async handle(request, response) {
        const asset = assets.get((request.url ?? '').split('?')[0]?.slice('/assets/'.length) ?? '')
        if (!asset) {
          notFound(response)
          return
        }
        const headers = { ETag: asset.etag, 'Cache-Control': 'no-cache', Vary: 'Accept-Encoding' }
        if (request.headers['if-none-match'] === asset.etag) {
          response.writeHead(304, headers)
          response.end()
          return
        }
        const canUnzip = /\bgzip\b/.test(request.headers['accept-encoding']?.toString() ?? '')
        response.writeHead(200, {
          ...headers,
          'Content-Type': asset.type,
          ...(canUnzip && { 'Content-Encoding': 'gzip' }),
        })
        response.end(canUnzip ? asset.zipped : asset.bytes)
      },
    },
  ]
}

function loadAssets(root: string): ReadonlyMap<string, Asset> {
  const preact = dirname(createRequire(import.meta.url).resolve('preact/package.json'))
  return new Map([
    ...readFolder(join(root, 'dist/public/pages'), ['.js'], 'Run "npm run build" first.'),
    ...readFolder(join(root, 'src/pages'), ['.css', '.svg']),
    ...['dist/preact.mjs', 'hooks/dist/hooks.mjs', 'jsx-runtime/dist/jsxRuntime.mjs'].map(
      (path) => [`preact/${path}`, readAsset(join(preact, path))] as const,
    ),
  ])
}

function readFolder(folder: string, endings: readonly string[], wayOut = ''): (readonly [string, Asset])[] {
  let files: string[]
  try {
    files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  } catch (cause) {
    throw new TerminalError('web.no-pages', `The pages are not in ${folder}. ${wayOut}`, { cause })
  }
  return files
    .filter((file) => endings.includes(extname(file)))
    .map((file) => [relative(folder, join(folder, file)).split(sep).join('/'), readAsset(join(folder, file))])
}

function readAsset(path: string): Asset {
  const bytes = readFileSync(path)
  return {
    type: types[extname(path)] ?? 'application/octet-stream',
    bytes,
    zipped: gzipSync(bytes),
    etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
  }
}
