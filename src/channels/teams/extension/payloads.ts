import { z } from 'zod'

/** What the platform sends of the message extension, checked. Whatever else is in a payload is not looked at. */

const attachment = z.object({
  contentType: z.string().max(200).nullish(),
  contentUrl: z.string().max(4_000).nullish(),
  name: z.string().max(400).nullish(),
})

/** A message that the command was called on. */
export type CalledOn = z.infer<typeof calledOnSchema>

const calledOnSchema = z.object({
  id: z.string().max(500),
  linkToMessage: z.string().max(4_000).nullish(),
  subject: z.string().max(1_000).nullish(),
  from: z.object({ user: z.object({ displayName: z.string().max(300).nullish() }).nullish() }).nullish(),
  body: z.object({ contentType: z.string().max(50).nullish(), content: z.string().max(120_000).nullish() }),
  attachments: z.array(attachment).max(100).nullish(),
})

/** `composeExtension/fetchTask`. */
export const commandSchema = z.object({
  commandId: z.string().max(64),
  /** Absent where the command was called on no message. */
  messagePayload: calledOnSchema.nullish(),
})

/** `composeExtension/query`. */
export const querySchema = z.object({
  commandId: z.string().max(64),
  parameters: z
    .array(z.object({ name: z.string().max(64), value: z.unknown() }))
    .max(10)
    .nullish(),
  queryOptions: z.object({ skip: z.int().min(0).max(10_000), count: z.int().min(1).max(1_000) }).nullish(),
})

/** `composeExtension/queryLink`. */
export const linkSchema = z.object({ url: z.string().max(4_000) })
