import { z } from 'zod'

const text = (max: number) => z.string().trim().min(1, 'is empty').max(max, `has more than ${max} characters`)
/** What the app may be called. */
export const appName = text(30).refine((each) => !/microsoft|teams/i.test(each), 'names Microsoft or Teams')
const guid = z
  .string()
  .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'is no id like 11111111-2222-3333-4444-555555555555')
const command = z.object({ title: text(128), description: text(4_000) })

/** A manifest as the store wants it, as far as each part can be judged by itself. */
export const manifestSchema = z.looseObject({
  version: z.string().regex(/^[1-9]\d*\.\d+\.\d+$/, 'is no version like 1.0.0'),
  id: guid,
  developer: z.object({
    name: text(32),
    websiteUrl: z.string(),
    privacyUrl: z.string(),
    termsOfUseUrl: z.string(),
  }),
  name: z.object({ short: appName, full: text(100) }),
  description: z.object({ short: text(80), full: text(4_000) }),
  icons: z.object({ color: z.string(), outline: z.string() }),
  accentColor: z.string().regex(/^#[0-9a-f]{6}$/i, 'is no color like #1f2d3d'),
  bots: z
    .array(
      z.looseObject({
        botId: guid,
        scopes: z.array(z.enum(['personal', 'team', 'groupChat'])).min(1, 'is empty'),
        commandLists: z.array(z.object({ scopes: z.array(z.string()), commands: z.array(command) })),
      }),
    )
    .length(1, 'holds not one bot'),
  composeExtensions: z.array(
    z.looseObject({
      botId: guid,
      commands: z.array(
        z.looseObject({
          id: text(64),
          title: text(32),
          description: text(128),
          type: z.enum(['query', 'action']),
          parameters: z.array(z.object({ title: text(32), description: text(128) })).optional(),
          fetchTask: z.boolean().optional(),
        }),
      ),
      messageHandlers: z.array(z.object({ value: z.looseObject({ domains: z.array(z.string()) }) })),
    }),
  ),
  validDomains: z.array(z.string()),
  localizationInfo: z.object({
    defaultLanguageTag: z.string(),
    additionalLanguages: z.array(z.object({ languageTag: z.string(), file: z.string() })),
  }),
})

export type Manifest = z.infer<typeof manifestSchema>
