import { z } from 'zod'
import type { Sender } from '../../message.ts'
import type { Api } from './api.ts'
import { addressOf, conversationOf, direct } from './place.ts'
import type { SurfacePorts } from './surfaces.ts'
import { fallback } from './fallback.ts'
import { paragraphs } from './text.ts'
import type { Threads } from './threads.ts'
import type { Place, Who } from './views/ports.ts'
import { wordsOf } from './words.ts'

/** What the surfaces ask of the platform, over its methods. */
export type SurfaceCalls = Pick<
  SurfacePorts,
  'viewsOf' | 'directPlace' | 'newPlace' | 'isDirect' | 'describe' | 'unfurl' | 'present'
>

export interface SurfaceCallsOptions {
  /** The methods, with the token of the workspace. @throws SlackGoneError where the app is not installed. */
  apiFor(who: Who): Promise<Api>
  senderOf(who: Who): Promise<Sender>
  readonly threads: Pick<Threads, 'own'>
}

const openedView = z.looseObject({ view: z.looseObject({ id: z.string() }) })
const openedChannel = z.looseObject({ channel: z.looseObject({ id: z.string() }) })
const posted = z.looseObject({ ts: z.string() })
const linked = z.looseObject({ permalink: z.string() })

export function createSurfaceCalls({ apiFor, senderOf, threads }: SurfaceCallsOptions): SurfaceCalls {
  const directChannel = async (who: Who): Promise<string> => {
    const api = await apiFor(who)
    return openedChannel.parse(await api.call('conversations.open', { users: who.user })).channel.id
  }
  const placeIn = (who: Who, channel: string, thread: string): Place => {
    const place = { team: who.team, channel, thread }
    return { conversation: conversationOf(place), address: addressOf(place) }
  }

  return {
    async viewsOf(who) {
      const api = await apiFor(who)
      return {
        open: async (trigger_id, view) =>
          openedView.parse(await api.call('views.open', { trigger_id, view })).view.id,
        update: async (view_id, view) => void (await api.call('views.update', { view_id, view })),
        publish: async (user_id, view) => void (await api.call('views.publish', { user_id, view })),
      }
    },
    directPlace: async (who) => placeIn(who, await directChannel(who), direct),
    async newPlace(who, heading) {
      const [api, channel] = await Promise.all([apiFor(who), directChannel(who)])
      const message = { channel, text: fallback(heading), blocks: paragraphs(heading), unfurl_links: false }
      const { ts } = posted.parse(await api.call('chat.postMessage', message))
      await threads.own({ team: who.team, channel, thread: ts }, who.user)
      return placeIn(who, channel, ts)
    },
    // Two people's direct messages look the same from here as those with the app.
    isDirect: async (who, channel) => channel.startsWith('D') && channel === (await directChannel(who)),
    async describe(who, { channel, ts, text, user }) {
      const [{ name }, link] = await Promise.all([
        senderOf(user === undefined ? who : { ...who, user }),
        apiFor(who)
          .then((api) => api.call('chat.getPermalink', { channel, message_ts: ts }))
          .then((answer) => linked.parse(answer).permalink)
          // The app may not be in the channel; whoever follows the link may be.
          .catch(() => redirectTo(who, channel, ts)),
      ])
      return {
        text: wordsOf(text, undefined),
        link,
        ...(user !== undefined && name !== undefined && { author: name }),
      }
    },
    async unfurl(who, message, unfurls, entities) {
      const api = await apiFor(who)
      await api.call('chat.unfurl', {
        ...message,
        unfurls,
        ...(entities.length > 0 && { metadata: { entities } }),
      })
    },
    async present(who, trigger_id, details) {
      const api = await apiFor(who)
      await api.call('entity.presentDetails', {
        trigger_id,
        ...('entity' in details
          ? { metadata: details.entity }
          : { error: { status: 'custom', custom_message: details.refused } }),
      })
    },
  }
}

const redirectTo = ({ team }: Who, channel: string, message_ts: string): string => {
  const asked = new URLSearchParams({ team, channel, message_ts })
  return `https://slack.com/app_redirect?${asked.toString()}`
}
