import { miss } from './misses.ts'
import type { Choice } from './choice.ts'
import type { Event } from './event.ts'
import type { Suggestion } from './state.ts'
import { shelve, type Work } from './work.ts'

/** Whether somebody can wait for news of it: it is not over, and there is a way to live with it or a plan to mend it. */
export const isToBeFollowed = ({ issue }: Pick<Suggestion, 'issue'>): boolean =>
  issue !== undefined &&
  !isEnded(issue.status) &&
  (issue.workaround !== undefined || issue.status === 'scheduled' || issue.status === 'backlog')

/** Its state will not change any more. */
export const isEnded = (status: NonNullable<Suggestion['issue']>['status']): boolean =>
  status === 'fixed' || status === 'no-fix' || status === 'closed'

/**
 * The person waits for news of a known issue instead of filing: the draft is put aside, from where it can be taken up after all.
 * False where the issue is not on show.
 */
export function followIssue(work: Work, { issue: id, act }: Extract<Choice, { type: 'issue' }>): boolean {
  const { language } = work.state
  if (act === 'unfollow') {
    work.state.following = undefined
    work.effects.push({ type: 'follow', issue: id, language, isOn: false })
    work.content.push({ type: 'issue', moment: 'unfollowed' })
    work.ending = 'say'
    return true
  }
  const found = work.state.draft?.suggested?.articles.find((each) => each.id === id)
  if (found === undefined || !isToBeFollowed(found)) return false
  work.effects.push({ type: 'follow', issue: id, language, isOn: true })
  work.state.following = id
  work.settled = { followed: found.title }
  shelve(work)
  work.content.push({ type: 'issue', moment: 'followed', issue: found })
  work.ending = 'end'
  work.offers = ['resume', 'new']
  return true
}

/** The same by words: the first on show that can be followed, or the one that is. */
export function sayFollow(work: Work, act: 'follow' | 'unfollow', text: string): void {
  const { draft, following } = work.state
  const issue = act === 'unfollow' ? following : draft?.suggested?.articles.find(isToBeFollowed)?.id
  if (issue === undefined || !followIssue(work, { type: 'issue', act, issue })) miss(work, text)
}

/** A known issue that is followed here has another state. What is asked stays as it is. */
export function onIssueChanged(work: Work, { issue }: Extract<Event['happened'], { type: 'issue' }>): void {
  work.content.push({ type: 'issue', moment: 'changed', issue })
  work.ending = 'say'
}
