import { lookUpList } from './tickets.ts'
import { note, type Work } from './work.ts'

const dayMs = 86_400_000

/** Starts or stops telling once a day what waits for the person, at the hour they asked for it. */
export function setDaily(work: Work, isOn: boolean): void {
  work.state.daily = isOn ? work.event.at + dayMs : undefined
  note(work, isOn ? 'dailyOn' : 'dailyOff', {})
}

/** Tells what waits for the person, if its time has come; false where it has not. Where nothing waits, nothing is said. */
export function tellDaily(work: Work): boolean {
  const { daily } = work.state
  if (daily === undefined || daily > work.event.at) return false
  work.ending = 'silence'
  const page = lookUpList(work, { status: ['pending'] })
  if (work.needs.length > 0) return true
  const missed = Math.floor((work.event.at - daily) / dayMs)
  work.state.daily = daily + (missed + 1) * dayMs
  if (page === undefined || page.total === 0) return true
  note(work, 'daily', {})
  work.content.push({ type: 'tickets', page })
  work.ending = 'say'
  return true
}
