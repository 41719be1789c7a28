import { z } from 'zod'
import type { Outgoing } from '../../message.ts'
import type { Api } from './api.ts'
import { metadataOf } from './doubt.ts'
import type { Place } from './place.ts'
import { type Parted, showAlone } from './private.ts'
import { render, type Rendered } from './render.ts'
import type { Threads } from './threads.ts'

/** Where a message is shown. */
export interface Where {
  readonly api: Api
  readonly place: Place
  readonly threads: Pick<Threads, 'rootOf' | 'ownerOf' | 'shown'>
}

const postedSchema = z.looseObject({ ts: z.string().optional(), message_ts: z.string().optional() })

/**
 * Shows a message anew; what the person alone may see of it comes first.
 * @returns the platform's id of what can be changed of it, else of what was shown to one person.
 */
export async function postParted(where: Where, { alone, open }: Parted): Promise<string> {
  const seen = alone ? await post(where, alone, 'alone') : ''
  return open ? post(where, open, 'all') : seen
}

/** @returns the platform's id of the last message that it became. */
export async function post(where: Where, message: Outgoing, to: 'all' | 'alone'): Promise<string> {
  const { api, place, threads } = where
  const root = await threads.rootOf(place)
  const target = { channel: place.channel, ...(root !== undefined && { thread_ts: root }) }
  let ts = ''
  const all = render(message)
  for (const rendered of all) {
    // The last one is what can be pressed: when it is there, all of it is.
    const known = rendered === all.at(-1) ? metadataOf(message.id) : {}
    const content = { ...target, ...contentOf(rendered), ...unfolded, ...known }
    const posted =
      to === 'alone'
        ? await showAlone(api, await threads.ownerOf(place), content)
        : await api.call('chat.postMessage', content)
    const answer = postedSchema.parse(posted)
    ts = answer.ts ?? answer.message_ts ?? ''
  }
  await threads.shown(place, ts)
  return ts
}

/** Text is never read as markup. */
export const contentOf = (rendered: Rendered | undefined): object => ({
  ...rendered,
  mrkdwn: false,
  parse: 'none',
})

/** Nothing is unfolded below it. */
const unfolded = { unfurl_links: false, unfurl_media: false }
