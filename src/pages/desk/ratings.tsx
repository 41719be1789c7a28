import { useDesk } from './desk-here.ts'
import { usePoll } from './use-poll.ts'

interface Ratings {
  readonly days: number
  /** How many gave each score; the first is of 1. */
  readonly counts: readonly number[]
}

/** What people thought of the answers lately. Nothing while nobody said so. */
export function RatingNumbers() {
  const { words, language } = useDesk()
  const { value } = usePoll<Ratings>('/api/desk/ratings')
  const total = value?.counts.reduce((sum, count) => sum + count, 0) ?? 0
  if (!value || total === 0) return null
  const points = value.counts.reduce((sum, count, at) => sum + count * (at + 1), 0)
  const average = (points / total).toLocaleString(language, { maximumFractionDigits: 1 })
  return (
    <details class="card ratings">
      <summary>
        {words.ratings(value.days)} <strong>{average} / 5</strong> <small>{words.votes(total)}</small>
      </summary>
      <dl>
        {value.counts
          .map((count, at) => (
            <div key={at}>
              <dt>{at + 1}</dt>
              <dd>
                <meter min={0} max={total} value={count} aria-hidden="true" /> {count}
              </dd>
            </div>
          ))
          .reverse()}
      </dl>
    </details>
  )
}
