import { askAgain } from './prompts.ts'
import { tellTicket } from './tickets.ts'
import { note, type Work } from './work.ts'

/** Something was pressed on, or filled in for, a draft that is sent, put aside, or long gone: says what became of it. */
export function onOtherDraft(work: Work, draft: number): void {
  const { filing, filed, shelf } = work.state
  askAgain(work)
  if (filing?.some((each) => each.id === draft)) {
    note(work, 'stillSending', {})
    return
  }
  const sent = filed?.find((each) => each.draft === draft)
  if (sent) {
    note(work, 'alreadySent', { number: sent.ticket })
    tellTicket(work, sent.ticket)
    work.offers = ['new']
    return
  }
  note(work, 'oldDraft', {})
  work.offers = shelf?.id === draft ? ['resume', 'new'] : ['new']
}
