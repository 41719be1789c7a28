import type { State } from './state.ts'
import type { Ticket } from './ticket.ts'
import { askDesk } from './tickets.ts'
import { note, type Work } from './work.ts'

/**
 * The rating is kept. It is said where the survey stands, and where nothing else is asked the person may say why; with the
 * comment it is over.
 */
export function onRated(work: Work, ticket: Ticket, isCommented: boolean): void {
  if (isCommented) return note(work, 'ratingCommented', {})
  const { draft, live, held, language } = work.state
  const isFree = !draft && !live && !held && ticket.rating !== undefined
  const slot = surveyOf(work, ticket.number)
  if (slot === undefined || !isFree) note(work, 'rated', { number: ticket.number })
  if (slot !== undefined) {
    const content = [{ type: 'note', note: 'rated', with: { number: ticket.number } }] as const
    work.effects.push({ type: 'say', slot, replaces: 'prompt', language, content })
  }
  if (!isFree) return
  work.ending = 'ask'
  work.prompt = { asks: 'rateComment', ticket: ticket.number, score: ticket.rating ?? 0 }
}

/** The ticket whose rating is the last thing that was asked for. */
export const ratedNext = ({ survey }: State): number | undefined =>
  survey?.isPast ? undefined : survey?.ticket

/** The message that asked for this rating; from now on it asks for none. */
function surveyOf(work: Work, number: number): string | undefined {
  const { survey } = work.state
  if (survey?.ticket !== number) return undefined
  work.state.survey = undefined
  return survey.slot
}

/** The rating stands without a comment. */
export function leaveUncommented(work: Work): void {
  note(work, 'welcomeThanks', {})
  work.settled = { command: 'skip' }
  work.ending = 'end'
}

/** Adds the comment to the rating that was given. */
export function commentRating(work: Work, comment: string): void {
  const { ticket: number, score } = work.state.live ?? {}
  if (number !== undefined && score !== undefined) askDesk(work, { type: 'rate', number, score, comment })
}
