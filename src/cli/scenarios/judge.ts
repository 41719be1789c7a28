import { type AnswerValue, skipped } from '../../dialog/state.ts'
import { type Done, draftIn, partsOf, textOf } from './moment.ts'
import type { Expected } from './scenario.ts'
import { judgeSentence } from './sentences.ts'

/** What came of the conditions of a turn, or of an end. */
export interface Verdict {
  readonly passed: number
  /** One line for each condition that does not hold. */
  readonly failures: readonly string[]
  /** Conditions in words that no code here can check. */
  readonly unjudged: readonly string[]
}

/** Holds what was done against what was expected. */
export function judgeTurn(expected: Expected, done: Done): Verdict {
  const checks: Check[] = [
    asksCheck(expected, done),
    languageCheck(expected, done),
    messagesCheck(expected, done),
    ...Object.entries(expected.has).map(([question, value]) => hasCheck(question, value, done)),
    ...expected.lacks.map((question) => lacksCheck(question, done)),
    ticketCheck(expected, done),
    ...expected.must.map((sentence) => sentenceCheck('must', sentence, done)),
    ...expected.never.map((sentence) => sentenceCheck('never', sentence, done)),
  ].filter((check) => check !== undefined)
  return verdictOf(checks)
}

/** One condition: a claim, and whether it holds; undefined where nobody can tell. */
export interface Check {
  readonly claim: string
  readonly holds: boolean | undefined
  readonly found?: string
}

export function verdictOf(checks: readonly Check[]): Verdict {
  return {
    passed: checks.filter(({ holds }) => holds === true).length,
    failures: checks
      .filter(({ holds }) => holds === false)
      .map(({ claim, found }) => (found === undefined ? claim : `${claim}; found ${found}`)),
    unjudged: checks.filter(({ holds }) => holds === undefined).map(({ claim }) => claim),
  }
}

function asksCheck({ asks }: Expected, { after }: Done): Check | undefined {
  if (asks === undefined) return undefined
  const found = after.live?.asks ?? 'nothing'
  return { claim: `asks ${asks}`, holds: found === asks, found }
}

function languageCheck({ lang }: Expected, done: Done): Check | undefined {
  if (lang === undefined) return undefined
  const found = [...new Set(done.fresh.map(({ language }) => language))].join(', ')
  return { claim: `speaks ${lang}`, holds: found === '' || found === lang, found }
}

function messagesCheck({ msgs = 1 }: Expected, { fresh }: Done): Check {
  return { claim: `at most ${msgs} new messages`, holds: fresh.length <= msgs, found: String(fresh.length) }
}

function hasCheck(question: string, value: unknown, done: Done): Check {
  const draft = draftIn(done.after)
  const answer = question === 'attachments' ? draft?.files.length : draft?.answers[question]
  return { claim: `has ${question}: ${String(value)}`, holds: isSame(answer, value), found: String(answer) }
}

/** Whether an answer is what a scenario calls it. */
export function isSame(answer: AnswerValue | undefined, value: unknown): boolean {
  if (typeof answer === 'boolean') return answer === (value === true || value === 'yes')
  return answer === value
}

function lacksCheck(question: string, done: Done): Check {
  const answer = draftIn(done.after)?.answers[question]
  return {
    claim: `lacks ${question}`,
    holds: answer === undefined || answer === skipped,
    found: String(answer),
  }
}

/** `created` is what the person was told; a ticket that they know nothing of was not created for them. */
function ticketCheck({ ticket }: Expected, done: Done): Check | undefined {
  if (ticket === undefined) return undefined
  const { before, after } = done
  const known = new Map(before.tickets.map((each) => [each.number, each]))
  const told = new Set(partsOf(done, 'ticket').map((part) => part.ticket.number))
  const found = new Set<string>()
  for (const now of after.tickets) {
    const then = known.get(now.number)
    if (!then) found.add(told.has(now.number) ? 'created' : 'made in secret')
    else if (then.status === 'solved' && now.status === 'open') found.add('reopened')
    else if (now.comments > then.comments || now.files > then.files) found.add('commented')
    else if (now.status !== then.status) found.add(`became ${now.status}`)
    else if (told.has(now.number) && !wasTold(done, now.number)) found.add('created')
  }
  const isSecretAllowed = done.world.scenario.given.desk?.first_call_actually_created === true
  if (isSecretAllowed) found.delete('made in secret')
  const isQuiet = ticket === 'none' ? !found.has('created') && !found.has('made in secret') : found.size === 0
  const holds = ticket === 'none' || ticket === 'unchanged' ? isQuiet : found.has(ticket)
  return { claim: `ticket ${ticket}`, holds, found: [...found].join(', ') || 'nothing' }
}

/** Whether the person knew of the ticket before this turn. */
function wasTold({ world, history }: Done, number: number): boolean {
  const { given } = world.scenario
  const isGiven =
    given.tickets.some(({ id }) => id === number) || given.finished.some((each) => each.ticket === number)
  return (
    isGiven || history.some((each) => partsOf(each, 'ticket').some((part) => part.ticket.number === number))
  )
}

function sentenceCheck(kind: 'must' | 'never', sentence: string, done: Done): Check {
  const isTrue = judgeSentence(sentence, done)
  const claim = `${kind}: ${sentence}`
  if (isTrue === undefined) return { claim, holds: undefined }
  return {
    claim,
    holds: kind === 'must' ? isTrue : !isTrue,
    found: JSON.stringify(textOf(done).slice(0, 300)),
  }
}
