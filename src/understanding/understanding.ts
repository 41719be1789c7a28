import type { Interpretation } from '../dialog/facts.ts'
import type { Language } from '../dialog/language.ts'
import type { State } from '../dialog/state.ts'
import type { Tree } from '../dialog/tree.ts'

/** What a text means, given where the conversation stands. */
export interface Understanding {
  /** Proposals only, never a guess: what is not understood is left in `rest`. */
  interpret(question: Understood): Promise<Interpretation>
}

export interface Understood {
  readonly text: string
  readonly tree: Tree
  readonly state: State
  /** The language the conversation is in. */
  readonly language: Language
  /** Epoch ms: what "tomorrow" is counted from. */
  readonly at: number
  /** IANA name; what "tomorrow" is counted in. */
  readonly timeZone: string
}
