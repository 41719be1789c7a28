import { z } from 'zod'

/** What the service sends, as far as it is read here. Everything else about it is passed over. */
export type Activity = z.infer<typeof activitySchema>
export type Attachment = NonNullable<Activity['attachments']>[number]

const id = z.string().min(1).max(500)
const text = z.string().max(120_000)
const account = z.object({
  id,
  name: z.string().max(300).nullish(),
  aadObjectId: z.string().min(1).max(100).nullish(),
})
const attachment = z.object({
  contentType: z.string().max(200).nullish(),
  contentUrl: z.string().max(4_000).nullish(),
  name: z.string().max(400).nullish(),
  content: z.unknown().optional(),
})

export const activitySchema = z.object({
  type: z.string().max(100),
  id: id.nullish(),
  timestamp: z.string().max(100).nullish(),
  channelId: z.literal('msteams'),
  serviceUrl: z.string().min(1).max(500),
  from: account.nullish(),
  recipient: account.nullish(),
  conversation: z.object({
    id,
    conversationType: z.string().max(50).nullish(),
    tenantId: z.string().max(100).nullish(),
  }),
  replyToId: id.nullish(),
  text: text.nullish(),
  textFormat: z.string().max(50).nullish(),
  locale: z.string().max(35).nullish(),
  localTimezone: z.string().max(100).nullish(),
  name: z.string().max(200).nullish(),
  action: z.string().max(100).nullish(),
  value: z.unknown().optional(),
  attachments: z.array(attachment).max(100).nullish(),
  entities: z
    .array(z.looseObject({ type: z.string().max(200) }))
    .max(200)
    .nullish(),
  membersAdded: z.array(account).max(1_000).nullish(),
  membersRemoved: z.array(account).max(1_000).nullish(),
  channelData: z
    .looseObject({
      tenant: z.object({ id: z.string().max(100) }).nullish(),
      eventType: z.string().max(100).nullish(),
    })
    .nullish(),
})

/** The activity, or undefined for anything else. */
export function readActivity(body: unknown): Activity | undefined {
  const parsed = activitySchema.safeParse(body)
  return parsed.success ? parsed.data : undefined
}
