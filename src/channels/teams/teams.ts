import { createUnderWay } from '../../under-way.ts'
import type { Channel } from '../channel.ts'
import type { Route } from '../route.ts'
import { createConnector } from './connector.ts'
import { deliver } from './deliver.ts'
import { createDialogs } from './dialogs/dialogs.ts'
import { createDoor } from './door.ts'
import { createExtension } from './extension/extension.ts'
import { hear } from './hear.ts'
import { limits } from './limits.ts'
import type { TeamsOptions } from './options.ts'
import { createPlaces } from './places.ts'
import { createPresence, createTyping } from './presence.ts'
import { createPresses } from './presses.ts'
import { publicCloud } from './settings.ts'
import { createSlots } from './slots.ts'
import { createSpeak } from './speak.ts'
import { uploadRoutes } from './upload-routes.ts'
import { createUploads } from './uploads.ts'
import { createWelcomes } from './welcomes.ts'

/** The channel, and the addresses it wants served. */
export interface TeamsChannel extends Channel {
  readonly routes: readonly Route[]
  /** Resolves when nothing that came in is under way. */
  close(): Promise<void>
}

/** People in Microsoft Teams. */
export function createTeamsChannel(options: TeamsOptions): TeamsChannel {
  const { cursors, settings, clock, cloud = publicCloud } = options
  const connector = createConnector(settings, cloud)
  const places = createPlaces(cursors)
  const presence = createPresence(clock)
  const underWay = createUnderWay()
  const { track } = underWay
  const parts = {
    track,
    ...options,
    connector,
    places,
    presence,
    slots: createSlots(cursors),
    presses: createPresses(cursors, clock),
    speak: createSpeak(options.lookups.person, options.language, clock),
    welcomes: createWelcomes(options.starters),
    uploads: createUploads(cursors, clock, options.pageUrl),
  }
  const invokes = { ...createDialogs(parts), ...createExtension(parts) }
  const typing = createTyping(clock, limits.typingMs, async (conversation) => {
    const place = await places.get(conversation)
    if (place) await connector.send(place, { type: 'typing' })
  })

  return {
    name: 'teams',
    async deliver(address, messages) {
      await deliver(parts, address, messages)
      typing.ended(address['conversation'] ?? '')
    },
    working: (address) => typing.show(address),
    routes: [
      createDoor({
        ...parts,
        hear: (activity, place) => track(hear({ ...parts, invokes }, activity, place)),
      }),
      ...uploadRoutes(parts),
    ],
    close: () => underWay.ended(),
  }
}
