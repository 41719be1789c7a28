import { existsSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { judgeEnd } from '../../../src/cli/scenarios/end.ts'
import { judgeTurn } from '../../../src/cli/scenarios/judge.ts'
import { play } from '../../../src/cli/scenarios/play.ts'
import { readScenarios, type Scenario } from '../../../src/cli/scenarios/scenario.ts'
import type { World } from '../../../src/cli/scenarios/world.ts'
import type { Knowledge } from '../../../src/knowledge/knowledge.ts'
import { loadKnowledge } from '../../../src/knowledge/load.ts'
import { languages } from '../../../src/dialog/language.ts'
import { phrasesIn } from '../../../src/i18n/speak.ts'
import { silent } from '../../../src/log.ts'
import { ana, type FakeSlack, startSlack, type Transport } from '../../fakes/slack/slack.ts'
import { tree } from '../../wording/walk.ts'
import { expectMessageTaken, expectSaid } from './check.ts'
import { createSlackPlatform, type Seat } from './stage.ts'

const file = '../shared/eval/scenarios-dev.md'
const isThere = existsSync(file)
if (!isThere) console.warn(`No scenarios are played in Slack: ${file} is not there.`)
interface Played {
  readonly scenario: Scenario
  readonly seat: Seat
  readonly transport: Transport
}

/** Those of any channel are played in Slack too. */
const scenarios = isThere
  ? readScenarios(file)
      .filter(({ where }) => /^(slack|any)/.test(where))
      .map((scenario) => ({ ...scenario, where: 'slack.dm' }))
  : []

let knowledge: Knowledge & { close(): Promise<void> }
beforeAll(async () => {
  knowledge = await loadKnowledge({
    builtinFolder: 'dialogs/vtex-2023-12/articles',
    log: silent,
  })
})
afterAll(() => knowledge.close())

describe.skipIf(!isThere)('in Slack, the scenario', () => {
  it('is one of some', () => {
    expect(scenarios.length).toBeGreaterThan(15)
  })

  const played = scenarios.flatMap((scenario) =>
    (['direct', 'channel'] as const).flatMap((seat) =>
      (['calls', 'socket'] as const).map((transport) => ({ id: scenario.id, seat, transport, scenario })),
    ),
  )
  it.each(played)(
    '$id goes as it has to ($seat, $transport)',
    async ({ scenario, seat, transport }: Played) => {
      let slack: FakeSlack | undefined
      const platform: Parameters<typeof play>[0]['platform'] = async (given, sender, clock) => {
        slack = await startSlack(clock, transport)
        return createSlackPlatform(slack, { scenario: given, sender, clock, seat })
      }
      try {
        await play({ tree, knowledge, platform }, scenario, async (world, all) => {
          const turns = all.flatMap((each, at) =>
            each.type === 'played'
              ? judgeTurn(each.turn.B, each.done).failures.map((failure) => `turn ${at + 1}: ${failure}`)
              : [`turn ${at + 1}: ${each.reason}`],
          )
          const end = await judgeEnd(scenario, world, all)
          expect([...turns, ...end.failures]).toEqual([])
          if (slack) expectShown(world, slack)
        })
      } finally {
        await slack?.close()
      }
    },
  )
})

/** What only a ticket's card, a list of tickets, or a review has. */
const reviews = languages.map((language) => phrasesIn(language).asks.reviewTitle)
const personal = new RegExp(`large_\\w+_circle|white_circle|${reviews.join('|')}`)

/** What the platform shows in the end is what was delivered, message by message, and nothing else; and it would take it. */
function expectShown(world: World, slack: FakeSlack): void {
  const delivered = world.screen
    .conversations()
    .flatMap((each) => world.screen.shown(each))
    .filter(({ marks }) => !marks?.isEnough)
  const channels = new Set(world.screen.conversations().map((each) => each.split(':')[2] ?? ''))
  const posted = [...channels].flatMap((channel) => slack.shown(channel))
  const read = channels.has(ana.dm) ? [] : posted.filter(({ user }) => user === undefined)
  for (const { blocks, text } of read) {
    expect(JSON.stringify(blocks)).not.toMatch(personal)
    expect(text).not.toMatch(personal)
  }
  for (const { blocks, text } of posted) {
    expectMessageTaken(blocks)
    expect(text).not.toBe('')
  }
  if (!channels.has(ana.dm)) {
    const blocks = posted.flatMap((each) => each.blocks)
    for (const { parts } of delivered) expectSaid(parts, blocks)
    return
  }
  expect(posted).toHaveLength(delivered.length)
  for (const [at, { parts }] of delivered.entries()) {
    if (channels.size === 1 && world.screen.conversations().length === 1)
      expectSaid(parts, posted[at]?.blocks ?? [])
  }
}
