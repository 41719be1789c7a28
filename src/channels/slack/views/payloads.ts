import { z } from 'zod'
import type { Who } from './ports.ts'

/** What the platform sends of its views, checked. Whatever else is in a payload is not looked at. */

/** Keys are made of ids. */
const id = z.string().regex(/^[A-Z0-9]{2,20}$/)

const person = z
  .object({
    team: z.object({ id }).nullish(),
    enterprise: z.object({ id }).nullish(),
    user: z.object({ id, team_id: id.optional() }),
  })
  .transform(({ team, enterprise, user }, context): Who => {
    // An app of an organization is not in a workspace; the person always is.
    const workspace = team?.id ?? user.team_id
    if (workspace === undefined) {
      context.addIssue({ code: 'custom', message: 'comes from no workspace' })
      return z.NEVER
    }
    return { team: workspace, user: user.id, ...(enterprise && { enterprise: enterprise.id }) }
  })

const trigger_id = z.string()

export const submissionSchema = person.and(
  z.object({
    type: z.literal('view_submission'),
    view: z.object({ id: z.string(), private_metadata: z.string(), state: z.unknown() }),
  }),
)

/** A form was closed with what was typed in it, as far as the platform says. */
export const closedSchema = person.and(
  z.object({
    type: z.literal('view_closed'),
    is_cleared: z.boolean().default(false),
    view: z.object({ id: z.string(), private_metadata: z.string(), state: z.unknown() }),
  }),
)

/** Something was pressed in a modal. */
export const modalActionSchema = person.and(
  z.object({
    type: z.literal('block_actions'),
    view: z.object({ id: z.string(), type: z.literal('modal'), private_metadata: z.string() }),
    actions: z.array(z.object({ action_id: z.string(), value: z.string().nullish() })).min(1),
  }),
)

export const suggestionSchema = person.and(
  z.object({
    type: z.literal('block_suggestion'),
    block_id: z.string(),
    value: z.string(),
    view: z.object({ private_metadata: z.string() }),
  }),
)

export const shortcutSchema = person.and(
  z.object({ type: z.literal('shortcut'), callback_id: z.string(), trigger_id }),
)

const file = z.looseObject({ id: z.string() })

export const messageShortcutSchema = person.and(
  z.object({
    type: z.literal('message_action'),
    callback_id: z.string(),
    trigger_id,
    channel: z.object({ id }),
    message: z.object({
      ts: z.string(),
      text: z.string().default(''),
      user: id.optional(),
      files: z.array(file).default([]),
    }),
  }),
)

export const homeActionSchema = person.and(
  z.object({
    type: z.literal('block_actions'),
    trigger_id,
    view: z.object({ type: z.literal('home'), private_metadata: z.string() }),
    actions: z
      .array(
        z.object({
          action_id: z.string(),
          value: z.string().nullish(),
          selected_option: z.object({ value: z.string() }).nullish(),
        }),
      )
      .min(1),
  }),
)

/** Events, within their envelope. */
export const eventSchemas = {
  homeOpened: z.object({ type: z.literal('app_home_opened'), user: id, tab: z.literal('home') }),
  linkShared: z.object({
    type: z.literal('link_shared'),
    user: id,
    channel: z.string(),
    message_ts: z.string(),
    unfurl_id: z.string().optional(),
    source: z.string().optional(),
    links: z.array(z.object({ url: z.string() })),
  }),
  entityOpened: z.object({
    type: z.literal('entity_details_requested'),
    user: id,
    trigger_id,
    /** What the app called it when its link unfolded. */
    external_ref: z.object({ id: z.string() }).optional(),
    entity_url: z.string().optional(),
  }),
}
