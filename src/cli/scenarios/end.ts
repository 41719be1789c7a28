import { type Check, isSame, type Verdict, verdictOf } from './judge.ts'
import type { Played } from './play.ts'
import type { Scenario } from './scenario.ts'
import type { World } from './world.ts'

/** Holds what is there at the end against what has to be. */
export async function judgeEnd(
  scenario: Scenario,
  world: World,
  played: readonly Played[],
): Promise<Verdict> {
  const { end, given } = scenario
  if (!end) return verdictOf([])
  const { tickets } = await world.desk.support.list({ page: 1, perPage: 100 })
  const seeded = new Set([
    ...given.tickets.map(({ id }) => id),
    ...given.finished.map(({ ticket }) => ticket),
  ])
  const made = tickets.filter(({ number }) => !seeded.has(number))
  const newest = made[0] && (await world.desk.support.get(made[0].number))
  const checks: Check[] = []
  if (end.tickets !== undefined) {
    // A reopened ticket is the one the scenario counts.
    const found = made.length + end.reopened.length
    checks.push({ claim: `${end.tickets} tickets`, holds: found === end.tickets, found: String(found) })
  }
  if (end.attachments !== undefined) {
    const found = newest?.files.length ?? 0
    checks.push({
      claim: `${end.attachments} attachments`,
      holds: found === end.attachments,
      found: String(found),
    })
  }
  for (const [question, value] of Object.entries(end.fields)) {
    const found = newest?.answers.find(({ id }) => id === question)?.value
    checks.push({
      claim: `field ${question}: ${String(value)}`,
      holds: isSame(found, value),
      found: String(found),
    })
  }
  for (const flag of end.flags) {
    if (flag === 'handed_over') {
      checks.push({ claim: 'handed over', holds: newest?.tags.includes('handed_over') === true })
    } else checks.push({ claim: `flag ${JSON.stringify(flag)}`, holds: undefined })
  }
  for (const number of end.reopened) {
    const found = tickets.find((ticket) => ticket.number === number)?.status
    checks.push({ claim: `${number} is open again`, holds: found === 'open', found: String(found) })
  }
  if (end.outcome !== undefined) {
    const holds =
      end.outcome === 'solved_by_article' && world.feedback.some(({ outcome }) => outcome === 'solved')
    checks.push({ claim: `outcome ${end.outcome}`, holds })
  }
  for (const sentence of end.must)
    checks.push({ claim: `must: ${sentence}`, holds: judgeEndSentence(sentence, made.length) })
  for (const sentence of end.never) checks.push({ claim: `never: ${sentence}`, holds: undefined })
  for (const each of played)
    if (each.type === 'impossible')
      checks.push({ claim: `every turn can be played: ${each.reason}`, holds: false })
  return verdictOf(checks)
}

function judgeEndSentence(sentence: string, made: number): boolean | undefined {
  return /^exactly one ticket at the desk/.test(sentence) ? made === 1 : undefined
}
