import { type Dirent, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { waysOf } from '../dialog/lint/ways.ts'
import type { Tree } from '../dialog/tree.ts'
import { DialogError, loadTree } from '../dialogs/load.ts'
import { TerminalError } from '../errors.ts'
import { schemaFiles } from '../dialogs/schema.ts'
import { readArguments, run } from './terminal/run.ts'

/** Checks every dialog in a folder, and that the schemas for editors are the ones the program checks with. */

const usage = `How to call it:
  npm run dialogs                  checks dialogs/
  npm run dialogs -- --in FOLDER   checks the dialogs in another folder
  npm run schema                   writes the schemas for editors into dialogs/schema/`

function check(args: readonly string[]): number {
  const { values } = readArguments({
    args: [...args],
    options: {
      in: { type: 'string', default: 'dialogs' },
      'write-schema': { type: 'boolean', default: false },
    },
  })
  const root = values.in
  if (values['write-schema']) {
    writeSchemas(root)
    return 0
  }
  const results = [...foldersIn(root).map((name) => checkTree(join(root, name))), checkSchemas(root)]
  return results.includes(false) ? 1 : 0
}

function foldersIn(root: string): readonly string[] {
  const names = entriesOf(root)
    .filter((entry) => entry.isDirectory() && entry.name !== 'schema')
    .map((entry) => entry.name)
    .sort()
  if (names.length === 0)
    throw new TerminalError(
      'cli.no-dialog',
      `There is no dialog in "${root}". A dialog is a folder with a tree.yaml.`,
    )
  return names
}

function entriesOf(root: string): readonly Dirent[] {
  try {
    return readdirSync(root, { withFileTypes: true })
  } catch (cause) {
    throw new TerminalError('cli.no-dialog', `The folder of dialogs "${root}" can't be read.`, { cause })
  }
}

function checkTree(folder: string): boolean {
  try {
    say(`${folder}: ok, ${counts(loadTree(folder))}`)
    return true
  } catch (error) {
    if (!(error instanceof DialogError)) throw error
    for (const { file, line, message } of error.problems) say(`${file}:${line}: ${message}`)
    say(`${folder}: ${error.problems.length} problem${error.problems.length === 1 ? '' : 's'}`)
    return false
  }
}

function counts(tree: Tree): string {
  const questions = Object.keys(tree.questions).length
  return `${questions} questions, ${waysOf(tree)?.length} ways through, in ${tree.languages.join(', ')}`
}

function checkSchemas(root: string): boolean {
  const stale = Object.entries(schemaFiles()).filter(([name, text]) => {
    const file = join(root, 'schema', name)
    return !existsSync(file) || readFileSync(file, 'utf8') !== text
  })
  for (const [name] of stale) {
    say(`${join(root, 'schema', name)}: not what the program checks with. Write it anew: npm run schema`)
  }
  return stale.length === 0
}

function writeSchemas(root: string): void {
  mkdirSync(join(root, 'schema'), { recursive: true })
  for (const [name, text] of Object.entries(schemaFiles())) writeFileSync(join(root, 'schema', name), text)
  say(`The schemas are in ${join(root, 'schema')}.`)
}

const say = (line: string): void => void process.stdout.write(`${line}\n`)

await run(usage, () => check(process.argv.slice(2)))
