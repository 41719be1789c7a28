import { storm } from '../test/desk/zendesk/storm/storm.ts'
import type { Row } from './report.ts'

const size = { filings: 2_000, people: 64, kills: 8, seed: 20_261_127, isPatient: true }

/**
 * Filings at an account that fails in every way there is, by a program that is killed again and again: what counts is that
 * each is there once and that everybody was told, not how long it took. @throws Error when one was not.
 */
export async function faultsRows(): Promise<readonly Row[]> {
  const { seconds, faults, problems } = await storm(size)
  if (problems.length > 0) {
    throw new Error(`bench: ${problems.length} things went wrong:\n  ${problems.slice(0, 20).join('\n  ')}`)
  }
  const what = 'filings, each once, each told'
  return [
    { what: `${what}, killed ${size.kills} times`, value: size.filings, unit: 'tickets', note: 'goal 2,000' },
    { what: `${what}, all answered by an agent`, value: seconds, unit: 's' },
    ...[...faults]
      .sort(([, a], [, b]) => b - a)
      .map(([name, count]) => ({ what: `faults: ${name}`, value: count, unit: 'times' })),
  ]
}
