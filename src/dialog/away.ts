import { subjectOf } from './person.ts'
import { note, type Work } from './work.ts'

/** After this long a draft is not taken up in passing: the person is asked whether to go on. */
const idleMs = 12 * 3_600_000

/** Whether the person was away so long that the open prompt should not be taken up in passing. */
export function wasAway({ state, event }: Work): boolean {
  const { lastAt, draft, live } = state
  return draft !== undefined && live !== undefined && lastAt !== undefined && event.at - lastAt > idleMs
}

/** Asks whether to go on with the draft or to start another. */
export function offerToGoOn(work: Work): void {
  note(work, 'welcomeBack', subjectOf(work, work.state.draft))
  work.prompt = { asks: 'resume' }
}
