import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Desk } from '../../desk/desk.ts'
import type { Tree } from '../../dialog/tree.ts'
import type { Feedback, Knowledge } from '../../knowledge/knowledge.ts'
import type { Sender } from '../../message.ts'
import { givenArticles } from './given-articles.ts'
import { createMovedClock, type MovedClock } from './moved-clock.ts'
import { type OpenDesk, openProcess, type Process } from './process.ts'
import { createSimulatedPlatform, type Platform } from './platform.ts'
import type { Scenario } from './scenario.ts'
import { createScreen, type Screen } from './screen.ts'
import { createTroubles } from './troubled-desk.ts'

/** The real program around one scenario: real stores on a scratch folder, a clock that is moved, a platform with a screen. */
export interface World extends Omit<Process, 'close'> {
  readonly scenario: Scenario
  readonly tree: Tree
  readonly clock: MovedClock
  readonly screen: Screen
  /** Who writes and presses at the platform. */
  readonly person: Platform['person']
  readonly sender: Sender
  /** What became of suggestions. */
  readonly feedback: readonly Feedback[]
  /** Waits until nothing is under way. */
  settle(): Promise<void>
  /** The process ends, and another one opens the same folder. */
  restart(): Promise<void>
  /** Tickets are filed there from now on; undefined: where they usually are. */
  useDesk(desk: Desk | undefined): void
  close(): Promise<void>
}

/** What all scenarios of a run have in common. */
export interface Stage {
  readonly tree: Tree
  readonly knowledge: Knowledge
  /** A real platform, where a run brings one. The sender is who the scenario's person has to be there. */
  readonly platform?: (scenario: Scenario, sender: Sender, clock: MovedClock) => Promise<Platform>
  /** Another desk than the embedded one, where a run brings one; it outlives the processes. */
  readonly desk?: (clock: MovedClock) => Promise<{ readonly open: OpenDesk; close(): Promise<void> }>
}

/** Opens it with the clock at `start`, epoch ms. */
export async function openWorld(stage: Stage, scenario: Scenario, start: number): Promise<World> {
  const { tree } = stage
  const folder = mkdtempSync(join(tmpdir(), 'ventanilla-scenario-'))
  const clock = createMovedClock(start)
  const screen = createScreen(scenario.where.split('.')[0] ?? 'any')
  const sender = senderOf(scenario, screen)
  const platform = await (stage.platform?.(scenario, sender, clock) ?? createSimulatedPlatform(screen))
  const other = await stage.desk?.(clock)
  const feedback: Feedback[] = []
  const knowledge = givenArticles(scenario, stage.knowledge, feedback)
  const troubles = createTroubles(scenario.given.desk)
  let filesAt: Desk | undefined
  const reach = (desk: Desk): Desk => troubles.around(desk, () => filesAt ?? desk)
  const open = () =>
    openProcess({
      scenario,
      folder,
      tree,
      knowledge,
      clock,
      screen,
      platform,
      sender,
      reach,
      ...(other && { openDesk: other.open }),
    })

  let now = await open()
  return {
    scenario,
    tree,
    clock,
    screen,
    person: platform.person,
    sender,
    feedback,
    get core() {
      return now.core
    },
    get store() {
      return now.store
    },
    get desk() {
      return now.desk
    },
    get files() {
      return now.files
    },
    get identity() {
      return now.identity
    },
    deskFrom: (first) => now.deskFrom(first),
    settle: () => now.core.idle(),
    async restart() {
      await now.close()
      now = await open()
    },
    useDesk(desk) {
      filesAt = desk
    },
    async close() {
      await now.close()
      await platform.close()
      await other?.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const senderOf = ({ given, lang }: Scenario, { name }: Screen): Sender => ({
  key: `${name}:U1`,
  name: given.chat_name ?? 'Ana Ruiz',
  locale: lang,
  timeZone: 'America/Sao_Paulo',
})
