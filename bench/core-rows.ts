import { createBotbuilderDialogs } from './botbuilder-dialogs.ts'
import { bytesOfFinishedDraft, createCore } from './core.ts'
import { createHandWritten } from './hand-written.ts'
import { inputs } from './intake.ts'
import { measure } from './measure.ts'
import type { Row } from './report.ts'

/** The core beside two other ways to write the same intake, each with its state read and written as text every turn. */
export async function coreRows(): Promise<readonly Row[]> {
  const speeds = await measure([createCore(), createHandWritten(), createBotbuilderDialogs()])
  const core = speeds[0]?.turnsPerSecond ?? Number.NaN
  return [
    ...speeds.map(({ name, turnsPerSecond }, index) => ({
      what: `technical intake of ${inputs.length} turns, ${name}`,
      value: turnsPerSecond,
      unit: 'turns/s',
      note: index === 0 ? 'goal 60,000' : `${(turnsPerSecond / core).toFixed(2)} × the step`,
    })),
    {
      what: 'finished draft as it is stored',
      value: bytesOfFinishedDraft(),
      unit: 'bytes',
      note: 'goal 2,048',
    },
  ]
}
