import type { TicketAct } from '../dialog/event.ts'
import type { Act, News } from './job.ts'

/** What the conversation hears of an act that can never be done; nothing of one it, or this version, does not know about. */
export function refusalOf(act: Act, code: string): News | undefined {
  switch (act.type) {
    case 'file':
      return { type: 'refused', draft: act.filing.draft, code }
    case 'comment':
    case 'reopen':
    case 'solve':
    case 'rate':
      return undone(act, code)
    case 'mute':
    case 'remember':
    case 'record':
    case 'follow':
      return undefined
    default:
      act satisfies never
      return undefined
  }
}

/** What was asked of a ticket can't be done; what was meant for it comes back. */
export function undone(asked: Extract<Act, { type: TicketAct }>, code: string): News {
  const { type: act, number } = asked
  return {
    type: 'undone',
    act,
    number,
    code,
    ...('text' in asked && { text: asked.text }),
    ...('message' in asked && { message: asked.message }),
  }
}
