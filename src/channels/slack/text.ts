import type { MessageBlock, RichText, Run } from './blocks.ts'
import { limits } from './limits.ts'
import { plain } from './views/text.ts'

/** A text as runs: its https addresses can be opened, and nothing else in it is more than text. */
export function runsOf(text: string, isBold = false): readonly Run[] {
  const style = isBold ? ({ style: { bold: true } } as const) : {}
  return text
    .split(/(https:\/\/[^\s<>"]*[^\s<>".,;:!?)\]}'»”])/)
    .flatMap((piece, position): readonly Run[] => {
      if (piece === '') return []
      const isLink = position % 2 === 1 && URL.canParse(piece)
      return [isLink ? { type: 'link', url: piece, ...style } : { type: 'text', text: piece, ...style }]
    })
}

/** Runs as one block. */
export const rich = (...runs: readonly Run[]): RichText => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: runs }],
})

/** A text in as many blocks as it needs; none for an empty one. */
export const paragraphs = (text: string, isBold = false): readonly MessageBlock[] =>
  piecesOf(text).map((piece) => rich(...runsOf(piece, isBold)))

/** A text behind a sign. */
export const signed = (name: string, text: string): readonly MessageBlock[] =>
  piecesOf(text).map((piece, at) =>
    at === 0
      ? rich({ type: 'emoji', name }, { type: 'text', text: ' ' }, ...runsOf(piece))
      : rich(...runsOf(piece)),
  )

/** What somebody else said. */
export const quoted = (text: string): readonly MessageBlock[] =>
  piecesOf(text).map((piece) => ({
    type: 'rich_text',
    elements: [{ type: 'rich_text_quote', elements: runsOf(piece) }],
  }))

/** What is beside the point, small; larger where an address in it has to be opened. */
export function aside(text: string): readonly MessageBlock[] {
  if (/https:\/\//.test(text)) return paragraphs(text)
  return piecesOf(text).map((piece) => ({ type: 'context', elements: [plain(piece, limits.section)] }))
}

/** A title; one that is too long for it is a bold text. */
export function title(text: string): readonly MessageBlock[] {
  return text.length > limits.header || text.includes('\n')
    ? paragraphs(text, true)
    : [{ type: 'header', text: plain(text, limits.header) }]
}

/** Pieces of whole words where there are any; never half of a character. */
export function piecesOf(text: string): readonly string[] {
  const pieces: string[] = []
  let rest = text.trim()
  while (rest.length > limits.section) {
    const room = rest.slice(0, limits.section)
    const end = Math.max(room.lastIndexOf('\n'), room.lastIndexOf(' '))
    const head = end > limits.section / 2 ? room.slice(0, end) : room.replace(/[\ud800-\udbff]$/, '')
    pieces.push(head.trimEnd())
    rest = rest.slice(head.length).trimStart()
  }
  return rest === '' ? pieces : [...pieces, rest]
}
