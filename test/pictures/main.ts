import { isLanguage, languages } from '../../src/dialog/language.ts'
import { readArguments, run, UsageError } from '../../src/cli/terminal/run.ts'
import { type Picture, shoot } from './shoot.ts'
import { slackPictures } from './slack/pictures.ts'
import { teamsPictures } from './teams/pictures.ts'

/** Draws what people see on a platform, to be looked at, and for the documents. */

const usage = `How to call it:
  npm run -s pictures -- slack   draws every message, view and card of Slack, light and dark
  npm run -s pictures -- teams   draws every message, card and form of Teams, light, dark and on a phone
Options:
  --language es|pt|en   (es)
  --only PART           those alone whose name holds this
  --out FOLDER          (data/pictures)
  --scale 1|2           2 is as sharp as on a good screen, 1 takes half the room (2)`

const platforms: Readonly<Record<string, (language: 'es' | 'pt' | 'en') => readonly Picture[]>> = {
  slack: slackPictures,
  teams: teamsPictures,
}

await run(usage, async () => {
  const { values, positionals } = readArguments({
    args: process.argv.slice(2),
    allowPositionals: true,
    options: {
      language: { type: 'string', default: 'es' },
      only: { type: 'string', default: '' },
      out: { type: 'string', default: 'data/pictures' },
      scale: { type: 'string', default: '2' },
    },
  })
  const { language, only, out, scale } = values
  const [platform = ''] = positionals
  const draw = platforms[platform]
  if (!draw)
    throw new UsageError(
      `There is no platform "${platform}". Platforms: ${Object.keys(platforms).join(', ')}.`,
    )
  if (!isLanguage(language))
    throw new UsageError(`There are no words in "${language}". Languages: ${languages.join(', ')}.`)
  const files = await shoot(
    draw(language).filter(({ name }) => name.includes(only)),
    out,
    scale === '1' ? 1 : 2,
  )
  process.stdout.write(`${files.join('\n')}\n`)
})
