import { slackViewWordsIn } from '../../i18n/slack-views.ts'
import { createHome, type Home, type HomePorts } from './home.ts'
import { createUnfurl, type UnfurlPorts } from './unfurl.ts'
import type { Option } from './views/blocks.ts'
import { noticeView } from './views/form-view.ts'
import { type FromMessagePorts, requestFrom } from './views/from-message.ts'
import type { Answer } from './views/modal-answer.ts'
import { createOpening, type Opening } from './views/opening.ts'
import { createLeaving } from './views/leaving.ts'
import {
  closedSchema,
  eventSchemas,
  homeActionSchema,
  messageShortcutSchema,
  modalActionSchema,
  shortcutSchema,
  submissionSchema,
} from './views/payloads.ts'
import type { Place, ViewPorts, Who } from './views/ports.ts'
import { createSubmission } from './views/submission.ts'
import { createSuggest } from './views/suggest.ts'

/** Everything of Slack that is no message. Each takes what the platform sent as it came, its signature checked. */
export interface Surfaces {
  readonly opening: Opening
  readonly home: Home
  /** A form was submitted: what becomes of the modal, in time to be the acknowledgement. */
  submitted(payload: unknown): Promise<Answer>
  /** What a search field offers; nothing when it can't be known in time. */
  suggest(payload: unknown): Promise<{ readonly options: readonly Option[] }>
  /** A shortcut, something on the Home tab or in a modal, acknowledged already. @returns false for what is none of these. */
  pressed(payload: unknown): Promise<boolean>
  /** An event in the workspace. @returns false for one of another kind. */
  heard(workspace: Omit<Who, 'user'>, event: unknown): Promise<boolean>
}

export interface SurfacePorts
  extends ViewPorts,
    Omit<HomePorts, 'opening' | 'newPlace'>,
    Omit<UnfurlPorts, keyof ViewPorts>,
    FromMessagePorts {}

/** The shortcuts of the manifest. */
const shortcuts = { global: 'new_ticket', message: 'ticket_from_message' }

export function createSurfaces(ports: SurfacePorts): Surfaces {
  const { log } = ports
  const opening = createOpening(ports)
  const submit = createSubmission(ports)
  const leaving = createLeaving(ports)
  const languageFor = async (who: Who) => (await ports.person(await ports.senderOf(who))).language
  const newRequest = async (who: Who): Promise<Place> =>
    ports.newPlace(who, slackViewWordsIn(await languageFor(who)).home.start)
  const home = createHome({ ...ports, opening, newPlace: newRequest })
  const unfurl = createUnfurl(ports)

  return {
    opening,
    home,
    async submitted(payload) {
      const parsed = submissionSchema.safeParse(payload)
      if (parsed.success) return submit(parsed.data, parsed.data.view)
      log.warn('slack.malformed-submission')
      const { language } = ports
      const view = noticeView(language, slackViewWordsIn(language).form.foreign)
      return { response_action: 'update', view }
    },
    suggest: createSuggest(ports),
    async pressed(payload) {
      const shortcut = shortcutSchema.safeParse(payload).data
      if (shortcut?.callback_id === shortcuts.global) {
        await opening.request(shortcut, shortcut.trigger_id, () => newRequest(shortcut))
        return true
      }
      const ofMessage = messageShortcutSchema.safeParse(payload).data
      if (ofMessage?.callback_id === shortcuts.message) {
        const message = { ...ofMessage.message, channel: ofMessage.channel.id }
        await opening.request(ofMessage, ofMessage.trigger_id, () => requestFrom(ports, ofMessage, message))
        return true
      }
      const closed = closedSchema.safeParse(payload).data
      const inModal = modalActionSchema.safeParse(payload).data
      if (closed) await leaving.closed(closed)
      if (inModal) await leaving.pressed(inModal)
      if (closed ?? inModal) return true
      const act = homeActionSchema.safeParse(payload).data
      const [action] = act?.actions ?? []
      if (act === undefined || action === undefined) return false
      await home.acted(act, {
        action: action.action_id,
        value: action.selected_option?.value ?? action.value ?? '',
        metadata: act.view.private_metadata,
        trigger: act.trigger_id,
      })
      return true
    },
    async heard(workspace, event) {
      const opened = eventSchemas.homeOpened.safeParse(event).data
      const shared = eventSchemas.linkShared.safeParse(event).data
      const entity = eventSchemas.entityOpened.safeParse(event).data
      if (opened) await home.opened({ ...workspace, user: opened.user })
      if (shared) {
        const { user, channel, message_ts, unfurl_id, source, links } = shared
        const isDraft = unfurl_id !== undefined && source === 'composer'
        await unfurl.shared(
          { ...workspace, user },
          {
            links: links.map(({ url }) => url),
            channel,
            message: isDraft ? { unfurl_id, source } : { channel, ts: message_ts },
          },
        )
      }
      if (entity) {
        const { user, trigger_id, external_ref, entity_url: url } = entity
        await unfurl.opened({ ...workspace, user }, trigger_id, {
          ...(external_ref && { reference: external_ref.id }),
          ...(url !== undefined && { url }),
        })
      }
      return (opened ?? shared ?? entity) !== undefined
    },
  }
}
