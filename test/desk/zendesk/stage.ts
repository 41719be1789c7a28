import type { MovedClock } from '../../../src/cli/scenarios/moved-clock.ts'
import type { OpenDesk, ScenarioDesk } from '../../../src/cli/scenarios/process.ts'
import { createZendeskDesk, type ZendeskDesk } from '../../../src/desk/zendesk.ts'
import { createClient } from '../../../src/desk/zendesk/client.ts'
import { parseMapping } from '../../../src/desk/zendesk/mapping.ts'
import { createApiToken } from '../../../src/desk/zendesk/sign-in.ts'
import type { TicketRequest } from '../../../src/dialog/ticket.ts'
import type { Files } from '../../../src/files/files.ts'
import { silent } from '../../../src/log.ts'
import { createEmbeddedBudget } from '../../../src/store/embedded-budget.ts'
import { startFakeZendesk } from '../../fakes/zendesk/server.ts'
import { startHooks } from './hooks.ts'
import { supportOf } from './support.ts'
import { ticketsAt } from './tickets-at.ts'

const secret = 'a-webhook-secret-of-the-stage'

/** The desk at Zendesk for scenarios: a stand-in for the account on the scenario's clock, with agents in it. */
export async function openZendeskStage(
  clock: MovedClock,
): Promise<{ readonly open: OpenDesk; close(): Promise<void> }> {
  const fake = await startFakeZendesk(clock.now)
  fake.limit = Number.POSITIVE_INFINITY
  let desk: ZendeskDesk | undefined
  const hooks = await startHooks(() => desk?.webhook)
  fake.webhook = { url: hooks.url, secret }
  /** As they were filed: the account keeps the answers in words only. */
  const filed = new Map<number, TicketRequest>()
  const { account } = fake

  const open: OpenDesk = ({ database, cursors, files, calendar }) => {
    const { url } = fake
    const opened = createZendeskDesk({
      client: createClient({
        url,
        signIn: createApiToken({ email: 'integration@acme.example', token: 'a-token', clock, log: silent }),
        budget: createEmbeddedBudget(database),
        requestsPerMinute: 100_000,
        clock,
        log: silent,
        retryMs: 1,
      }),
      mapping: parseMapping({}, 'desk/zendesk.yaml'),
      database,
      cursors,
      clock,
      calendar,
      openFile: (ref) => files.open(ref),
      log: silent,
      webhookSecret: secret,
      publicUrl: () => 'https://support.example.com/?ticket={number}',
    })
    desk = opened
    return (first) => ({
      ...opened,
      async file(request) {
        account.numberFrom(first)
        const ticket = await opened.file(request)
        filed.set(ticket.number, request)
        return ticket
      },
      support: supportIn(files),
    })
  }
  const supportIn = (files: Files): ScenarioDesk['support'] => {
    const { support } = supportOf({ fake, files })
    return {
      ...ticketsAt(account, filed),
      async answer({ number, ...given }) {
        if (!account.tickets.has(number)) return false
        await support.answer(number, given)
        return true
      },
      async setStatus(number, status) {
        const before = account.tickets.get(number)
        if (before && before.fields['status'] !== status) await support.setStatus(number, status)
        return before !== undefined
      },
    }
  }
  return {
    open,
    async close() {
      hooks.close()
      await fake.close()
    },
  }
}
