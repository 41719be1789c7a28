import type { Block, Option, PlainText } from './blocks.ts'
import { limits } from '../limits.ts'

/** A text as a view shows it, cut where there is no room for more. */
export const plain = (text: string, max: number): PlainText => ({
  type: 'plain_text',
  text: cut(text, max),
  emoji: false,
})

/** A text in as many sections as it needs; none for an empty one. */
export function sections(text: string): readonly Block[] {
  return piecesOf(text, limits.section).map((piece) => ({
    type: 'section',
    text: plain(piece, limits.section),
  }))
}

/** A title in full, where the bar of the view has no room for it. */
export function headingFor(title: string): readonly Block[] {
  if (title.length <= limits.view.title) return []
  return title.length > limits.header
    ? sections(title)
    : [{ type: 'header', text: plain(title, limits.header) }]
}

/** An option whose label goes on in the line under it. */
export function optionFor(value: string, label: string): Option {
  if (label.length <= limits.option) return { value, text: plain(label, limits.option) }
  const head = headOf(label, limits.option - 1)
  const rest = `…${label.slice(head.length).trimStart()}`
  return {
    value,
    text: plain(`${head.trimEnd()}…`, limits.option),
    description: plain(rest, limits.option),
  }
}

/** Whether the label can be read to its end on the option. */
export function isReadable(label: string): boolean {
  const { text, description } = optionFor('', label)
  return description === undefined ? text.text === label : !description.text.endsWith('…')
}

function cut(text: string, max: number): string {
  return text.length <= max ? text : `${text.slice(0, max - 1).replace(/[\ud800-\udbff]$/, '')}…`
}

function piecesOf(text: string, max: number): readonly string[] {
  const pieces: string[] = []
  let rest = text.trim()
  while (rest !== '') {
    const head = rest.length <= max ? rest : headOf(rest, max)
    pieces.push(head.trimEnd())
    rest = rest.slice(head.length).trimStart()
  }
  return pieces
}

/** As many whole words as there is room for; part of one where a single word fills it all. */
function headOf(text: string, max: number): string {
  const room = text.slice(0, max + 1)
  const end = Math.max(room.lastIndexOf(' '), room.lastIndexOf('\n'))
  return end > 0 ? text.slice(0, end) : text.slice(0, max).replace(/[\ud800-\udbff]$/, '')
}

/** A title of a part. */
export const header = (text: string): Block => ({ type: 'header', text: plain(text, limits.header) })
/** What is beside the point, small. */
export const quiet = (text: string): Block => ({ type: 'context', elements: [plain(text, limits.section)] })
