import type { Phrases } from '../../../i18n/phrases.ts'
import type { Option } from '../../../message.ts'
import type { Action } from '../action.ts'
import { limits } from '../limits.ts'
import type { Element } from './element.ts'
import { plain } from './text.ts'

/** Something to press, and what it is for. */
export interface Press {
  readonly title: string
  readonly choice: string
  readonly style: 'primary' | 'plain' | 'danger'
  /** Seldom wanted: one of a list, where not everything has room. */
  readonly isMinor?: true
}

export interface Reader {
  /** Whose card it is. */
  readonly owner: string
  readonly phrases: Phrases
}

/** What of a card can be pressed: inputs stand in the body, actions at its end, six at most. */
export interface Pressable {
  readonly inputs: readonly Element[]
  readonly actions: readonly Element[]
}

/**
 * Puts options and buttons on a card. Few and short options are buttons; else they are a list to choose from, and what
 * then finds no room among the actions is a list too. Labels are always there in full. `others` are actions that keep
 * their place.
 */
export function layOut(
  options: readonly Option[],
  buttons: readonly Press[],
  reader: Reader,
  others: readonly Element[] = [],
): Pressable {
  const isList =
    options.length > limits.actions - 1 - others.length || options.some((each) => !isShort(labelOf(each)))
  const presses: readonly Press[] = isList
    ? buttons
    : [
        ...options.map((each) => ({ title: labelOf(each), choice: each.choice, style: 'plain' as const })),
        ...buttons,
      ]
  const first = isList ? [listOf('option', options.map(titled), reader)] : []
  const room = limits.actions - first.length - others.length
  if (presses.length <= room && presses.every(({ title }) => isShort(title))) {
    return join(first, [...presses.map((press) => choose(press, reader)), ...others])
  }
  const able = presses.filter(({ title, isMinor }) => isShort(title) && !isMinor)
  const leads = (press: Press): boolean =>
    press.style === 'primary' || (!isList && presses.indexOf(press) < options.length)
  const shown = [...able.filter(leads), ...able.filter((each) => !leads(each))].slice(0, room - 1)
  const more = listOf(
    'more',
    presses.filter((each) => !shown.includes(each)),
    reader,
  )
  const pressed = presses.filter((each) => shown.includes(each)).map((press) => choose(press, reader))
  const laid = join(first, [...pressed, ...others])
  return { inputs: [...laid.inputs, more.input], actions: [...laid.actions, more.action] }
}

/** `Action.Execute`, and where a client knows none, `Action.Submit` with the same data. */
export function execute(title: string, data: object, more: object = {}): Element {
  const base = { title: plain(title), data, ...more }
  return { type: 'Action.Execute', verb: 'ventanilla', ...base, fallback: { type: 'Action.Submit', ...base } }
}

const isShort = (title: string): boolean => title.length <= limits.actionTitle
const labelOf = ({ label, example }: Option): string =>
  example === undefined ? label : `${label} (${example})`
const titled = (option: Option): Press & Pick<Option, 'chosen'> => ({
  title: labelOf(option),
  choice: option.choice,
  style: 'plain',
  ...(option.chosen && { chosen: option.chosen }),
})

function choose({ title, choice, style }: Press, { owner }: Reader): Element {
  const data: Action = { do: 'choose', owner, choice }
  return execute(title, data, {
    associatedInputs: 'none',
    ...(style === 'primary' && { style: 'positive' }),
    ...(style === 'danger' && { style: 'destructive' }),
  })
}

/** A list, and what sends the choice made in it. */
interface List {
  readonly input: Element
  readonly action: Element
}

function listOf(
  id: 'option' | 'more',
  presses: readonly (Press & Pick<Option, 'chosen'>)[],
  { owner, phrases: { chat } }: Reader,
): List {
  const chosen = presses.find((press) => press.chosen)
  const isMore = id === 'more'
  const titles = presses.map(({ title }) => title)
  return {
    input: {
      type: 'Input.ChoiceSet',
      id,
      label: isMore ? chat.more : chat.choose,
      ...(isMore && titles.length > limits.openMore ? { style: 'compact', wrap: true } : styleOf(titles)),
      placeholder: chat.choose,
      isRequired: false,
      errorMessage: chat.chooseOne,
      ...(chosen && { value: chosen.choice }),
      choices: presses.map(({ title, choice }) => ({ title: plain(title), value: choice })),
    },
    action: execute(
      isMore ? `${chat.more} ›` : chat.choose,
      { do: 'pick', owner, from: id },
      isMore ? {} : { style: 'positive' },
    ),
  }
}

/** Open while it is short, or while folding would cut a label; else folded, and found by typing when it is long. */
export function styleOf(titles: readonly string[]): object {
  const isLong = titles.some((title) => title.length > limits.foldedOption)
  if (titles.length <= limits.openOptions || (isLong && titles.length <= limits.foldedOptions)) {
    return { style: 'expanded', wrap: true }
  }
  return { style: titles.length > limits.foldedOptions ? 'filtered' : 'compact', wrap: true }
}

const join = (lists: readonly List[], actions: readonly Element[]): Pressable => ({
  inputs: lists.map(({ input }) => input),
  actions: [...lists.map(({ action }) => action), ...actions],
})
