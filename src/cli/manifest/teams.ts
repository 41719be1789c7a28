import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { type Language, languages } from '../../dialog/language.ts'
import type { Tree } from '../../dialog/tree.ts'
import { TerminalError } from '../../errors.ts'
import { cut, filled } from './fill.ts'
import { problemsOf } from './teams-check.ts'
import { translationOf } from './teams-translation.ts'

export interface TeamsPackageOptions {
  /** The folder with the template, its words and the icons. */
  readonly folder: string
  /** The public address. */
  readonly url: string
  /** The registration of the bot. */
  readonly appId: string
  readonly tree: Tree
  /** Shown to people whose language the package does not have. */
  readonly language: Language
  /** Goes up with every package that is handed in. */
  readonly version: string
  readonly developer: string
  /** Pages of whoever runs the app; the public address where there are none. */
  readonly privacyUrl?: string
  readonly termsUrl?: string
}

/** What is packed, by the name of the file. */
export type TeamsPackage = Readonly<Record<string, Uint8Array>>

const commandSchema = z.object({
  title: z.string(),
  description: z.string(),
  type: z.literal('prompt').optional(),
  prompt: z.string().optional(),
})
const wordsSchema = z.record(
  z.string(),
  z.object({
    short: z.string(),
    full: z.string(),
    openTicket: z.string(),
    openTicketHint: z.string(),
    findTickets: z.string(),
    findTicketsHint: z.string(),
    search: z.string(),
    searchHint: z.string(),
    commands: z.array(commandSchema),
  }),
)
const manifestSchema = z.looseObject({
  bots: z.array(
    z.looseObject({
      commandLists: z.array(z.object({ scopes: z.array(z.string()), commands: z.array(commandSchema) })),
    }),
  ),
})

export type TeamsManifest = z.infer<typeof manifestSchema>

/** How many a list may hold, and how long names may be. */
const most = { commands: 10, starters: 4, name: 30, fullName: 100 }
const icons = ['color.png', 'outline.png']

/**
 * The package of the app for Teams: the manifest in one language, its words in the others, and the icons.
 * @throws TerminalError `cli.invalid-manifest` for what Teams or its store would not take.
 */
export function teamsPackage(options: TeamsPackageOptions): TeamsPackage {
  const spoken = languages.filter((language) => options.tree.wording[language] !== undefined)
  if (!spoken.includes(options.language)) throw invalid([`The dialog has no words in "${options.language}".`])
  const others = spoken.filter((language) => language !== options.language)
  const manifest = {
    ...manifestIn(options, options.language),
    localizationInfo: {
      defaultLanguageTag: options.language,
      additionalLanguages: others.map((language) => ({ languageTag: language, file: `${language}.json` })),
    },
  }
  const pack: TeamsPackage = {
    'manifest.json': bytesOf(manifest),
    ...Object.fromEntries(
      others.map((language) => [`${language}.json`, bytesOf(translationOf(manifestIn(options, language)))]),
    ),
    ...Object.fromEntries(icons.map((icon) => [icon, readFileSync(join(options.folder, icon))])),
  }
  const problems = problemsOf(pack)
  if (problems.length > 0) throw invalid(problems)
  return pack
}

function manifestIn(options: TeamsPackageOptions, language: Language): TeamsManifest {
  const { folder, tree, url, privacyUrl = url, termsUrl = url } = options
  const read = (name: string): unknown => parse(readFileSync(join(folder, name), 'utf8'))
  const words = wordsSchema.parse(read('words.yaml'))[language]
  const wording = tree.wording[language]
  if (!words || !wording) throw invalid([`There are no words in "${language}".`])
  if (!URL.canParse(url))
    throw invalid([`"${url}" is no address. Write it like https://support.example.com.`])
  const { commands, ...texts } = words
  const values = {
    ...texts,
    url: trimmed(url),
    host: new URL(url).hostname,
    appId: options.appId.toLowerCase(),
    version: options.version,
    developer: options.developer,
    privacyUrl: trimmed(privacyUrl),
    termsUrl: trimmed(termsUrl),
    name: cut(wording.title, most.name),
    fullName: cut(wording.title, most.fullName),
  }
  const manifest = manifestSchema.parse(filled(read('manifest.yaml'), values))
  const room = Math.min(most.starters, most.commands - commands.length)
  const starters = wording.starters
    .slice(0, room)
    .map((text) => ({ title: text, description: text, type: 'prompt' as const, prompt: text }))
  return {
    ...manifest,
    bots: manifest.bots.map((bot) => ({
      ...bot,
      commandLists: bot.commandLists.map(({ scopes }) => ({
        scopes,
        commands: scopes.includes('personal') ? [...commands, ...starters] : commands,
      })),
    })),
  }
}

const trimmed = (url: string): string => url.replace(/\/+$/, '')
const bytesOf = (value: object): Uint8Array => Buffer.from(`${JSON.stringify(value, undefined, 2)}\n`)

const invalid = (problems: readonly string[]): TerminalError =>
  new TerminalError('cli.invalid-manifest', `The package can't be made.\n${problems.join('\n')}`)
