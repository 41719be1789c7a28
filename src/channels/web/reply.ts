import type { ServerResponse } from 'node:http'
import type { Readable } from 'node:stream'
import type { FileRef } from '../../dialog/state.ts'

/** Answers with JSON. */
export function json(response: ServerResponse, status: number, value: unknown): void {
  jsonText(response, status, JSON.stringify(value))
}

/** Answers with JSON that is text already. */
export function jsonText(response: ServerResponse, status: number, text: string): void {
  // With its length it is one write; without, it is sent in chunks.
  response.writeHead(status, {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(text),
  })
  response.end(text)
}

/** Answers with a refusal the page can act on. */
export function refuse(response: ServerResponse, status: number, error: string, more: object = {}): void {
  json(response, status, { error, ...more })
}

/** The same for what is not there and for what is somebody else's. */
export const notFound = (response: ServerResponse): void => refuse(response, 404, 'not-found')

/** Asks to come back later. */
export function tooMany(response: ServerResponse, waitMs: number): void {
  response.setHeader('Retry-After', String(Math.ceil(waitMs / 1000)))
  refuse(response, 429, 'too-many')
}

interface SentFile {
  readonly file: Pick<FileRef, 'name' | 'type' | 'size'>
  readonly bytes: () => Readable
}

/** Answers with a file somebody gave: it is saved, never shown in place, and can do nothing if it is shown. */
export function sendFile(response: ServerResponse, { file, bytes }: SentFile): void {
  const plain = file.name.replace(/[^\w. -]/g, '_')
  const full = encodeURIComponent(file.name).replace(
    /['()*]/g,
    (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  response.writeHead(200, {
    'Content-Type': /^[\w.+-]+\/[\w.+-]+$/.test(file.type) ? file.type : 'application/octet-stream',
    'Content-Length': String(file.size),
    'Content-Disposition': `attachment; filename="${plain}"; filename*=UTF-8''${full}`,
    'Content-Security-Policy': "sandbox; default-src 'none'",
  })
  bytes()
    .on('error', () => response.destroy())
    .pipe(response)
}
