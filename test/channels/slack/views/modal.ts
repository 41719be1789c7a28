import { expect } from 'vitest'
import type { Block, InputElement, ModalView } from '../../../../src/channels/slack/views/blocks.ts'
import type { Views } from '../../../../src/channels/slack/views/ports.ts'
import { expectTaken, hasSchema } from './schema.ts'

export type Input = Extract<Block, { type: 'input' }>

export const inputsOf = (view: ModalView): readonly Input[] =>
  view.blocks.filter((block) => block.type === 'input')

/** Every modal that was opened, as it stands. Each view that comes in is checked as the platform would. */
export function createModals() {
  const stages = new Map<string, ModalView[]>()
  const take = (id: string, view: ModalView): void => {
    if (hasSchema) expectTaken(view)
    stages.set(id, [...(stages.get(id) ?? []), view])
  }
  const views: Views = {
    async open(trigger, view) {
      take(`V-${trigger}`, view)
      return `V-${trigger}`
    },
    async update(id, view) {
      take(id, view)
    },
    publish: () => Promise.reject(new Error('no Home tab here')),
  }
  return {
    views,
    take,
    /** What was shown one after the other. */
    stages: (id: string): readonly ModalView[] => stages.get(id) ?? [],
    shown(id: string): ModalView {
      const view = stages.get(id)?.at(-1)
      if (view === undefined) throw new Error(`no modal ${id}`)
      return view
    },
  }
}

/** A value by question, as a person fills it in; an array is files. */
export type Values = Readonly<Record<string, string | readonly { readonly id: string }[]>>

/** The state of a view with these values; the others are as the view presets them. Nothing is left out that has to be there. */
export function filled(view: ModalView, values: Values): { readonly values: Record<string, object> } {
  const state: Record<string, object> = {}
  const asked = inputsOf(view).map(({ block_id }) => block_id.split('.')[1])
  expect(asked).toEqual(expect.arrayContaining(Object.keys(values)))
  for (const { block_id, element, optional, label } of inputsOf(view)) {
    const value = values[block_id.split('.')[1] ?? ''] ?? presetOf(element)
    expect(optional || value !== undefined, `${label.text} is not filled in`).toBe(true)
    state[block_id] = { [element.action_id]: fieldOf(element, value) }
  }
  return { values: state }
}

function presetOf(element: InputElement): string | undefined {
  if ('initial_value' in element) return element.initial_value
  if ('initial_option' in element) return element.initial_option?.value
  return 'initial_date' in element ? element.initial_date : undefined
}

function fieldOf(element: InputElement, value: Values[string] | undefined): object {
  const { type } = element
  if (typeof value === 'object') return { type, files: value }
  switch (type) {
    case 'radio_buttons':
    case 'static_select': {
      const option = element.options.find((each) => each.value === value) ?? null
      expect(option === null && value !== undefined, `no option ${value}`).toBe(false)
      return { type, selected_option: option }
    }
    case 'external_select':
      return { type, selected_option: value === undefined ? null : { value } }
    case 'datepicker':
      return { type, selected_date: value ?? null }
    case 'file_input':
      return { type, files: [] }
    default:
      return { type, value: value ?? null }
  }
}
