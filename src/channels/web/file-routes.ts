import type { Clock } from '../../clock.ts'
import { nameInHeader } from '../../file-name.ts'
import { FileTooLargeError } from '../../files/files.ts'
import type { Route } from '../route.ts'
import type { Gate } from './gate.ts'
import { createLimiter } from './limiter.ts'
import { limits } from './limits.ts'
import type { WebOptions } from './options.ts'
import { json, notFound, refuse, sendFile, tooMany } from './reply.ts'

interface FileParts extends Pick<WebOptions, 'files' | 'maxFileBytes'> {
  readonly gate: Gate
  readonly clock: Clock
}

const minutesADay = 24 * 60

/** Files on their way in, and back out to who gave them. */
export function fileRoutes({ files, maxFileBytes, gate, clock }: FileParts): readonly Route[] {
  const bytesADay = limits.largestFilesADay * maxFileBytes
  const allowance = createLimiter({ burst: bytesADay, perMinute: bytesADay / minutesADay, clock })
  return [
    {
      method: 'PUT',
      path: '/api/files',
      body: 'stream',
      from: 'own-page',
      async handle(request, response) {
        const visitor = gate.visitor(request, response, 'upload')
        if (visitor === undefined) return
        const name = nameInHeader(request.headers['x-file-name'])
        const type = request.headers['content-type']?.split(';')[0]?.trim()
        const tooLarge = (): void => {
          response.setHeader('Connection', 'close')
          refuse(response, 413, 'too-large', { maxBytes: maxFileBytes })
          request.resume()
        }
        // What doesn't say how long it is may be as long as any.
        const length = Number(request.headers['content-length'] ?? maxFileBytes)
        const waitMs = length <= maxFileBytes ? allowance.take(visitor, length) : 0
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
            const owner = `web:${visitor}`
            json(response, 201, await files.put(owner, { name, ...(type && { type }), bytes: request }))
          } catch (error) {
            if (!(error instanceof FileTooLargeError)) throw error
            tooLarge()
          }
        }
      },
    },
    {
      method: 'GET',
      path: '/api/files/:ref',
      body: 'none',
      from: 'own-page',
      async handle(request, response) {
        const visitor = gate.visitor(request, response, 'look')
        if (visitor === undefined) return
        const found = await files.open(request.params.ref ?? '')
        if (found?.owner === `web:${visitor}`) sendFile(response, found)
        else notFound(response)
      },
    },
  ]
}
