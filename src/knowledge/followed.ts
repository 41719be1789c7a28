import type { Database } from '../database.ts'
import { isEnded } from '../dialog/issue.ts'
import type { Language } from '../dialog/language.ts'
import type { Suggestion } from '../dialog/state.ts'
import type { FollowedIssues, IssueNews } from './knowledge.ts'

interface Row {
  readonly issue: string
  readonly conversation: string
  readonly language: Language
  readonly status: string
  readonly times: number
}

const schema = `
  CREATE TABLE IF NOT EXISTS followed_issue (
    issue TEXT NOT NULL,
    conversation TEXT NOT NULL,
    language TEXT NOT NULL,
    -- The state that was told last, and how often a new one was.
    status TEXT NOT NULL,
    times INTEGER NOT NULL,
    PRIMARY KEY (issue, conversation)
  ) STRICT, WITHOUT ROWID;
`

/** Who follows which known issue, and which state they were told last. */
export function createFollowedIssues(
  database: Database,
  find: (issue: string, language: Language) => Suggestion | undefined,
): FollowedIssues {
  database.migrate(schema)
  const insert = database.prepare(
    'INSERT INTO followed_issue (issue, conversation, language, status, times) VALUES (?, ?, ?, ?, 0) ON CONFLICT DO NOTHING',
  )
  const remove = database.prepare('DELETE FROM followed_issue WHERE issue = ? AND conversation = ?')
  const all = database.prepare<Row>('SELECT * FROM followed_issue ORDER BY issue, conversation')
  const update = database.prepare(
    'UPDATE followed_issue SET status = ?, times = times + 1 WHERE issue = ? AND conversation = ? AND times = ?',
  )
  const statusOf = (found: Suggestion | undefined) => found?.issue?.status ?? 'unknown'

  return {
    async follow(issue, conversation, language) {
      const status = statusOf(find(issue, language))
      await database.write(() => insert.run(issue, conversation, language, status))
    },
    async unfollow(issue, conversation) {
      await database.write(() => remove.run(issue, conversation))
    },
    news: () =>
      all.all().flatMap(({ issue: id, conversation, language, status, times }): IssueNews[] => {
        const issue = find(id, language)
        // One that is gone for now, or lost its state on the way, is no news.
        if (issue?.issue === undefined || issue.issue.status === 'unknown') return []
        const key = `issue/${id}/${times}/${conversation}`
        return issue.issue.status === status ? [] : [{ key, times, conversation, issue }]
      }),
    async told({ conversation, issue, times }) {
      const status = statusOf(issue)
      await database.write(() => {
        if (isEnded(status)) remove.run(issue.id, conversation)
        else update.run(status, issue.id, conversation, times)
      })
    },
  }
}
