import type { Fault } from '../lint.ts'
import type { Tree } from '../tree.ts'

/** A fault of the structure. */
export function faultAt(path: readonly (string | number)[], message: string): Fault {
  return { in: 'tree', path, message }
}

/** The ids that would have been right, for the end of a message. */
export const knownQuestions = (tree: Tree): string =>
  `Known questions: ${Object.keys(tree.questions).join(', ')}.`
