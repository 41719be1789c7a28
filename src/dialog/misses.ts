import type { Live } from './state.ts'
import { note, type Work } from './work.ts'

/**
 * An answer that could not be used. The ladder: the question in other words, then short and numbered, then a person is
 * offered. What was written is kept, word by word, for whoever takes over.
 */
export function miss(work: Work, text: string): void {
  const live = work.state.live
  if (live === undefined) return
  const missed = [...(live.missed ?? []), text.slice(0, 1_000)].slice(-3)
  const isOwn = work.tree.questions[live.asks] === undefined && live.asks !== 'review'
  if (isOwn) {
    const about = live.about ?? live.asks
    work.prompt = { ...ownOf(live), missed }
    if (live.asks !== 'handover') note(work, 'missed', { question: about })
    return
  }
  if (missed.length >= 3) {
    note(work, 'handover', {})
    work.prompt = { asks: 'handover', about: live.asks, missed }
    return
  }
  if (missed.length === 1) note(work, 'missed', { question: live.asks })
  work.state = { ...work.state, live: { ...live, missed } }
}

/** A text without any meaning where words were asked for. */
export function missNonsense(work: Work, text: string): void {
  const before = work.state.live?.missed?.length ?? 0
  if (before >= 2) return miss(work, text)
  note(work, before === 0 ? 'nonsense' : 'stillNonsense', {})
  const live = work.state.live
  if (live)
    work.state = { ...work.state, live: { ...live, missed: [...(live.missed ?? []), text.slice(0, 1_000)] } }
}

function ownOf(live: Live): NonNullable<Work['prompt']> {
  return {
    asks: live.asks,
    ...(live.about !== undefined && { about: live.about }),
    ...(live.among !== undefined && { among: live.among }),
    ...(live.ticket !== undefined && { ticket: live.ticket }),
  }
}
