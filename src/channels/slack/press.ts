import type { Button, Option } from '../../message.ts'
import type { MessageBlock } from './blocks.ts'
import { limits } from './limits.ts'
import type { ButtonElement, MenuElement } from './views/blocks.ts'
import { optionFor, plain } from './views/text.ts'

/** What the actions of messages are called; each is followed by a number, since a message has no two of a name. */
export const actions = { choice: 'choice', form: 'form' } as const

/** The most answers that are buttons; more are a menu. */
const mostButtons = 5

/** Numbers the actions of one message. */
export type Count = () => number

export function createCount(): Count {
  let last = 0
  return () => {
    last += 1
    return last
  }
}

/** Buttons in as many rows as they need. */
export function buttonRow(buttons: readonly Button[], count: Count): readonly MessageBlock[] {
  const elements = buttons.map((button) => buttonFor(button, count))
  return rowsOf(elements)
}

/** The way to the form. */
export const formButton = (page: string, label: string, count: Count): ButtonElement => ({
  type: 'button',
  action_id: `${actions.form}.${count()}`,
  text: plain(label, limits.button),
  value: page,
})

export function rowsOf(elements: readonly (ButtonElement | MenuElement)[]): readonly MessageBlock[] {
  const rows: MessageBlock[] = []
  for (let at = 0; at < elements.length; at += limits.actionElements) {
    rows.push({ type: 'actions', elements: elements.slice(at, at + limits.actionElements) })
  }
  return rows
}

function buttonFor({ choice, label, style }: Button, count: Count): ButtonElement {
  return {
    type: 'button',
    action_id: `${actions.choice}.${count()}`,
    text: plain(label, limits.button),
    value: choice,
    ...(style !== 'plain' && { style }),
  }
}

/** Whether each answer stands on a button, to be read in full. */
export const areButtons = (options: readonly Option[]): boolean =>
  options.length <= mostButtons && options.every(({ label }) => label.length <= limits.button)

/** Answers to choose from: buttons for a few short ones, else a menu. */
export function optionRow(
  options: readonly Option[],
  placeholder: string,
  count: Count,
): readonly MessageBlock[] {
  if (areButtons(options)) {
    return rowsOf(
      options.map(({ choice, label, chosen }) =>
        buttonFor({ choice, label, style: chosen ? 'primary' : 'plain' }, count),
      ),
    )
  }
  const menus: MenuElement[] = []
  for (let at = 0; at < options.length; at += limits.options) {
    menus.push(menuFor(options.slice(at, at + limits.options), placeholder, count))
  }
  return rowsOf(menus)
}

export function menuFor(options: readonly Option[], placeholder: string, count: Count): MenuElement {
  const shown = options.map(({ choice, label }) => optionFor(choice, label))
  const chosen = shown[options.findIndex((option) => option.chosen)]
  return {
    type: 'static_select',
    action_id: `${actions.choice}.${count()}`,
    options: shown,
    ...(chosen && { initial_option: chosen }),
    placeholder: plain(placeholder, limits.placeholder),
  }
}
