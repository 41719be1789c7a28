import { expect, it } from 'vitest'
import { createMovedClock } from '../../src/cli/scenarios/moved-clock.ts'
import { RetryableError, TerminalError } from '../../src/errors.ts'
import { createFollowIssues } from '../../src/inbound/follow-issues.ts'
import type { IssueNews } from '../../src/knowledge/knowledge.ts'
import type { Inbound } from '../../src/message.ts'
import { createLog } from '../outbound/stage.ts'
import { noon } from '../store/given.ts'

const newsFor = (conversation: string): IssueNews => ({
  key: `issue/report/0/${conversation}`,
  conversation,
  times: 0,
  issue: {
    id: 'report',
    kind: 'known-issue',
    title: '',
    url: '',
    locale: 'en',
    line: '',
    issue: { status: 'fixed' },
  },
})

/** News for two conversations, and a door that can fail for the first. */
function open() {
  let left = ['web:a', 'web:b'].map(newsFor)
  const accepted: Inbound[] = []
  const clock = createMovedClock(noon)
  const { log, events } = createLog()
  const stage = {
    accepted,
    clock,
    logged: events,
    left: () => left.map(({ conversation }) => conversation),
    fail: undefined as unknown,
  }
  const issues = createFollowIssues({
    followed: {
      follow: async () => undefined,
      unfollow: async () => undefined,
      news: () => left,
      told: async (news) => void (left = left.filter((each) => each !== news)),
    },
    async accept(inbound) {
      if (stage.fail !== undefined && inbound.conversation === 'web:a') throw stage.fail
      accepted.push(inbound)
    },
    clock,
    log,
    everyMs: 60_000,
  })
  return { stage, issues }
}

it('tells every follower, under the name of the news, and notes that it did', async () => {
  const { stage, issues } = open()
  await issues.look()
  expect(stage.accepted.map(({ id, at }) => [id, at])).toEqual([
    ['issue/report/0/web:a', noon],
    ['issue/report/0/web:b', noon],
  ])
  expect(stage.left()).toEqual([])
  await issues.close()
})

it('tells at the next look what could not be told', async () => {
  const { stage, issues } = open()
  stage.fail = new RetryableError('store.away', 'Away.')
  await issues.look()
  expect(stage.left()).toEqual(['web:a', 'web:b'])
  stage.fail = undefined
  await stage.clock.advance(60_000, () => issues.look())
  expect(stage.left()).toEqual([])
  await issues.close()
})

it('lets a conversation that can never be told keep no other waiting', async () => {
  const { stage, issues } = open()
  stage.fail = new TerminalError('store.unreadable', 'Never.')
  await issues.look()
  expect(stage.accepted.map(({ conversation }) => conversation)).toEqual(['web:b'])
  expect(stage.left()).toEqual([])
  expect(stage.logged()).toContain('inbound.passed-over')
  await issues.close()
})
