import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Database, openDatabase } from '../../src/database.ts'
import { knowledgeOf } from '../../src/knowledge/embedded.ts'
import type { Document, FollowedIssues, Knowledge } from '../../src/knowledge/knowledge.ts'
import { buildIndex } from '../../src/knowledge/search-index.ts'
import { atOnce } from '../../src/knowledge/steps.ts'
import { silent } from '../../src/log.ts'
import { documents } from './documents.ts'

const issue = (kiStatus: string, more: Partial<Document> = {}): Document => ({
  id: 'report',
  kind: 'known-issue',
  locale: 'en',
  url: 'https://help.example.com/report',
  title: 'The sales report is empty on Mondays',
  body: '',
  breadcrumb: 'Known issues',
  updatedAt: null,
  kiStatus,
  ...more,
})
const indexOf = (...issues: readonly Document[]) => ({ index: atOnce(buildIndex([...documents, ...issues])) })

let database: Database
let knowledge: Knowledge
let followed: FollowedIssues
let searched: ReturnType<typeof indexOf>

beforeEach(() => {
  database = openDatabase(':memory:')
  searched = indexOf(issue('Backlog'))
  knowledge = knowledgeOf(() => searched, { database, log: silent })
  followed = knowledge.followed!
})
afterEach(() => database.close())

const tell = async (): Promise<readonly string[]> => {
  const news = followed.news()
  for (const each of news) await followed.told(each)
  return news.map(({ conversation, issue: { issue: now } }) => `${conversation} ${now?.status}`)
}
const canBeFollowed = async (document: Document): Promise<boolean> => {
  searched = indexOf(document)
  const found = await knowledge.suggest('sales report empty on Mondays', 'en', 3)
  return found.find(({ id }) => id === 'report')?.issue?.canBeFollowed === true
}

it.each([
  ['Backlog', {}, true],
  ['Scheduled', {}, true],
  ['', { workaround: 'Export it on Tuesday.' }, true],
  ['', {}, false],
  ['Fixed', { workaround: 'Export it on Tuesday.' }, false],
  ['No Fix', {}, false],
  ['Closed', {}, false],
])(
  'offers to follow what has a plan or a workaround, and is not over: "%s" %o',
  async (status, more, can) => {
    expect(await canBeFollowed(issue(status, more))).toBe(can)
  },
)

it('tells each follower once of each new state, and none before', async () => {
  await followed.follow('report', 'web:a', 'en')
  await followed.follow('report', 'web:b', 'es')
  await followed.follow('report', 'web:a', 'en')
  expect(await tell()).toEqual([])
  searched = indexOf(issue('Scheduled'))
  expect(await tell()).toEqual(['web:a scheduled', 'web:b scheduled'])
  expect(await tell()).toEqual([])
})

it('names what is not told yet the same each time, and another state anew', async () => {
  await followed.follow('report', 'web:a', 'en')
  searched = indexOf(issue('Scheduled'))
  const [first] = followed.news()
  expect(followed.news()[0]?.key).toBe(first?.key)
  await tell()
  searched = indexOf(issue('Backlog'))
  expect(followed.news()[0]?.key).not.toBe(first?.key)
})

it('ends with the issue', async () => {
  await followed.follow('report', 'web:a', 'en')
  searched = indexOf(issue('Fixed'))
  expect(await tell()).toEqual(['web:a fixed'])
  searched = indexOf(issue('Backlog'))
  expect(await tell()).toEqual([])
})

it('takes an issue that is away, or whose state is not known, for no news', async () => {
  await followed.follow('report', 'web:a', 'en')
  searched = indexOf()
  expect(await tell()).toEqual([])
  searched = indexOf(issue(''))
  expect(await tell()).toEqual([])
  searched = indexOf(issue('Backlog'))
  expect(await tell()).toEqual([])
})

it('tells nobody who wants no more of it', async () => {
  await followed.follow('report', 'web:a', 'en')
  await followed.unfollow('report', 'web:a')
  searched = indexOf(issue('Fixed'))
  expect(await tell()).toEqual([])
})
