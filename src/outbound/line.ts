import type { Job } from './job.ts'

/**
 * What an effect stands in line with: the effects of one conversation with the same answer are done one after another, in the
 * order they were committed. Undefined for one whose order makes no difference: it waits for nobody.
 */
export function lineOf({ effect }: Job): string | undefined {
  switch (effect.type) {
    case 'say':
      return 'messages'
    case 'comment':
    case 'reopen':
    case 'solve':
    case 'rate':
      return `ticket ${effect.number}`
    case 'follow':
      return `issue ${effect.issue}`
    case 'remember':
      return `person ${effect.person}`
    case 'file':
    case 'mute': // The desk knows by its time which one was said last.
    case 'record':
    case 'unreadable':
      return undefined
    default:
      // One of a newer version.
      effect satisfies never
      return undefined
  }
}
