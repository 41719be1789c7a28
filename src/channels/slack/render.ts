import type { Language } from '../../dialog/language.ts'
import { never } from '../../errors.ts'
import { phrasesIn } from '../../i18n/speak.ts'
import type { Part } from '../../message.ts'
import { articleBlocks } from './article-blocks.ts'
import type { MessageBlock, Run } from './blocks.ts'
import { fallback } from './fallback.ts'
import { limits } from './limits.ts'
import { points } from './lists.ts'
import { buttonRow, type Count, createCount, menuFor, rowsOf } from './press.ts'
import { promptBlocks } from './prompt-blocks.ts'
import type { Shown } from './slots.ts'
import { aside, paragraphs, piecesOf, runsOf, signed, title } from './text.ts'
import { listBlocks, ticketBlocks } from './ticket-blocks.ts'

/** A message in the platform's terms. */
export interface Rendered {
  /** The same in plain text. */
  readonly text: string
  readonly blocks: readonly MessageBlock[]
}

/** Lays a message out; in several where one has no room for it. The last one holds what can be pressed. */
export function render(shown: Shown): readonly Rendered[] {
  const count = createCount()
  const blocks = shown.parts.flatMap((part) => blocksOf(part, shown, count))
  const text = fallback(shown.text)
  const messages: Rendered[] = []
  for (let rest = blocks.length; rest > 0; rest -= limits.blocks) {
    messages.unshift({ text, blocks: blocks.slice(Math.max(0, rest - limits.blocks), rest) })
  }
  return messages.length === 0 ? [{ text, blocks: [] }] : messages
}

function blocksOf(part: Part, { parts, language }: Shown, count: Count): readonly MessageBlock[] {
  switch (part.type) {
    case 'text':
      return textOf(part)
    case 'prompt':
      return promptBlocks(part, phrasesIn(language).chat.choose, count)
    case 'answered':
      return answeredOf(part)
    case 'articles':
      // Once the question beside them is answered they are there to be read.
      return articleBlocks(part.articles, parts.some(({ type }) => type === 'prompt') ? count : undefined)
    case 'summary':
      return summaryOf(part, language, count)
    case 'ticket':
      return ticketBlocks(part.ticket, language, count)
    case 'tickets':
      return listBlocks(part, language, count)
    case 'buttons':
      return buttonRow(part.buttons, count)
    default:
      return never(part)
  }
}

function textOf({ text, tone }: Extract<Part, { type: 'text' }>): readonly MessageBlock[] {
  switch (tone) {
    case 'title':
      return title(text)
    case 'quiet':
      return aside(text)
    case 'plain':
      return paragraphs(text)
    case 'warning':
      return signed('warning', text)
  }
}

const answeredOf = ({ ask, answer, moved }: Extract<Part, { type: 'answered' }>): readonly MessageBlock[] =>
  moved ? aside(`${ask}\n${answer}`) : [...aside(ask), ...signed('white_check_mark', answer)]

/** Every answer is a point; one menu opens any of them again. */
function summaryOf(
  part: Extract<Part, { type: 'summary' }>,
  language: Language,
  count: Count,
): readonly MessageBlock[] {
  const { pair } = phrasesIn(language)
  const rows = part.rows.flatMap(({ label, value }): readonly (readonly Run[])[] => {
    const [first = '', ...rest] = piecesOf(value)
    const name: Run = { type: 'text', text: pair(label, ''), style: { bold: true } }
    return [[name, ...runsOf(first)], ...rest.map((piece) => runsOf(piece))]
  })
  const changes = part.rows.flatMap(({ label, change }) => (change ? [{ choice: change.choice, label }] : []))
  const [first] = part.rows.flatMap(({ change }) => (change ? [change.label] : []))
  return [
    ...title(part.title),
    ...points(rows),
    ...(first === undefined ? [] : rowsOf([menuFor(changes, first, count)])),
  ]
}
