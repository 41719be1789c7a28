import { encode } from '../dialog/choice.ts'
import type { IssueContent } from '../dialog/content.ts'
import { isEnded } from '../dialog/issue.ts'
import type { Part } from '../message.ts'
import type { Words } from './words.ts'

/** A known issue that is followed: that it is, that it is not any more, or how it stands now. */
export function wordIssue(words: Words, content: IssueContent): readonly Part[] {
  const { issue: phrases, articles } = words.phrases
  if (content.moment === 'unfollowed') return [{ type: 'text', tone: 'plain', text: phrases.unfollowed }]
  const { id, title, url, issue } = content.issue
  const status = issue?.status ?? 'unknown'
  const unfollow = encode({ type: 'issue', act: 'unfollow', issue: id })
  const isNews = content.moment === 'changed'
  const lines = [
    isNews ? phrases.changed(title) : phrases.followed(title),
    ...(isNews ? [articles.status[status]] : []),
    ...(isNews && issue?.workaround !== undefined && !isEnded(status)
      ? [articles.workaround(issue.workaround)]
      : []),
    ...(isNews ? [url] : []),
  ]
  return [
    { type: 'text', tone: 'plain', text: lines.join('\n') },
    ...(isEnded(status)
      ? []
      : [
          {
            type: 'buttons',
            buttons: [{ choice: unfollow, label: phrases.unfollow, style: 'plain' }],
          } as const,
        ]),
  ]
}
