import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Language } from '../words.ts'
import { type DeskWords, deskWords } from './words.ts'

/** What every part of the desk page may use. */
export interface DeskHere {
  readonly language: Language
  readonly words: DeskWords
  /** Called when the server no longer knows us. */
  readonly leave: () => void
}

const context = createContext<DeskHere>({ language: 'en', words: deskWords.en, leave() {} })

export const DeskProvider = context.Provider
export const useDesk = (): DeskHere => useContext(context)

/** A time in words. */
export const timeOf = (at: number, language: Language): string =>
  new Date(at).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' })
