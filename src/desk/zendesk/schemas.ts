import { z } from 'zod'

/** What comes back from the account, as far as it is used. Anything else in an answer is left out. */

const id = z.number().int()
const time = z.iso.datetime({ offset: true })

export const ticketSchema = z.object({
  id,
  subject: z.string().nullish(),
  status: z.string(),
  custom_status_id: id.nullish(),
  priority: z.string().nullish(),
  requester_id: id.nullish(),
  submitter_id: id.nullish(),
  assignee_id: id.nullish(),
  created_at: time,
  updated_at: time,
})
export type ZendeskTicket = z.infer<typeof ticketSchema>

const attachment = z.object({
  file_name: z.string().nullish(),
  content_url: z.string().nullish(),
  size: z.number().nullish(),
  inline: z.boolean().nullish(),
  malware_scan_result: z.string().nullish(),
})

/** One entry of an audit: a comment, or a field that changed. Of others only the type is read. */
const auditEvent = z.object({
  id: id.nullish(),
  type: z.string(),
  author_id: id.nullish(),
  /** Of a change of privacy: whose. */
  comment_id: id.nullish(),
  plain_body: z.string().nullish(),
  body: z.unknown().optional(),
  public: z.boolean().nullish(),
  attachments: z.array(attachment).nullish(),
  field_name: z.string().nullish(),
  value: z.unknown().optional(),
  previous_value: z.unknown().optional(),
})
export type ZendeskAuditEvent = z.infer<typeof auditEvent>

export const auditSchema = z.object({
  id,
  ticket_id: id,
  created_at: time,
  author_id: id,
  metadata: z.object({ custom: z.record(z.string(), z.unknown()).nullish() }).nullish(),
  events: z.array(auditEvent),
})
export type ZendeskAudit = z.infer<typeof auditSchema>

const meta = z.object({ has_more: z.boolean(), after_cursor: z.string().nullish() }).nullish()

export const oneTicket = z.object({ ticket: ticketSchema })
/** As an end user sees it. */
export const oneRequest = z.object({ request: z.object({ id }) })
/** The document says a list, its examples one: nothing of it is needed. */
export const oneRating = z.object({ satisfaction_rating: z.union([z.object({}), z.array(z.unknown())]) })
export const manyTickets = z.object({ tickets: z.array(ticketSchema) })
export const audits = z.object({ audits: z.array(auditSchema), meta, next_page: z.string().nullish() })
export const exported = z.object({
  tickets: z.array(z.object({ id, external_id: z.string().nullish() })),
  after_cursor: z.string().nullish(),
  end_of_stream: z.boolean().nullish(),
})

export const userSchema = z.object({
  id,
  name: z.string().nullish(),
  email: z.string().nullish(),
  role: z.string().nullish(),
  active: z.boolean().nullish(),
})
export type ZendeskUser = z.infer<typeof userSchema>
export const oneUser = z.object({ user: userSchema })
export const manyUsers = z.object({ users: z.array(userSchema) })
export const organizations = z.object({
  organizations: z.array(z.object({ id, name: z.string(), external_id: z.string().nullish() })),
})

export const uploaded = z.object({
  upload: z.object({ token: z.string().min(1), expires_at: time.nullish() }),
})

export const fields = z.object({
  ticket_fields: z.array(
    z.object({
      id,
      type: z.string(),
      title: z.string(),
      active: z.boolean().nullish(),
      required: z.boolean().nullish(),
      custom_field_options: z.array(z.object({ name: z.string(), value: z.string() })).nullish(),
    }),
  ),
})
export type ZendeskField = z.infer<typeof fields>['ticket_fields'][number]
/** A field that a form shows, and perhaps requires, once another one has a value. */
const childField = z.object({
  id,
  is_required: z.boolean().nullish(),
  required_on_statuses: z.object({ type: z.string().nullish() }).nullish(),
})
export const forms = z.object({
  ticket_forms: z.array(
    z.object({
      id,
      name: z.string(),
      active: z.boolean().nullish(),
      default: z.boolean().nullish(),
      ticket_field_ids: z.array(id).nullish(),
      agent_conditions: z.array(z.object({ child_fields: z.array(childField).nullish() })).nullish(),
    }),
  ),
})
export type ZendeskForm = z.infer<typeof forms>['ticket_forms'][number]
export const customStatuses = z.object({
  custom_statuses: z.array(
    z.object({
      id,
      status_category: z.string(),
      agent_label: z.string(),
      active: z.boolean().nullish(),
      default: z.boolean().nullish(),
    }),
  ),
})
export type ZendeskStatus = z.infer<typeof customStatuses>['custom_statuses'][number]
export const settings = z.object({
  settings: z.object({ limits: z.object({ attachment_size: z.number() }).nullish() }),
})

const webhook = z.object({
  id: z.string(),
  name: z.string(),
  endpoint: z.string(),
  status: z.string(),
  subscriptions: z.array(z.string()).nullish(),
})
export type ZendeskWebhook = z.infer<typeof webhook>
export const oneWebhook = z.object({ webhook })
export const manyWebhooks = z.object({ webhooks: z.array(webhook), meta })
export const signingSecret = z.object({ signing_secret: z.object({ secret: z.string().min(1) }) })

const condition = z.object({
  field: z.string(),
  operator: z.string().nullish(),
  value: z.unknown().optional(),
})
const trigger = z.object({
  id,
  title: z.string(),
  active: z.boolean().nullish(),
  conditions: z.object({ all: z.array(condition).nullish(), any: z.array(condition).nullish() }).nullish(),
  actions: z.array(z.object({ field: z.string(), value: z.unknown().optional() })),
})
export type ZendeskTrigger = z.infer<typeof trigger>
export const oneTrigger = z.object({ trigger })
export const manyTriggers = z.object({ triggers: z.array(trigger), meta })

/** An answer of which nothing is needed. */
export const anything = z.unknown()
