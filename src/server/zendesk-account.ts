import type { Clock } from '../clock.ts'
import { checkMapping } from '../desk/zendesk/check.ts'
import type { Client } from '../desk/zendesk/client.ts'
import { examineAccount } from '../desk/zendesk/doctor.ts'
import type { Mapping } from '../desk/zendesk/mapping.ts'
import type { Tree } from '../dialog/tree.ts'
import { RetryableError, TerminalError } from '../errors.ts'
import type { Log } from '../log.ts'
import type { Config } from './config.ts'

/**
 * Looks at the account before the first ticket is filed: the log names whatever does not fit. An account that is away for a
 * moment keeps nobody from starting.
 * @throws TerminalError `desk.invalid-mapping` when no ticket could be filed as the mapping says, with all that is wrong.
 */
export async function checkAccount(
  client: Client,
  mapping: Mapping,
  config: Config,
  { tree, clock, log }: { readonly tree: Tree; readonly clock: Clock; readonly log: Log },
): Promise<void> {
  try {
    const problems = await checkMapping(client, mapping, tree.questions)
    if (problems.length > 0) {
      const list = problems.join('\n  ')
      throw new TerminalError(
        'desk.invalid-mapping',
        `${config.ZENDESK_MAPPING} does not fit the account:\n  ${list}`,
      )
    }
  } catch (error) {
    if (!(error instanceof RetryableError)) throw error
    return log.warn('desk.mapping-unchecked', {}, error)
  }
  try {
    const wanted = { mapping, clock, maxFileMb: config.MAX_FILE_MB, ...hooksOf(config) }
    for (const problem of await examineAccount(client, wanted)) log.warn('desk.account-unfit', { problem })
  } catch (error) {
    // Who may file may not be let see what an admin has set up.
    log.warn('desk.account-unexamined', {}, error)
  }
}

/** Without a secret the account is asked for changes, and needs no webhook. */
function hooksOf({ PUBLIC_URL, ZENDESK_WEBHOOK_SECRET }: Config) {
  if (ZENDESK_WEBHOOK_SECRET === undefined) return {}
  return { webhookSecret: ZENDESK_WEBHOOK_SECRET, ...(PUBLIC_URL !== undefined && { publicUrl: PUBLIC_URL }) }
}
