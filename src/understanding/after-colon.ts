import type { Act } from '../dialog/facts.ts'
import { nextPlace, pathOf } from '../dialog/route.ts'
import type { Reading } from './reading.ts'

/**
 * "Technical problem: checkout is down": the acts, and what stands after the colon as the text that would be asked next;
 * undefined where the words that remain are no such text.
 */
export function withSubject(
  reading: Reading,
  acts: readonly Act[],
  rest: string,
): readonly Act[] | undefined {
  const question = subjectAfterColon(reading, acts, rest)
  return question === undefined ? undefined : [...acts, { type: 'answer', question, value: rest }]
}

function subjectAfterColon(
  { text, standing }: Reading,
  acts: readonly Act[],
  rest: string,
): string | undefined {
  const at = text.indexOf(rest)
  const isAfterColon = at > 0 && /:\s*$/.test(text.slice(0, at))
  if (!isAfterColon || standing.isFree || standing.isReply || rest.length > 255) return undefined
  const given = acts.flatMap((act) => (act.type === 'answer' ? [[act.question, act.value] as const] : []))
  if (given.length === 0) return undefined
  const answers = { ...standing.answers, ...Object.fromEntries(given) }
  const draft = { id: 0, revision: 0, files: [], undo: [], ...standing.state.draft, answers }
  const { open: _, ...draftNow } = draft
  const path = pathOf(standing.tree, answers)
  const place = path.places.find(
    ({ question }) =>
      path.value(question) === undefined && standing.tree.questions[question]?.profile === undefined,
  )
  const next = place ?? nextPlace(standing.tree, draftNow, path)
  return next !== undefined && standing.tree.questions[next.question]?.type === 'text'
    ? next.question
    : undefined
}
