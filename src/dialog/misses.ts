import { questionOf } from './outline.ts'
import { isInFront, promptOf } from './prompts.ts'
import { sayNothingAsked } from './repair.ts'
import { offerPerson } from './sending.ts'
import { note, type Work } from './work.ts'

/** The last messages that are kept word by word, and as how much of each. */
const kept = { messages: 3, characters: 1_000 }

/**
 * An answer that could not be used. The ladder: the question in other words, then short and numbered, then a person is
 * offered. What was written is kept, word by word, for whoever takes over.
 */
export function miss(work: Work, text: string): void {
  const { live, draft } = work.state
  if (live === undefined) return draft ? undefined : sayNothingAsked(work)
  const missed = [
    ...(live.missed ?? []),
    { message: work.message, text: text.slice(0, kept.characters) },
  ].slice(-kept.messages)
  const isLast = missed.length >= 3 && live.asks !== 'handover' && draft !== undefined
  if (isLast) return offerPerson(work, missed)
  if (isInFront(live)) work.prompt = { ...promptOf(live), missed }
  else work.state.live = { ...live, missed }
  const about = live.about ?? live.asks
  if (missed.length === 1 && questionOf(work.tree, about)) note(work, 'missed', { question: about })
}

/** A text without any meaning where words were asked for. */
export function missNonsense(work: Work, text: string): void {
  const before = work.state.live?.missed?.length ?? 0
  const { content } = work
  const at = content.length
  miss(work, text)
  if (before >= 2) return
  content.splice(at)
  note(work, before === 0 ? 'nonsense' : 'stillNonsense', {})
}
