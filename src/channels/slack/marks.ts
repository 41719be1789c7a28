import type { Mark } from '../../dialog/effect.ts'
import { RetryableError } from '../../errors.ts'
import type { Log } from '../../log.ts'
import type { Api } from './api.ts'
import { SlackSoAlreadyError } from './errors.ts'

const signs: Readonly<Record<Mark['as'], string>> = {
  sent: 'white_check_mark',
  edited: 'pencil2',
  failed: 'warning',
}

const isMessage = (id: string): boolean => /^\d{1,12}\.\d{1,9}$/.test(id)

/**
 * Puts a sign on what a person wrote.
 * @returns whether it is there; not where the message is gone, or the app may not do it: then words say it.
 * @throws RetryableError when Slack is busy or away.
 */
export async function mark(api: Api, channel: string, { message, as }: Mark, log: Log): Promise<boolean> {
  if (!isMessage(message)) return false
  try {
    await api.call('reactions.add', { channel, timestamp: message, name: signs[as] })
    return true
  } catch (error) {
    if (error instanceof SlackSoAlreadyError) return true
    if (error instanceof RetryableError) throw error
    log.warn('channels.slack-unmarked', {}, error)
    return false
  }
}
