import { evaluate } from './articles/evaluate.ts'
import { search } from './articles/search.ts'
import { readArguments, run, UsageError } from './terminal/run.ts'

/** Searches the articles, or measures the search, from a terminal. */

const usage = `How to call it:
  npm run -s articles -- search --queries FILE.jsonl [--corpus FILE.jsonl.gz]... [--top 10] [--json]
  npm run -s articles -- eval --subjects FILE.jsonl [--corpus FILE.jsonl.gz]...
A query has id, locale and subject (or query) on one line of JSON; for eval also targets. Without --corpus the built-in
articles are searched.`

async function articles([command, ...args]: readonly string[]): Promise<void> {
  if (command !== 'search' && command !== 'eval') {
    throw new UsageError(
      command === undefined ? 'Say what to do: search or eval.' : `There is no command "${command}".`,
    )
  }
  const { values } = readArguments({
    args: [...args],
    options: {
      corpus: { type: 'string', multiple: true, default: [] },
      queries: { type: 'string' },
      subjects: { type: 'string' },
      top: { type: 'string', default: '10' },
      json: { type: 'boolean', default: false },
    },
  })
  const { corpus, json } = values
  if (command === 'eval') return evaluate({ corpus, subjects: needed('subjects', values.subjects) })
  const top = Number(values.top)
  if (!Number.isInteger(top) || top < 1)
    throw new UsageError(`--top ${values.top}: give a whole number from 1.`)
  return search({ corpus, queries: needed('queries', values.queries), top, json })
}

function needed(name: string, file: string | undefined): string {
  if (file === undefined) throw new UsageError(`--${name} FILE is missing.`)
  return file
}

await run(usage, () => articles(process.argv.slice(2)))
