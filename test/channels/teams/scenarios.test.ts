import { existsSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { judgeEnd } from '../../../src/cli/scenarios/end.ts'
import { judgeTurn } from '../../../src/cli/scenarios/judge.ts'
import { play } from '../../../src/cli/scenarios/play.ts'
import { readScenarios, type Scenario } from '../../../src/cli/scenarios/scenario.ts'
import type { World } from '../../../src/cli/scenarios/world.ts'
import type { Knowledge } from '../../../src/knowledge/knowledge.ts'
import { loadKnowledge } from '../../../src/knowledge/load.ts'
import { silent } from '../../../src/log.ts'
import type { Part } from '../../../src/message.ts'
import { type FakeTeams, startTeams } from '../../fakes/teams/teams.ts'
import { tree } from '../../wording/walk.ts'
import { textsIn } from './check.ts'
import { createTeamsPlatform, seats } from './stage.ts'

const file = '../shared/eval/scenarios-dev.md'
const isThere = existsSync(file)
if (!isThere) console.warn(`No scenarios are played in Teams: ${file} is not there.`)
const scenarios = isThere ? readScenarios(file).filter(({ where }) => /^(teams|any)/.test(where)) : []

let knowledge: Knowledge & { close(): Promise<void> }
let teams: FakeTeams
beforeAll(async () => {
  knowledge = await loadKnowledge({
    builtinFolder: 'dialogs/vtex-2023-12/articles',
    log: silent,
  })
})
afterAll(() => knowledge.close())

describe.skipIf(!isThere)('in Teams, the scenario', () => {
  it('is one of some', () => {
    expect(scenarios.filter(({ where }) => where.startsWith('teams')).length).toBeGreaterThan(0)
  })

  const played = scenarios.flatMap((scenario) =>
    (['personal', 'channel'] as const).map((seat) => ({ id: scenario.id, seat, scenario })),
  )
  it.each(played)(
    '$id goes as it has to ($seat)',
    async ({ scenario, seat }: { readonly scenario: Scenario; readonly seat: keyof typeof seats }) => {
      teams = await startTeams()
      const platform: Parameters<typeof play>[0]['platform'] = (given, sender, clock) =>
        Promise.resolve(createTeamsPlatform(teams, { scenario: given, sender, clock, seat }))
      try {
        await play({ tree, knowledge, platform }, scenario, async (world, played) => {
          // A file that comes by the page is an act of its own there, and the turn with it two.
          const isByPage = seat === 'channel' && scenario.talk.some(({ file }) => file)
          const turns = (isByPage ? [] : played).flatMap((each, at) =>
            each.type === 'played'
              ? judgeTurn(each.turn.B, each.done).failures.map((failure) => `turn ${at + 1}: ${failure}`)
              : [`turn ${at + 1}: ${each.reason}`],
          )
          const end = await judgeEnd(scenario, world, played)
          expect([...turns, ...end.failures]).toEqual([])
          if (!isByPage) expectShown(world, seat)
        })
      } finally {
        await teams.close()
      }
    },
  )
})

/** What the service shows in the end is what was delivered, message by message, and nothing else. */
function expectShown(world: World, seat: keyof typeof seats): void {
  const { conversation, person } = seats[seat]
  const delivered = world.screen.shown(conversation)
  const shown = teams.shown(person.conversation)
  expect(shown).toHaveLength(delivered.length)
  for (const [at, { parts }] of delivered.entries()) {
    const activity = shown[at]?.activity
    const texts = [activity?.text ?? '', ...textsIn(activity?.attachments)].join('\n')
    const isOwn = parts.some(({ type }) => ['summary', 'ticket', 'tickets'].includes(type))
    for (const line of parts.flatMap(wordsOf)) {
      if (seat === 'channel' && isOwn) expect(texts).not.toContain(line)
      else expect(texts).toContain(line)
    }
  }
}

function wordsOf(part: Part): readonly string[] {
  switch (part.type) {
    case 'text':
      return part.text.split('\n').filter((line) => line.trim() !== '' && !line.includes('https://'))
    case 'prompt':
      return [...part.ask.split('\n'), ...[...part.options, ...part.buttons].map(({ label }) => label)]
    case 'answered':
      return part.answer.split('\n').filter((line) => line.trim() !== '')
    case 'summary':
      return part.rows.map(({ label }) => label)
    case 'ticket':
      return [part.ticket.statusText, part.ticket.subject]
    default:
      return []
  }
}
