import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
import type { Log } from '../../log.ts'
import type { Route } from '../route.ts'
import { type Activity, readActivity } from './activity.ts'
import type { Connector } from './connector.ts'
import type { Answer } from './invoke.ts'
import { type Place, placeOf, tenantOf } from './place.ts'
import { UnauthorizedError } from './proof.ts'
import { isAmong, type TeamsSettings } from './settings.ts'

export interface DoorOptions {
  readonly connector: Connector
  readonly settings: TeamsSettings
  readonly log: Log
  /** Takes what came through. */
  hear(activity: Activity, place: Place): Promise<Answer>
}

/**
 * Where the platform posts. What gets in:
 *
 * K1 nobody but the platform, proved by its token; whatever is wrong with a token, the answer is 401;
 * K2 from a service that is on the list, so that no later answer carries a token elsewhere;
 * K3 people of the tenants that are allowed;
 * K4 what is turned away is logged with its reason, and changes nothing.
 */
export function createDoor({ connector, settings, log, hear }: DoorOptions): Route {
  const refuse = (response: ServerResponse, status: number, reason: string): void => {
    log.warn('channels.teams-refused', { reason, status }) // K4
    answer(response, { status, body: { error: reason } })
  }

  const enter = (activity: Activity): Promise<Answer | string> => {
    const tenant = tenantOf(activity)
    if (!isAmong(settings.serviceHosts, activity.serviceUrl)) return Promise.resolve('wrong-service') // K2
    if (tenant === undefined) return Promise.resolve('no-tenant')
    const { allowedTenants } = settings
    if (allowedTenants.length > 0 && !allowedTenants.includes(tenant)) return Promise.resolve('other-tenant') // K3
    const place = placeOf(activity)
    if (place) return hear(activity, place)
    log.debug('channels.teams-ignored', { reason: 'nobody' })
    return Promise.resolve({ status: 200 })
  }

  return {
    method: 'POST',
    path: '/api/messages',
    body: 'parsed',
    from: 'anywhere',
    async handle({ headers, body }, response) {
      if (!settings.registration && isFromPage(headers)) return refuse(response, 403, 'foreign-page')
      const activity = readActivity(body)
      if (!activity || typeof body !== 'object' || body === null) return refuse(response, 400, 'malformed')
      try {
        const entered = await connector.receive(headers.authorization ?? '', body, () => enter(activity)) // K1
        if (typeof entered === 'string') refuse(response, 403, entered)
        else answer(response, entered)
      } catch (error) {
        if (!(error instanceof UnauthorizedError)) throw error
        refuse(response, 401, 'unauthorized')
      }
    },
  }
}

/** A trial trusts this machine's programs; a page that is open in its browser is none of them. */
const isFromPage = (headers: IncomingHttpHeaders): boolean =>
  headers.origin !== undefined || headers['sec-fetch-site'] !== undefined

function answer(response: ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, body === undefined ? {} : { 'Content-Type': 'application/json' })
  response.end(body === undefined ? undefined : JSON.stringify(body))
}
