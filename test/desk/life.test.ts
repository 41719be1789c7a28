import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { judgeEnd } from '../../src/cli/scenarios/end.ts'
import { judgeTurn } from '../../src/cli/scenarios/judge.ts'
import { play } from '../../src/cli/scenarios/play.ts'
import { readScenarios } from '../../src/cli/scenarios/scenario.ts'
import type { Stage, World } from '../../src/cli/scenarios/world.ts'
import type { Knowledge } from '../../src/knowledge/knowledge.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { silent } from '../../src/log.ts'
import { tree } from '../wording/walk.ts'
import { openZendeskStage } from './zendesk/stage.ts'

const scenarios = readScenarios('test/desk/life.md')
let knowledge: Knowledge & { close(): Promise<void> }
beforeAll(async () => {
  knowledge = await loadKnowledge({ builtinFolder: 'dialogs/vtex-2023-12/articles', log: silent })
})
afterAll(() => knowledge.close())

/** What the support side has to have in the end. */
const wanted: Readonly<Record<string, (world: World) => Promise<void>>> = {
  async rating({ desk }) {
    const notes = (await desk.support.get(4901))?.comments.filter(({ isPublic }) => !isPublic)
    expect(notes).toMatchObject([{ text: expect.stringContaining('★★★★★ 5/5') }])
  },
  async mute({ desk }) {
    expect((await desk.support.get(4901))?.comments).toMatchObject([
      { text: 'Recibido' },
      { text: 'Lo vemos' },
    ])
  },
}

const stages: readonly (readonly [string, Partial<Stage>])[] = [
  ['embedded', {}],
  ['Zendesk', { desk: openZendeskStage }],
]

describe.each(stages)('the life of a ticket on the desk %s', (_, stage) => {
  it.each(scenarios)('goes as it has to: $id', async (scenario) => {
    await play({ tree, knowledge, ...stage }, scenario, async (world, played) => {
      const failures = played.flatMap((each) =>
        each.type === 'played' ? judgeTurn(each.turn.B, each.done).failures : [],
      )
      const end = await judgeEnd(scenario, world, played)
      expect([...failures, ...end.failures]).toEqual([])
      await wanted[scenario.id]?.(world)
    })
  })
})
