import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase } from '../../database.ts'
import { type FeedbackEntry, openFeedback } from '../../knowledge/feedback.ts'
import type { ArticleCounts } from '../../knowledge/knowledge.ts'
import { silent } from '../../log.ts'
import { UsageError } from '../terminal/run.ts'

/** How the feedback is written: what there is by article, or every entry for another program. */
export type Form = 'table' | 'csv' | 'jsonl'

/**
 * Prints what became of the articles that were suggested: how often each was shown, opened, solved it, or helped as little as the
 * others; or every entry, by article and subject.
 * @throws UsageError when there is no data folder.
 */
export async function exportFeedback(data: string, form: Form): Promise<void> {
  const file = join(data, 'ventanilla.db')
  if (!existsSync(file)) throw new UsageError(`${file} is not there. Say which folder by --data.`)
  const database = openDatabase(file)
  try {
    const book = openFeedback(database, silent)
    const lines = form === 'table' ? tableOf(book.counts()) : linesOf(book.entries(), form)
    process.stdout.write(lines.map((line) => `${line}\n`).join(''))
  } finally {
    await database.close()
  }
}

function tableOf(counts: readonly ArticleCounts[]): readonly string[] {
  if (counts.length === 0) return ['Nothing was suggested yet.']
  const row = (...[shown, opened, solved, none, article]: readonly (string | number)[]): string =>
    `${[shown, opened, solved, none].map((each) => String(each).padStart(9)).join('')}  ${article}`
  return [
    row('shown', 'opened', 'solved', 'no help', 'article'),
    ...counts.map(({ article, shown, opened, solved, noneHelped }) =>
      row(shown, opened, solved, noneHelped, article),
    ),
  ]
}

const columns = ['at', 'outcome', 'article', 'place', 'query', 'language'] as const

function linesOf(entries: readonly FeedbackEntry[], form: Exclude<Form, 'table'>): readonly string[] {
  const rows = entries.map((entry) => ({ ...entry, at: new Date(entry.at).toISOString() }))
  if (form === 'jsonl') return rows.map((row) => JSON.stringify(row))
  return [columns.join(','), ...rows.map((row) => columns.map((column) => cell(row[column])).join(','))]
}

/** What strangers wrote is no formula to whoever opens it as a sheet. */
function cell(value: string | number): string {
  const text = String(value)
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
