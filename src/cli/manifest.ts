import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isLanguage, type Language, languages } from '../dialog/language.ts'
import { loadTree } from '../dialogs/load.ts'
import { slackManifest } from './manifest/slack.ts'
import { teamsPackage } from './manifest/teams.ts'
import { zipOf } from './manifest/teams-zip.ts'
import { readArguments, run, UsageError } from './terminal/run.ts'

/** Prints or packs what a platform is told of the app. */

const usage = `How to call it:
  npm run -s manifest -- slack --url https://support.example.com   prints the manifest for Slack
  npm run -s manifest -- teams --url https://support.example.com --app-id ID
                                                                   packs the app for Teams into teams.zip
Options:
  --language es|pt|en   the language of its words, for Teams the one shown where a person's is not there (es)
  --dialog FOLDER       the dialog that the app asks from (dialogs/vtex-2023-12)
For Slack:
  --socket              events come over a connection that the program opens
  --plain               for a plan without agents
  --oauth               many workspaces install it, from /slack/install
For Teams:
  --app-id ID           the application id of the bot's registration (TEAMS_APP_ID)
  --out FILE            where the package is written (teams.zip)
  --app-version 1.0.0   goes up with every package that is handed in
  --developer NAME      who runs the app (Ventanilla)
  --privacy URL         its page on privacy (the address of --url)
  --terms URL           its terms of use (the address of --url)`

function manifest(args: readonly string[]): void {
  const { values, positionals } = readArguments({
    args: [...args],
    allowPositionals: true,
    options: {
      url: { type: 'string' },
      language: { type: 'string', default: 'es' },
      dialog: { type: 'string', default: 'dialogs/vtex-2023-12' },
      socket: { type: 'boolean', default: false },
      plain: { type: 'boolean', default: false },
      oauth: { type: 'boolean', default: false },
      'app-id': { type: 'string' },
      out: { type: 'string', default: 'teams.zip' },
      'app-version': { type: 'string', default: '1.0.0' },
      developer: { type: 'string', default: 'Ventanilla' },
      privacy: { type: 'string' },
      terms: { type: 'string' },
    },
  })
  const [platform] = positionals
  const { url, language, dialog } = values
  if (platform !== 'slack' && platform !== 'teams')
    throw new UsageError(
      platform === undefined ? 'Say for which platform.' : `There is no platform "${platform}".`,
    )
  if (url === undefined)
    throw new UsageError('--url is missing: the address at which the platform reaches the program.')
  if (!isLanguage(language))
    throw new UsageError(`There are no words in "${language}". Languages: ${languages.join(', ')}.`)
  const app = { folder: join('manifest', platform), url, tree: loadTree(dialog), language }
  if (platform === 'slack') printSlack(app, values)
  else packTeams(app, values)
}

interface App {
  readonly folder: string
  readonly url: string
  readonly tree: ReturnType<typeof loadTree>
  readonly language: Language
}

function printSlack(
  app: App,
  { socket, plain, oauth }: Readonly<Record<'socket' | 'plain' | 'oauth', boolean>>,
): void {
  const made = slackManifest({ ...app, socket, plain, oauth })
  process.stdout.write(`${JSON.stringify(made, undefined, 2)}\n`)
}

interface TeamsValues {
  readonly 'app-id'?: string | undefined
  readonly out: string
  readonly 'app-version': string
  readonly developer: string
  readonly privacy?: string | undefined
  readonly terms?: string | undefined
}

function packTeams(app: App, values: TeamsValues): void {
  const { 'app-id': appId, 'app-version': version, developer, privacy, terms, out } = values
  if (appId === undefined)
    throw new UsageError('--app-id is missing: the application id on the page of the registration.')
  const pack = teamsPackage({
    ...app,
    appId,
    version,
    developer,
    ...(privacy !== undefined && { privacyUrl: privacy }),
    ...(terms !== undefined && { termsUrl: terms }),
  })
  const zip = zipOf(pack)
  writeFileSync(out, zip)
  process.stdout.write(`${out}: ${Object.keys(pack).toSorted().join(', ')} (${zip.length} bytes)\n`)
}

await run(usage, () => manifest(process.argv.slice(2)))
