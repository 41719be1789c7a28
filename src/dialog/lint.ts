import type { Language } from './language.ts'
import { lintConditions } from './lint/conditions.ts'
import { lintReach } from './lint/reach.ts'
import { lintStructure } from './lint/structure.ts'
import { lintWords } from './lint/words.ts'
import type { Tree } from './tree.ts'

/** Something in a dialog that would go wrong in a conversation. */
export interface Fault {
  /** The structure, or the words of one language. */
  readonly in: 'tree' | Language
  /** Where, from the top of that file; the nearest part that exists when something is missing. */
  readonly path: readonly (string | number)[]
  /** What is wrong, with the value found and the ids that are known. */
  readonly message: string
}

/**
 * Whether a tree is sound: every id known, every question reachable and answerable, every path with something to file,
 * and every word there in every language. Which paths exist is looked at only once the ids and conditions are right,
 * because a typing error there would make half of the tree unreachable.
 */
export function lint(tree: Tree): readonly Fault[] {
  const faults = [...lintStructure(tree), ...lintConditions(tree)]
  return [...faults, ...(faults.length === 0 ? lintReach(tree) : []), ...lintWords(tree)]
}
