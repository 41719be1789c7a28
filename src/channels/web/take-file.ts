import type { ServerResponse } from 'node:http'
import { nameInHeader } from '../../file-name.ts'
import { FileTooLargeError } from '../../files/files.ts'
import type { RouteRequest } from '../route.ts'
import type { WebOptions } from './options.ts'
import { json, refuse, tooMany } from './reply.ts'

interface FileGiven extends Pick<WebOptions, 'files' | 'maxFileBytes'> {
  readonly owner: string
  /** Takes these many bytes of what the owner may give. @returns how long to wait until there is room, in ms. */
  readonly allow: (bytes: number) => number
}

/** Keeps the file that a page sends, and answers with what it is called from now on, or with why it was not kept. */
export async function takeFile(
  request: RouteRequest,
  response: ServerResponse,
  { files, maxFileBytes, owner, allow }: FileGiven,
): Promise<void> {
  const name = nameInHeader(request.headers['x-file-name'])
  const type = request.headers['content-type']?.split(';')[0]?.trim()
  const tooLarge = (): void => {
    response.setHeader('Connection', 'close')
    refuse(response, 413, 'too-large', { maxBytes: maxFileBytes })
    request.resume()
  }
  // What doesn't say how long it is may be as long as any.
  const length = Number(request.headers['content-length'] ?? maxFileBytes)
  const waitMs = length <= maxFileBytes ? allow(length) : 0
  if (name === undefined) {
    refuse(response, 422, 'invalid')
  } else if (length > maxFileBytes) {
    tooLarge()
  } else if (waitMs > 0) {
    response.setHeader('Connection', 'close')
    tooMany(response, waitMs)
    request.resume()
  } else {
    try {
      json(response, 201, await files.put(owner, { name, ...(type && { type }), bytes: request }))
    } catch (error) {
      if (!(error instanceof FileTooLargeError)) throw error
      tooLarge()
    }
  }
}
