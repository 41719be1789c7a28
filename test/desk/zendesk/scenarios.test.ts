import { existsSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { judgeEnd } from '../../../src/cli/scenarios/end.ts'
import { judgeTurn } from '../../../src/cli/scenarios/judge.ts'
import { play } from '../../../src/cli/scenarios/play.ts'
import { readScenarios } from '../../../src/cli/scenarios/scenario.ts'
import type { Knowledge } from '../../../src/knowledge/knowledge.ts'
import { loadKnowledge } from '../../../src/knowledge/load.ts'
import { silent } from '../../../src/log.ts'
import { tree } from '../../wording/walk.ts'
import { openZendeskStage } from './stage.ts'

const file = '../shared/eval/scenarios-dev.md'
const isThere = existsSync(file)
if (!isThere) console.warn(`No scenarios are played at Zendesk: ${file} is not there.`)
const scenarios = isThere ? readScenarios(file) : []

let knowledge: Knowledge & { close(): Promise<void> }
beforeAll(async () => {
  knowledge = await loadKnowledge({ builtinFolder: 'dialogs/vtex-2023-12/articles', log: silent })
})
afterAll(() => knowledge.close())

/** What people do with tickets goes with the desk at Zendesk as with the embedded one. */
describe.skipIf(!isThere)('at Zendesk, the scenario', () => {
  it('is one of some', () => {
    expect(scenarios.length).toBeGreaterThan(15)
  })

  it.each(scenarios)('$id goes as it has to', async (scenario) => {
    await play({ tree, knowledge, desk: openZendeskStage }, scenario, async (world, played) => {
      const failures = played.flatMap((each) =>
        each.type === 'played' ? judgeTurn(each.turn.B, each.done).failures : [],
      )
      const end = await judgeEnd(scenario, world, played)
      expect([...failures, ...end.failures]).toEqual([])
    })
  })
})
