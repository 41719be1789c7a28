import type { PromptPart } from '../../message.ts'
import type { MessageBlock } from './blocks.ts'
import { limits } from './limits.ts'
import { numbered } from './lists.ts'
import { areButtons, buttonRow, type Count, formButton, optionRow, rowsOf } from './press.ts'
import { aside, paragraphs } from './text.ts'

/** A question, its answers, and the ways on; `choose` is what a menu of answers says before it is opened. */
export function promptBlocks(prompt: PromptPart, choose: string, count: Count): readonly MessageBlock[] {
  const { ask, hint, progress, options, buttons, value, form } = prompt
  // What stands on a button needs no second line; a menu has to be opened, and is no place to look numbers up in.
  const isSaid = areButtons(options) && options.every(({ example }) => example === undefined)
  return [
    ...(progress ? aside(progress.text) : []),
    ...paragraphs(ask, true),
    ...(isSaid ? [] : numbered(options.map(({ label, example }) => ({ text: label, below: example })))),
    ...(hint === undefined ? [] : aside(hint)),
    ...(value === undefined || options.some(({ chosen }) => chosen) ? [] : aside(value)),
    ...optionRow(options, choose, count),
    ...waysOf(buttons, form, count),
  ]
}

/** The form stands beside the other ways on. */
function waysOf(
  buttons: PromptPart['buttons'],
  form: PromptPart['form'],
  count: Count,
): readonly MessageBlock[] {
  const [row, ...rest] = buttonRow(buttons, count)
  if (!form) return row ? [row, ...rest] : []
  const button = formButton(form.page, form.label, count)
  if (row?.type !== 'actions' || row.elements.length >= limits.actionElements) {
    return [...(row ? [row] : []), ...rest, ...rowsOf([button])]
  }
  return [{ ...row, elements: [...row.elements, button] }, ...rest]
}
