import { readdirSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import type { z } from 'zod'
import { lint } from '../dialog/lint.ts'
import { buildTree, type Tree, treeSchema, type Wording, wordingSchema } from '../dialog/tree.ts'
import { TerminalError } from '../errors.ts'
import { explain, placeOf } from './explain.ts'
import { type Located, readSource, type Source } from './source.ts'

/** A dialog that must not be asked from: everything that is wrong with it, one line each. */
export class DialogError extends TerminalError {
  override name = 'DialogError' as const
  /** In the order of the files and their lines. */
  readonly problems: readonly Located[]

  constructor(folder: string, problems: readonly Located[]) {
    const lines = problems.map(({ file, line, message }) => `${file}:${line}: ${message}`)
    super('dialog.invalid', `The dialog in ${folder} cannot be used:\n${lines.join('\n')}`)
    this.problems = problems
  }
}

interface Read<T> {
  readonly source: Source
  /** Undefined when the file does not fit the schema. */
  readonly value: T | undefined
  readonly problems: readonly Located[]
}

/**
 * The dialog in a folder: `tree.yaml`, and one YAML file of words per language. Throws a `DialogError` with all
 * problems at once, each with its file and line.
 */
export function loadTree(folder: string): Tree {
  const tree = read(join(folder, 'tree.yaml'), treeSchema)
  const words = wordFiles(folder).map((name) => readWords(join(folder, name)))
  const files = [tree, ...words]
  const built = tree.value && buildTree(withoutBroken(tree.value, words), values(words))
  const problems = [
    ...files.flatMap((file) => file.problems),
    ...(built === undefined ? [] : lint(built).map((fault) => locate(fault, tree.source, words))),
  ]
  if (built !== undefined && problems.length === 0) return built
  throw new DialogError(shownAs(folder), inOrder(problems, files))
}

function wordFiles(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.yaml') && name !== 'tree.yaml')
      .sort()
  } catch {
    return []
  }
}

function read<S extends z.ZodType>(file: string, schema: S): Read<z.infer<S>> {
  const source = readSource(file, shownAs(file))
  if (source.problems.length > 0) return { source, value: undefined, problems: source.problems }
  const parsed = schema.safeParse(source.data)
  if (parsed.success) return { source, value: parsed.data, problems: [] }
  const problems = parsed.error.issues.map((issue) => ({
    file: source.file,
    line: source.lineOf(placeOf(issue)),
    message: explain(issue, source.data),
  }))
  return { source, value: undefined, problems }
}

function readWords(file: string): Read<Wording> {
  const words = read(file, wordingSchema)
  const name = basename(file, '.yaml')
  if (words.value === undefined || words.value.language === name) return words
  const message = `language is "${words.value.language}", but the file is called ${name}.yaml`
  const problem = { file: words.source.file, line: words.source.lineOf(['language']), message }
  return { ...words, value: undefined, problems: [problem] }
}

/** Words that could not be read are reported once, not again as missing. */
function withoutBroken(data: z.infer<typeof treeSchema>, words: readonly Read<Wording>[]): typeof data {
  const broken = words
    .filter((each) => each.value === undefined)
    .map((each) => basename(each.source.file, '.yaml'))
  return { ...data, languages: data.languages.filter((language) => !broken.includes(language)) }
}

function locate(
  fault: ReturnType<typeof lint>[number],
  tree: Source,
  words: readonly Read<Wording>[],
): Located {
  const source = words.find((each) => each.value?.language === fault.in)?.source ?? tree
  return { file: source.file, line: source.lineOf(fault.path), message: fault.message }
}

function values(words: readonly Read<Wording>[]): readonly Wording[] {
  return words.flatMap((each) => (each.value === undefined ? [] : [each.value]))
}

function inOrder(problems: readonly Located[], files: readonly Read<unknown>[]): readonly Located[] {
  const order = files.map((file) => file.source.file)
  return [...problems].sort((a, b) => order.indexOf(a.file) - order.indexOf(b.file) || a.line - b.line)
}

/** From where the command was called, when the file is below. */
function shownAs(file: string): string {
  const near = relative(process.cwd(), file)
  return near.startsWith('..') ? file : near
}
