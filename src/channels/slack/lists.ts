import type { ListItem, MessageBlock, RichText, Run } from './blocks.ts'
import { limits } from './limits.ts'
import { paragraphs, runsOf } from './text.ts'

/** Points one under the other; each is in one block with as many others as there is room for. */
export function points(items: readonly (readonly Run[])[]): readonly MessageBlock[] {
  const lists: { room: number; items: ListItem[] }[] = []
  for (const elements of items) {
    const size = sizeOf(elements)
    const last = lists.at(-1)
    const item = { type: 'rich_text_section', elements } as const
    if (last && last.room >= size) {
      last.items.push(item)
      last.room -= size
    } else {
      lists.push({ room: limits.section - size, items: [item] })
    }
  }
  return lists.map((list) => listOf('bullet', list.items))
}

/** Texts under their numbers, each with what is said below it. */
export function numbered(items: readonly { readonly text: string; readonly below?: string | undefined }[]) {
  const lines = items.map(({ text, below }) => (below === undefined ? text : `${text}\n${below}`))
  const elements = lines.map((line) => ({ type: 'rich_text_section', elements: runsOf(line) }) as const)
  // A list always begins with 1, so one that has no room in one block can't be one.
  return lines.join('').length > limits.section
    ? paragraphs(lines.map((line, at) => `${at + 1}. ${line}`).join('\n'))
    : [listOf('ordered', elements)]
}

const listOf = (style: 'bullet' | 'ordered', elements: readonly ListItem[]): RichText => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_list', style, elements }],
})

const sizeOf = (runs: readonly Run[]): number =>
  runs.reduce((size, run) => size + ('text' in run ? (run.text?.length ?? 0) : 0), 0)
