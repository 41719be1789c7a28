import type { Language } from '../../dialog/language.ts'
import { limits } from './limits.ts'
import type { Place } from './place.ts'

/**
 * Who is being welcomed: with the first message that they are shown come sentences to begin with, which the client sends in
 * their name when they are pressed. Within this process; a welcome that a death interrupts comes without.
 */
export interface Welcomes {
  /** Notes that somebody is welcomed for as long as the work takes. */
  during<T>(conversation: string, work: Promise<T>): Promise<T>
  /** What goes along with the next message; nothing but for the first of a welcome. */
  suggestions(place: Place, language: Language): object
}

export function createWelcomes(starters: (language: Language) => readonly string[]): Welcomes {
  const under = new Set<string>()
  return {
    async during(conversation, work) {
      under.add(conversation)
      try {
        return await work
      } finally {
        under.delete(conversation)
      }
    },
    suggestions({ conversation, person }, language) {
      if (!under.delete(conversation)) return {}
      const actions = starters(language)
        .slice(0, limits.starters)
        .map((text) => ({ type: 'imBack', title: text, value: text }))
      return { suggestedActions: { to: [person.id], actions } }
    },
  }
}
