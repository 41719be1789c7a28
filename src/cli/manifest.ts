import { join } from 'node:path'
import { isLanguage, languages } from '../dialog/language.ts'
import { loadTree } from '../dialogs/load.ts'
import { slackManifest } from './manifest/slack.ts'
import { readArguments, run, UsageError } from './terminal/run.ts'

/** Prints what a platform is told of the app. */

const usage = `How to call it:
  npm run -s manifest -- slack --url https://support.example.com   prints the manifest for Slack
Options:
  --language es|pt|en   the language of its words (es)
  --dialog FOLDER       the dialog that the app asks from (dialogs/vtex-2023-12)
  --socket              Slack's events come over a connection that the program opens
  --plain               for a plan of Slack without agents
  --oauth               many workspaces install it, from /slack/install`

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
    },
  })
  const [platform] = positionals
  const { url, language, dialog, socket, plain, oauth } = values
  if (platform !== 'slack')
    throw new UsageError(
      platform === undefined ? 'Say for which platform.' : `There is no platform "${platform}".`,
    )
  if (url === undefined)
    throw new UsageError('--url is missing: the address at which Slack reaches the program.')
  if (!isLanguage(language))
    throw new UsageError(`There are no words in "${language}". Languages: ${languages.join(', ')}.`)
  const made = slackManifest({
    folder: join('manifest', 'slack'),
    url,
    tree: loadTree(dialog),
    language,
    socket,
    plain,
    oauth,
  })
  process.stdout.write(`${JSON.stringify(made, undefined, 2)}\n`)
}

await run(usage, () => manifest(process.argv.slice(2)))
