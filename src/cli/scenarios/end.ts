import { type Check, isSame, type Verdict, verdictOf } from './judge.ts'
import type { Played } from './play.ts'
import type { Scenario } from './scenario.ts'
import type { World } from './world.ts'

type End = NonNullable<Scenario['end']>
type Whole = Awaited<ReturnType<World['desk']['support']['get']>>

/** Holds what is there at the end against what has to be. */
export async function judgeEnd(
  { end, given }: Scenario,
  world: World,
  played: readonly Played[],
): Promise<Verdict> {
  const unplayed = played.flatMap((each): Check[] =>
    each.type === 'impossible' ? [{ claim: `every turn can be played: ${each.reason}`, holds: false }] : [],
  )
  if (!end) return verdictOf(unplayed)
  const { tickets } = await world.desk.support.list({ page: 1, perPage: 100 })
  const seeded = new Set([
    ...given.tickets.map(({ id }) => id),
    ...given.finished.map(({ ticket }) => ticket),
  ])
  const made = tickets.filter(({ number }) => !seeded.has(number))
  const newest = made[0] && (await world.desk.support.get(made[0].number))
  const reopened = end.reopened.map((number): Check => {
    const found = tickets.find((ticket) => ticket.number === number)?.status
    return { claim: `${number} is open again`, holds: found === 'open', found: String(found) }
  })
  return verdictOf([
    ...unplayed,
    ...countChecks(end, made.length + end.reopened.length, newest),
    ...fieldChecks(end, newest),
    ...reopened,
    ...outcomeChecks(end, world),
    ...sentenceChecks(end, made.length),
  ])
}

/** A reopened ticket is one that the scenario counts. */
function countChecks({ tickets, attachments }: End, made: number, newest: Whole): readonly Check[] {
  const files = newest?.files.length ?? 0
  return [
    ...(tickets === undefined
      ? []
      : [{ claim: `${tickets} tickets`, holds: made === tickets, found: String(made) }]),
    ...(attachments === undefined
      ? []
      : [{ claim: `${attachments} attachments`, holds: files === attachments, found: String(files) }]),
  ]
}

function fieldChecks({ fields, flags }: End, newest: Whole): readonly Check[] {
  const answers = Object.entries(fields).map(([question, value]) => {
    const found = newest?.answers.find(({ id }) => id === question)?.value
    return {
      claim: `field ${question}: ${String(value)}`,
      holds: isSame(found, value),
      found: String(found),
    }
  })
  const flagged = flags.map((flag) => ({
    claim: `flag ${JSON.stringify(flag)}`,
    holds: flag === 'handed_over' ? newest?.tags.includes('handed_over') === true : undefined,
  }))
  return [...answers, ...flagged]
}

function outcomeChecks({ outcome }: End, { feedback }: World): readonly Check[] {
  if (outcome === undefined) return []
  const isSolved = feedback.some((each) => each.outcome === 'solved')
  return [{ claim: `outcome ${outcome}`, holds: outcome === 'solved_by_article' ? isSolved : undefined }]
}

const judged = ['tickets', 'attachments', 'fields', 'flags', 'outcome', 'reopened', 'must', 'never']

function sentenceChecks(end: End, made: number): readonly Check[] {
  const isOnlyOne = (sentence: string): boolean => sentence.startsWith('exactly one ticket at the desk')
  const unknown = Object.keys(end).filter((key) => !judged.includes(key))
  return [
    ...end.must.map((sentence) => ({
      claim: `must: ${sentence}`,
      holds: isOnlyOne(sentence) ? made === 1 : undefined,
    })),
    ...end.never.map((sentence) => ({ claim: `never: ${sentence}`, holds: undefined })),
    ...unknown.map((key) => ({ claim: `${key}: ${JSON.stringify(end[key])}`, holds: undefined })),
  ]
}
