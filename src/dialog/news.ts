import type { Event } from './event.ts'
import { expectReply } from './reminder.ts'
import type { News } from './state.ts'
import { note, unlessEmpty, type Work } from './work.ts'

type Changed = Extract<Event['happened'], { type: 'changed' }>

/** The support side did something. It is held for a moment, because one act often follows another; a muted ticket is not told. */
export function onChanged(work: Work, changed: Changed): void {
  work.ending = 'silence'
  const { ticket, comment, status, priority, ownThread, remindAt, tellAt } = changed
  if (ownThread) work.state.topic = ticket.number
  if (!comment && !status && !priority) return
  if (ticket.isMuted) return
  expectReply(work, ticket, remindAt)
  const { news = [] } = work.state
  const before = news.find((each) => each.ticket.number === ticket.number)
  const next: News = {
    ...before,
    ticket,
    until: before?.until ?? tellAt ?? work.event.at,
    comments: [...(before?.comments ?? []), ...(comment ? [comment] : [])],
    ...(status && { status }),
    ...(priority && { priority }),
    ...(ownThread && { ownThread }),
  }
  work.state.news = [...news.filter((each) => each !== before), next]
}

/** Tells what became of one ticket, if its time has come; false where nothing is due. */
export function tellNews(work: Work): boolean {
  const { news = [] } = work.state
  const due = news.find(({ until }) => until <= work.event.at)
  if (due === undefined) return false
  forgetNews(work, due.ticket.number)
  tell(work, due)
  return true
}

/** What is held of a ticket is not told. */
export function forgetNews(work: Work, number: number): void {
  const { news } = work.state
  if (news) work.state.news = unlessEmpty(news.filter(({ ticket }) => ticket.number !== number))
}

/**
 * The live prompt stays as it is. Where nothing is asked and the ticket waits for the person, their answer is asked for, so
 * that plain words go to the desk.
 */
function tell(work: Work, { ticket, comments, status, priority, ownThread }: News): void {
  work.ending = 'say'
  const isThread = ownThread === true || work.state.topic === ticket.number
  const isAsked = comments.length > 0 && ticket.status === 'pending' && !isThread && isFree(work)
  if (isAsked) {
    work.ending = 'ask'
    work.prompt = { asks: 'reply', ticket: ticket.number }
  }
  const comment = comments.at(-1)
  note(work, 'changedByDesk', {
    number: ticket.number,
    subject: ticket.subject,
    thread: isThread || isAsked,
    ...(comment && { comment }),
    ...(comments.length > 1 && { earlier: comments.slice(0, -1) }),
    ...(status && { status }),
    ...(priority && { priority }),
  })
  work.content.push({ type: 'ticket', moment: 'changed', ticket })
}

const isFree = ({ state }: Work): boolean => !state.draft && !state.live && !state.held
