import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Did } from '../../channels/web/entry.ts'
import type { Button, Option } from '../../message.ts'
import { type Language, type Words, words } from '../words.ts'

/** What every part of the chat page may use. */
export interface Here {
  readonly language: Language
  readonly words: Words
  /** The choices on their way. */
  readonly pressed: ReadonlySet<string>
  readonly press: (button: Pick<Button, 'choice' | 'label'>) => void
  readonly choose: (option: Option) => void
  readonly say: (text: string, files?: Extract<Did, { type: 'said' }>['files']) => void
  readonly openForm: (page: string) => void
  readonly pickFiles: () => void
}

const context = createContext<Here>({
  language: 'en',
  words: words.en,
  pressed: new Set(),
  press() {},
  choose() {},
  say() {},
  openForm() {},
  pickFiles() {},
})

export const HereProvider = context.Provider
export const useHere = (): Here => useContext(context)
