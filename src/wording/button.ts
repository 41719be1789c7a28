import { encode } from '../dialog/choice.ts'
import type { AskContent } from '../dialog/content.ts'
import type { Command } from '../dialog/facts.ts'
import type { Button } from '../message.ts'
import { typeOf, type Words } from './words.ts'

/** The prompt a button stands on, as far as its label depends on it. */
export type Ground = Pick<AskContent, 'asks'> & Partial<Pick<AskContent, 'given' | 'optional' | 'files'>>

/** The buttons of a prompt, in the order the step gave them. */
export function commandButtons(words: Words, ask: AskContent): readonly Button[] {
  const proposed: readonly Command[] = ask.proposal === undefined ? [] : ['yes', 'no']
  return [...proposed, ...ask.commands].map((command) => ({
    choice: encode({ type: 'command', draft: ask.draft, prompt: ask.prompt, command }),
    label: commandLabel(words, command, ask),
    style: styleOf(command, ask),
  }))
}

/** What a command is called on this prompt. */
export function commandLabel(words: Words, command: Command, ground: Ground): string {
  const { commands, ways } = words.phrases
  const isFiles = typeOf(words, ground.asks) === 'files'
  switch (command) {
    case 'skip':
      if (ground.asks === 'rateComment') return ways.noComment
      return isFiles ? ways.skipFiles : commands.skip
    case 'none':
      return ways.noneHelps
    case 'yes':
      return ground.asks === 'same' ? ways.addToSame : commands.yes
    case 'no':
      return ground.asks === 'same' ? ways.fileApart : commands.no
    case 'resume':
      return ways.bringBack
    case 'undo':
      return ground.asks === 'start' ? ways.bringBack : commands.undo
    case 'continue':
      if (ground.asks === 'resume') return ways.resumeDraft
      if (ground.asks === 'handover') return ground.optional ? ways.continueWithout : ways.continueHere
      return ground.given !== undefined && !isFiles ? ways.keepAnswer : commands.continue
    default:
      return commands[command]
  }
}

function styleOf(command: Command, { asks }: Ground): Button['style'] {
  if (command === 'cancel') return asks === 'review' ? 'danger' : 'plain'
  const leads: readonly Command[] = ['send', 'yes', 'none', 'continue']
  if (asks === 'handover') return command === 'human' ? 'primary' : 'plain'
  return leads.includes(command) ? 'primary' : 'plain'
}
