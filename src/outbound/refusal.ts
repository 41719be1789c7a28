import { never } from '../errors.ts'
import type { Act, News } from './job.ts'

/** What the conversation hears of an act that can never be done; nothing of one it did not know about. */
export function refusalOf(act: Act, code: string): News | undefined {
  switch (act.type) {
    case 'file':
      return { type: 'refused', draft: act.filing.draft, code }
    case 'comment':
    case 'reopen':
      return { type: 'undone', act: act.type, number: act.number, code, text: act.text }
    case 'solve':
    case 'rate':
      return { type: 'undone', act: act.type, number: act.number, code }
    case 'remember':
    case 'record':
      return undefined
    default:
      return never(act)
  }
}
