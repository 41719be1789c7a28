import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { RetryableError } from '../../../src/errors.ts'
import type { TicketView } from '../../../src/message.ts'
import { wordTicketView } from '../../../src/wording/ticket.ts'
import { ana, bruno, team } from '../../fakes/slack/slack.ts'
import { ana as person, now, ticket, timeZone, tree } from '../../wording/walk.ts'
import { type Scripted, startScripted } from './scripted.ts'

const mine = 'https://support.example.com/?ticket=4821'
const { subject, lastComment } = ticket

let program: Scripted
let desk: () => Promise<TicketView | undefined>
beforeEach(async () => {
  const view = wordTicketView(tree, ticket, { language: 'es', timeZone, at: now })
  desk = () => Promise.resolve(view)
  program = await startScripted({
    lookups: {
      person: () => Promise.resolve({ person, language: 'es' }),
      ticket: ({ key }, number) =>
        key === `slack:${team}:${ana.user}` && number === 4821 ? desk() : Promise.resolve(undefined),
      tickets: () => Promise.resolve({ tickets: [], total: 0 }),
    },
  })
})
afterEach(() => program.close())

const objects = () => program.slack.workObjects
const happens = async (event: object): Promise<void> => {
  await program.slack.event(event)
  await program.idle()
}
/** What whoever opens the link's work object finds in the pane. */
async function paneFor({ user }: { readonly user: string }, more: object = {}) {
  const event = objects().opened(user, mine)
  await happens({ ...event, ...more })
  return objects().panes.get(event.trigger_id)
}

describe('a ticket as a work object', () => {
  it('is taken by Slack, and says in a channel no more than its link', async () => {
    await happens(objects().written(ana.user, 'C0SUPPORT', [mine]))
    const entity = objects().unfolded.get(mine)
    expect(entity?.external_ref).toEqual({ id: '4821', type: 'ticket' })
    expect(JSON.stringify(entity)).not.toContain(subject)
  })

  it('opens with its details for whoever may see them', async () => {
    await happens(objects().written(ana.user, 'C0SUPPORT', [mine]))
    const pane = JSON.stringify(await paneFor(ana))
    for (const shown of [subject, 'Esperando respuesta', 'Alta', lastComment?.text]) {
      expect(pane).toContain(shown)
    }
  })

  it('opens for nobody else, with the reason', async () => {
    await happens(objects().written(ana.user, 'C0SUPPORT', [mine]))
    const pane = await paneFor(bruno)
    expect(pane).toEqual({
      error: {
        status: 'custom',
        custom_message: 'No encuentro este ticket entre los que puedes ver.',
      },
    })
    expect(JSON.stringify(pane)).not.toContain(subject)
  })

  it('is found by its address where Slack does not say what it was called', async () => {
    await happens(objects().written(ana.user, 'C0SUPPORT', [mine]))
    expect(JSON.stringify(await paneFor(ana, { external_ref: undefined }))).toContain(subject)
  })

  it('says that the desk can’t be asked, and that nothing is lost', async () => {
    await happens(objects().written(ana.user, 'C0SUPPORT', [mine]))
    desk = () => Promise.reject(new RetryableError('desk.away', 'The desk is away.'))
    expect(JSON.stringify(await paneFor(ana))).toContain('No se perdió nada')
    expect(program.logged('slack.no-details')).toHaveLength(1)
  })

  it('is a plain link for who wrote it without being allowed to see it', async () => {
    await happens(objects().written(bruno.user, 'C0SUPPORT', [mine]))
    expect(objects().unfolded.size).toBe(0)
  })
})
