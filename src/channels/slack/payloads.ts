import { z } from 'zod'

/** What Slack sends, as far as this program reads it. Unknown keys are let through; ids are checked, since keys are made of them. */

const id = z.string().regex(/^[A-Z0-9]{2,20}$/)
const ts = z.string().regex(/^\d{1,12}\.\d{1,9}$/)
const optionalId = z
  .union([id, z.literal('').transform(() => undefined), z.null().transform(() => undefined)])
  .optional()

export const fileSchema = z.looseObject({
  id: z.string().regex(/^[A-Z0-9]{1,20}$/),
  name: z.string().nullish(),
  title: z.string().nullish(),
  mimetype: z.string().nullish(),
  size: z.number().nullish(),
  mode: z.string().nullish(),
  is_external: z.boolean().nullish(),
  file_access: z.string().nullish(),
  url_private: z.string().nullish(),
  url_private_download: z.string().nullish(),
})

/** A file as the platform describes it. */
export type SlackFile = z.infer<typeof fileSchema>

const messageSchema = z.looseObject({
  type: z.literal('message').optional(),
  subtype: z.string().optional(),
  user: id.optional(),
  bot_id: z
    .string()
    .nullish()
    .transform((given) => given || undefined),
  text: z.string().default(''),
  ts,
  thread_ts: ts.optional(),
  edited: z.looseObject({ ts: z.string() }).optional(),
  files: z.array(fileSchema).default([]),
})

export const eventSchema = z.looseObject({
  type: z.literal('event_callback'),
  team_id: id,
  enterprise_id: optionalId,
  event_id: z.string().regex(/^[A-Za-z0-9]{1,40}$/),
  event_time: z.number().optional(),
  authorizations: z
    .array(z.looseObject({ user_id: optionalId, team_id: optionalId, enterprise_id: optionalId }))
    .default([]),
  event: z.looseObject({ type: z.string().max(100) }),
})

export const messageEventSchema = messageSchema.extend({
  type: z.enum(['message', 'app_mention']),
  channel: id,
  channel_type: z.string().optional(),
  message: messageSchema.optional(),
  previous_message: messageSchema.optional(),
})

export const homeEventSchema = z.looseObject({ user: id, channel: id, tab: z.string() })

export const revokedSchema = z.looseObject({ tokens: z.looseObject({ bot: z.array(z.string()).nullish() }) })

export const interactionSchema = z.looseObject({
  type: z.string().max(100),
  team: z.looseObject({ id }).nullish(),
  enterprise: z.looseObject({ id }).nullish(),
  user: z.looseObject({ id, team_id: optionalId }),
})

export const pressSchema = z.looseObject({
  type: z.literal('block_actions'),
  trigger_id: z.string().max(200),
  response_url: z.string().optional(),
  channel: z.looseObject({ id }),
  container: z.looseObject({
    type: z.literal('message'),
    message_ts: ts,
    thread_ts: ts.optional(),
    is_ephemeral: z.boolean().optional(),
  }),
  message: z.looseObject({ thread_ts: ts.optional() }).optional(),
  actions: z
    .array(
      z.looseObject({
        action_id: z.string().max(255),
        action_ts: z.string().max(40),
        value: z.string().max(2000).nullish(),
        selected_option: z.looseObject({ value: z.string().max(150) }).nullish(),
      }),
    )
    .min(1),
})

export const commandSchema = z.looseObject({
  command: z.string().max(50),
  team_id: id,
  enterprise_id: optionalId,
  channel_id: id,
  user_id: id,
  text: z.string().default(''),
  trigger_id: z.string().max(200),
  response_url: z.string(),
})
