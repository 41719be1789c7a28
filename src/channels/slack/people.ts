import { z } from 'zod'
import type { Clock } from '../../clock.ts'
import type { Log } from '../../log.ts'
import type { Sender } from '../../message.ts'
import { keyOf } from './place.ts'
import type { Who } from './views/ports.ts'
import type { Workspaces } from './workspaces.ts'

/** What the platform says about people, asked for once in a while. Who can't be asked about is known by their id. */
export type SenderOf = (who: Who) => Promise<Sender>

const text = z.string().trim().min(1).optional().catch(undefined)

const schema = z.looseObject({
  user: z.looseObject({
    tz: z
      .string()
      .regex(/^[A-Za-z0-9_+/-]{1,64}$/)
      .optional()
      .catch(undefined),
    locale: z
      .string()
      .regex(/^[A-Za-z0-9-]{2,35}$/)
      .optional()
      .catch(undefined),
    real_name: text,
    profile: z.looseObject({ email: text, display_name: text, real_name: text }).default({}),
  }),
})

const freshMs = 10 * 60_000
/** Somebody who could not be asked about is asked about again soon. */
const retryMs = 30_000
const most = 10_000

export function createPeople(
  workspaces: Workspaces,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): SenderOf {
  const known = new Map<string, { readonly sender: Promise<Sender>; until: number }>()

  const ask = async (who: Who): Promise<Sender> => {
    const workspace = await workspaces.of(who.team)
    const answer = await workspace?.api.call('users.info', { user: who.user, include_locale: true })
    const { tz, locale, real_name, profile } = schema.parse(answer).user
    const name = real_name ?? profile.real_name ?? profile.display_name
    return {
      key: keyOf(who),
      ...(name !== undefined && { name }),
      ...(profile.email !== undefined && { email: profile.email }),
      ...(locale !== undefined && { locale }),
      ...(tz !== undefined && { timeZone: tz }),
    }
  }

  return (who) => {
    const key = keyOf(who)
    const found = known.get(key)
    if (found && found.until > clock.now()) return found.sender
    const entry = {
      until: clock.now() + freshMs,
      sender: ask(who).catch((error: unknown): Sender => {
        log.warn('channels.slack-unknown-person', { team: who.team }, error)
        entry.until = clock.now() + retryMs
        return { key }
      }),
    }
    known.delete(key)
    known.set(key, entry)
    const [oldest] = known.keys()
    if (known.size > most && oldest !== undefined) known.delete(oldest)
    return entry.sender
  }
}
