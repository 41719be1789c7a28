import { decode } from '../../dialog/choice.ts'
import type { Command } from '../../dialog/facts.ts'
import type { Button } from '../../message.ts'
import { fold } from '../../dialog/fold.ts'
import { type Done, draftIn, partsOf, textOf } from './moment.ts'

/** Whether all of the texts were said, whatever their accents and capitals; a text that is undefined was not. */
export const says = (done: Done, ...texts: readonly (string | undefined)[]): boolean =>
  texts.every((text) => text !== undefined && fold(textOf(done)).includes(fold(text)))

/** Whether each of the commands can be given by a button. */
export const offers = (done: Done, ...commands: readonly Command[]): boolean =>
  commands.every((command) => commandsOf(done).includes(command))

/** The questions whose answers differ from before. */
export function changedIn(done: Done): readonly { question: string; from: unknown; to: unknown }[] {
  const before = draftIn(done.before)?.answers ?? {}
  const after = draftIn(done.after)?.answers ?? {}
  return Object.entries(after)
    .filter(([question, value]) => before[question] !== value)
    .map(([question, value]) => ({ question, from: before[question], to: value }))
}

/** The full label of a question's option in the language spoken now. */
export function labelOf(done: Done, question: string, value: unknown): string | undefined {
  const language = done.after.state?.language ?? done.world.scenario.lang
  return done.world.tree.wording[language]?.questions[question]?.options?.[String(value)]?.label
}

/** Whether the same question is asked as before. */
export const isQuestionStill = ({ before, after }: Done): boolean => before.live?.asks === after.live?.asks

/** Every command that can be given by a button of this turn. */
function commandsOf(done: Done): readonly Command[] {
  const buttons: readonly Button[] = [
    ...partsOf(done, 'prompt').flatMap((prompt) => prompt.buttons),
    ...partsOf(done, 'buttons').flatMap((part) => part.buttons),
  ]
  return buttons.flatMap(({ choice }) => {
    const meant = decode(choice)
    return meant?.type === 'command' ? [meant.command] : []
  })
}
