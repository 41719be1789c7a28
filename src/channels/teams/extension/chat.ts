import type { Connector } from '../connector.ts'
import { TeamsGoneError } from '../errors.ts'
import type { Place } from '../place.ts'
import type { Places } from '../places.ts'

/**
 * Where the bot and the person write to one another alone, wherever they called it from: the chat that is known, or one
 * that is opened. Undefined where there can be none, because the person does not have the app.
 */
export async function chatWith(
  { places, connector }: { readonly places: Places; readonly connector: Connector },
  { tenant, serviceUrl, bot, person }: Place,
): Promise<Place | undefined> {
  const known = await places.ofPerson(person.key)
  if (known) return known
  try {
    const platformId = await connector.open({ tenant, serviceUrl, bot, person })
    const conversation = `teams:${tenant}:${platformId}`
    const place: Place = { conversation, tenant, platformId, scope: 'personal', serviceUrl, bot, person }
    await places.heard(place)
    return place
  } catch (error) {
    if (error instanceof TeamsGoneError) return undefined
    throw error
  }
}
