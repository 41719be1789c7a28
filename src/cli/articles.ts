import { join } from 'node:path'
import { exportFeedback } from './articles/feedback.ts'
import { forget, importAll, listSources } from './articles/import.ts'
import { search } from './articles/search.ts'
import { readArguments, run, UsageError } from './terminal/run.ts'

/** Brings articles in, and searches them, from a terminal. */

const usage = `How to call it:
  npm run -s articles -- import SOURCE...   brings them in: a checkout, a file .jsonl(.gz), https://ACCOUNT.zendesk.com, a sitemap
  npm run -s articles -- sources            what was brought in, and when
  npm run -s articles -- forget SOURCE      takes it out
  npm run -s articles -- search --queries FILE.jsonl [--corpus FILE.jsonl.gz]... [--top 10] [--json]
  npm run -s articles -- feedback [--csv | --jsonl]   what was shown, opened, and solved it
Options of all but search:
  --data FOLDER     the data folder (DATA_DIR, or data)
  --dialog FOLDER   the dialog whose articles are searched too (DIALOG, or dialogs/vtex-2023-12)
  --site ADDRESS    where the articles of a checkout are read (ARTICLES_SITE, or https://help.vtex.com)
A query has id, locale and subject (or query) on one line of JSON. Without --corpus the built-in
articles are searched.`

async function articles([command, ...args]: readonly string[]): Promise<number | void> {
  const { DATA_DIR, DIALOG, ARTICLES_SITE } = process.env
  const { values, positionals } = readArguments({
    args: [...args],
    allowPositionals: true,
    options: {
      corpus: { type: 'string', multiple: true, default: [] },
      queries: { type: 'string' },
      top: { type: 'string', default: '10' },
      json: { type: 'boolean', default: false },
      csv: { type: 'boolean', default: false },
      jsonl: { type: 'boolean', default: false },
      data: { type: 'string', default: DATA_DIR || 'data' },
      dialog: { type: 'string', default: DIALOG || 'dialogs/vtex-2023-12' },
      site: { type: 'string', default: ARTICLES_SITE || 'https://help.vtex.com' },
    },
  })
  const { corpus, json, data, dialog, site } = values
  const catalog = { data, builtinFolder: join(dialog, 'articles') }
  switch (command) {
    case 'import':
      return (await importAll({ ...catalog, site, names: positionals })) ? 0 : 1
    case 'sources':
      return listSources(catalog)
    case 'forget':
      return forget(needed('SOURCE', positionals[0]), catalog)
    case 'search':
      return search({
        corpus,
        queries: needed('--queries FILE', values.queries),
        top: topOf(values.top),
        json,
      })
    case 'feedback':
      return exportFeedback(data, values.csv ? 'csv' : values.jsonl ? 'jsonl' : 'table')
    case undefined:
      throw new UsageError('Say what to do: import, sources, forget, search or feedback.')
    default:
      throw new UsageError(`There is no command "${command}".`)
  }
}

function topOf(given: string): number {
  const top = Number(given)
  if (!Number.isInteger(top) || top < 1) throw new UsageError(`--top ${given}: give a whole number from 1.`)
  return top
}

function needed(name: string, given: string | undefined): string {
  if (given === undefined) throw new UsageError(`${name} is missing.`)
  return given
}

await run(usage, () => articles(process.argv.slice(2)))
