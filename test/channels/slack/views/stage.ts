import type { GivenFile } from '../../../../src/channels/slack/views/answers.ts'
import { createLeaving } from '../../../../src/channels/slack/views/leaving.ts'
import { createOpening } from '../../../../src/channels/slack/views/opening.ts'
import type { Place, ViewPorts, Who } from '../../../../src/channels/slack/views/ports.ts'
import type { Answer } from '../../../../src/channels/slack/views/modal-answer.ts'
import { createSubmission } from '../../../../src/channels/slack/views/submission.ts'
import type { Inbound } from '../../../../src/message.ts'
import type { Parts } from '../../../../src/server/core.ts'
import { createEmbeddedCursors } from '../../../../src/store/embedded-cursors.ts'
import { createLog } from '../../../outbound/stage.ts'
import { openHouse } from '../../../turn/house.ts'
import { tree } from '../../../wording/walk.ts'
import { createModals, filled, type Values } from './modal.ts'

export const ana: Who = { team: 'T1', user: 'UANA' }
export const bruno: Who = { team: 'T1', user: 'UBRUNO' }

export const placeOf = (conversation: string): Place => ({
  conversation,
  address: { channel: 'screen', conversation },
})

/** The whole road with the shipped dialog, and modals in front of it. */
export async function openStage(over: Partial<Parts> = {}) {
  const house = await openHouse({ tree, ...over })
  const { core } = await house.open()
  const modals = createModals()
  const { log, events } = createLog()
  const accepted: Inbound[] = []
  const trouble: { accept?: () => Promise<void>; forms?: () => Promise<void> } = {}
  const ports: ViewPorts = {
    async accept(inbound) {
      await trouble.accept?.()
      accepted.push(inbound)
      return core.accept(inbound)
    },
    forms: {
      async form(conversation, page) {
        await trouble.forms?.()
        return core.forms.form(conversation, page)
      },
      next: (conversation) => core.forms.next(conversation),
      check: (conversation, page, answers) => core.forms.check(conversation, page, answers),
    },
    person: (sender) => core.lookups.person(sender),
    senderOf: async ({ team, user }) => ({ key: `slack:${team}:${user}`, name: user, locale: 'es-ES' }),
    viewsOf: async () => modals.views,
    takeFiles: async (_who, given: readonly GivenFile[]) =>
      given.map(({ id }) => ({ ref: `file-${id}`, name: `${id}.png`, type: 'image/png', size: 9 })),
    cursors: createEmbeddedCursors(house.database),
    secret: 'a secret of the test',
    language: 'es',
    clock: house.clock,
    log,
  }
  const opening = createOpening(ports)
  const submitted = createSubmission(ports)
  const leaving = createLeaving(ports)

  return {
    ...house,
    core,
    ports,
    opening,
    leaving,
    modals,
    accepted,
    logged: events,
    /** What the next calls wait for, or fail with. */
    trouble,
    /** Opens the first page of a new request. @returns the modal's id. */
    async begin(conversation = 'slack:T1:D1:1'): Promise<string> {
      await opening.request(ana, 'begin', async () => placeOf(conversation))
      return 'V-begin'
    },
    /** Fills the modal in and submits it; what the program answers is done to the modal. */
    async submit(id: string, values: Values, who: Who = ana): Promise<Answer> {
      const view = modals.shown(id)
      const answer = await submitted(who, {
        id,
        private_metadata: view.private_metadata,
        state: filled(view, values),
      })
      if (answer.response_action === 'update') modals.take(id, answer.view)
      return answer
    },
    state: async (conversation = 'slack:T1:D1:1') => (await house.store.load(conversation)).state,
  }
}
