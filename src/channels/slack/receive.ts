import type { Delivery } from './delivery.ts'
import {
  commandSchema,
  eventSchema,
  homeEventSchema,
  interactionSchema,
  messageEventSchema,
  pressSchema,
  revokedSchema,
} from './payloads.ts'
import type { Received } from './received.ts'
import type { Who } from './views/ports.ts'
import { wordsOf } from './words.ts'

/** Classifies what came in. Whatever it holds, it becomes one of these. */
export function receive({ kind, body }: Delivery): Received {
  if (kind === 'event') return eventOf(body)
  return kind === 'command' ? commandOf(body) : interactionOf(body)
}

const ignored = (reason: string): Received => ({ type: 'ignored', reason: reason.slice(0, 50) })

function eventOf(body: unknown): Received {
  const parsed = eventSchema.safeParse(body).data
  if (!parsed) return ignored('malformed')
  const { team_id: team, enterprise_id: enterprise, event, authorizations } = parsed
  const workspace = { team, ...(enterprise !== undefined && { enterprise }) }
  switch (event.type) {
    case 'message':
    case 'app_mention':
      return messageOf(event, workspace, authorizations[0]?.user_id)
    case 'app_home_opened': {
      const opened = homeEventSchema.safeParse(event).data
      if (opened?.tab !== 'messages') break
      return { type: 'opened', who: { ...workspace, user: opened.user }, channel: opened.channel }
    }
    case 'app_uninstalled':
      return { type: 'removed', ...workspace }
    case 'tokens_revoked':
      return (revokedSchema.safeParse(event).data?.tokens.bot ?? []).length > 0
        ? { type: 'removed', ...workspace }
        : ignored('user-tokens')
  }
  return { type: 'surface', workspace, payload: event, isEvent: true }
}

/** Said, changed or taken back. What is not written by a person is passed over, whatever else it may be. */
function messageOf(event: unknown, workspace: Omit<Who, 'user'>, bot: string | undefined): Received {
  const parsed = messageEventSchema.safeParse(event).data
  if (!parsed) return ignored('malformed-message')
  const { subtype, channel } = parsed
  const isChange = subtype === 'message_changed'
  // One with replies leaves a tombstone in its place.
  const isDeletion = subtype === 'message_deleted' || parsed.message?.subtype === 'tombstone'
  const message = isDeletion ? parsed.previous_message : isChange ? parsed.message : parsed
  if (!message) return ignored('malformed-message')
  const { user, bot_id, ts, thread_ts, edited } = message
  if (user === undefined || bot_id !== undefined || user === bot || user === 'USLACKBOT')
    return ignored('bot')
  const who = { ...workspace, user }
  const spot = { channel, ...(thread_ts !== undefined && { root: thread_ts }) }
  if (isDeletion) return { type: 'deleted', who, spot, message: ts, event: parsed.ts }
  const text = wordsOf(message.text, bot)
  if (isChange) {
    // An unfolded link, a reaction count and a reply all "change" a message; a person's edit says so.
    if (edited === undefined || parsed.previous_message?.text === message.text) return ignored('no-edit')
    return { type: 'edited', who, spot, message: ts, text, version: edited.ts }
  }
  if (subtype !== undefined && !spoken.has(subtype)) return ignored(subtype)
  const isDirect = channel.startsWith('D')
  const isMention = !isDirect && bot !== undefined && message.text.includes(`<@${bot}`)
  if (!isDirect && !isMention && thread_ts === undefined) return ignored('not-addressed')
  if (text === '' && message.files.length === 0 && !isMention) return ignored('empty')
  return { type: 'said', who, spot, message: ts, text, files: message.files, isMention }
}

const spoken = new Set(['file_share', 'thread_broadcast', 'me_message'])

function interactionOf(body: unknown): Received {
  const parsed = interactionSchema.safeParse(body).data
  if (!parsed) return ignored('malformed')
  const team = parsed.team?.id ?? parsed.user.team_id
  if (team === undefined) return ignored('no-team')
  const enterprise = parsed.enterprise?.id
  const workspace = { team, ...(enterprise !== undefined && { enterprise }) }
  const pressed = pressSchema.safeParse(body).data
  if (!pressed) return { type: 'surface', workspace, payload: body, isEvent: false }
  const { channel, container, message, actions, trigger_id: trigger, response_url: responseUrl } = pressed
  const [action] = actions
  if (!action) return ignored('malformed')
  const root = message?.thread_ts ?? container.thread_ts
  return {
    type: 'pressed',
    who: { ...workspace, user: parsed.user.id },
    spot: { channel: channel.id, message: container.message_ts, ...(root !== undefined && { root }) },
    press: {
      action: action.action_id,
      value: action.selected_option?.value ?? action.value ?? '',
      at: action.action_ts,
      trigger,
      ...(responseUrl !== undefined && { responseUrl }),
    },
  }
}

function commandOf(body: unknown): Received {
  const parsed = commandSchema.safeParse(body).data
  if (!parsed) return ignored('malformed')
  const { team_id: team, enterprise_id: enterprise, user_id: user, channel_id: channel, text } = parsed
  return {
    type: 'command',
    who: { team, ...(enterprise !== undefined && { enterprise }), user },
    channel,
    text: text.trim(),
    trigger: parsed.trigger_id,
    responseUrl: parsed.response_url,
  }
}
