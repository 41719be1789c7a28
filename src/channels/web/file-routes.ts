import type { Clock } from '../../clock.ts'
import type { Route } from '../route.ts'
import type { Gate } from './gate.ts'
import { createLimiter } from './limiter.ts'
import { limits } from './limits.ts'
import type { WebOptions } from './options.ts'
import { notFound, sendFile } from './reply.ts'
import { takeFile } from './take-file.ts'

interface FileParts extends Pick<WebOptions, 'files' | 'maxFileBytes'> {
  readonly gate: Gate
  readonly clock: Clock
}

const minutesADay = 24 * 60

/** Files on their way in, and back out to who gave them. */
export function fileRoutes({ files, maxFileBytes, gate, clock }: FileParts): readonly Route[] {
  const bytesADay = limits.largestFilesADay * maxFileBytes
  const allowance = (visitors: number) =>
    createLimiter({ burst: visitors * bytesADay, perMinute: (visitors * bytesADay) / minutesADay, clock })
  const [byVisitor, byAddress] = [allowance(1), allowance(limits.visitorsOfOneAddress)]
  return [
    {
      method: 'PUT',
      path: '/api/files',
      body: 'stream',
      from: 'own-page',
      async handle(request, response) {
        const visitor = gate.visitor(request, response, 'upload')
        if (visitor === undefined) return
        // Who drops the cookie is another visitor, from the same address.
        const allow = (bytes: number): number =>
          byVisitor.take(visitor, bytes) || byAddress.take(request.clientAddress, bytes)
        await takeFile(request, response, { files, maxFileBytes, owner: `web:${visitor}`, allow })
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
