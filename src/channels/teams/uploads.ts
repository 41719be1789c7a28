import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Clock } from '../../clock.ts'
import type { Sender } from '../../message.ts'
import type { Cursors } from '../../store/cursors.ts'
import type { Place } from './place.ts'

/** Links to a page where a person gives files to a conversation; whoever has one may, so it is shown to them alone. */
export interface Uploads {
  /** Undefined while nobody knows where the page is. */
  linkFor(place: Place, sender: Sender): Promise<string | undefined>
  /** Whose link it is; undefined for one that was made up, is over, or was used up. */
  find(token: string): Promise<Upload | undefined>
  /** Notes that a file came by it. */
  used(token: string): Promise<void>
}

export type Upload = z.infer<typeof uploadSchema>

/** Where the pages are. */
export const uploadPath = '/teams/files/:token'

const forMs = 86_400_000
const mostFiles = 20

const uploadSchema = z.object({
  conversation: z.string(),
  sender: z.object({
    key: z.string(),
    name: z.string().optional(),
    locale: z.string().optional(),
    timeZone: z.string().optional(),
  }),
  until: z.number(),
  files: z.number(),
})

export function createUploads(cursors: Cursors, clock: Clock, pageUrl: () => string | undefined): Uploads {
  const keyOf = (token: string): string => `teams/upload/${token}`
  const find = async (token: string): Promise<Upload | undefined> => {
    if (!/^[\w-]{32}$/.test(token)) return undefined
    const text = await cursors.get(keyOf(token))
    const upload = text === '' ? undefined : uploadSchema.parse(JSON.parse(text))
    return upload && upload.until > clock.now() && upload.files < mostFiles ? upload : undefined
  }
  return {
    find,
    async linkFor({ conversation }, sender) {
      const url = pageUrl()
      if (url === undefined) return undefined
      const token = randomBytes(24).toString('base64url')
      const upload: Upload = { conversation, sender, until: clock.now() + forMs, files: 0 }
      await cursors.set(keyOf(token), JSON.stringify(upload), forMs)
      return `${url.replace(/\/+$/, '')}${uploadPath.replace(':token', token)}`
    },
    async used(token) {
      const upload = await find(token)
      if (!upload) return
      const more = { ...upload, files: upload.files + 1 }
      await cursors.set(keyOf(token), JSON.stringify(more), upload.until - clock.now())
    },
  }
}
