import { phrasesIn } from '../../i18n/speak.ts'
import type { Part } from '../../message.ts'
import type { Message } from './connector.ts'
import { limits } from './limits.ts'
import type { Place } from './place.ts'
import { render, type RenderOptions, type Shown } from './render.ts'

/** What the platform counts of a message: its JSON as UTF-16. */
export const bytesOf = (message: Message): number => JSON.stringify(message).length * 2

/** A message that the platform takes, and what had no room in it, to be told before. */
export interface Fitted {
  readonly before: readonly Message[]
  readonly message: Message
}

/** How a message is made to fit. */
export interface FitOptions extends RenderOptions {
  /** False where a message that is there already is changed: its texts were told. */
  readonly mayTellBefore: boolean
  readonly mostBytes?: number
}

/**
 * Lays a message out within the size the platform takes, by measure. Long texts are told before it, whole, in messages of
 * their own; what a card repeats of a ticket or of answers is shortened.
 */
export function fit(shown: Shown, place: Place, options: FitOptions): Fitted {
  const { mayTellBefore, mostBytes = limits.messageBytes } = options
  const laid = render(shown, place, options)
  if (bytesOf(laid) <= mostBytes) return { before: [], message: laid }
  const long = shown.parts.filter((part) => part.type === 'text' && part.text.length > limits.summary)
  const rest = shown.parts.filter((part) => !long.includes(part))
  const before = mayTellBefore
    ? long.flatMap((part) =>
        part.type === 'text' ? chunksOf(part.text, limits.textChunk).map(textMessage) : [],
      )
    : []
  const [last] = before
  if (rest.length === 0 && last) return { before: before.slice(0, -1), message: before.at(-1) ?? last }
  for (const most of [8_000, 2_000, 500, 100]) {
    const parts = rest.map((part) => shortened(part, most, phrasesIn(shown.language).chat.shortened))
    const message = render({ ...shown, parts, text: shown.text.slice(0, most) }, place, options)
    if (bytesOf(message) <= mostBytes) return { before, message }
  }
  // Nothing but a great many parts is left: as text, in as many messages as it takes.
  const texts = chunksOf(shown.text, limits.textChunk).map(textMessage)
  return { before: texts.slice(0, -1), message: texts.at(-1) ?? textMessage('…') }
}

const textMessage = (text: string): Message => ({
  type: 'message',
  textFormat: 'plain',
  text,
  summary: text.replace(/\s+/g, ' ').slice(0, limits.summary),
})

/** The text in pieces, cut at a line's or a word's end where there is one. No character is lost or cut in two. */
export function chunksOf(text: string, most: number): readonly string[] {
  const chunks: string[] = []
  let rest = text
  while (rest.length > most) {
    const window = rest.slice(0, most)
    const end = Math.max(window.lastIndexOf('\n'), window.lastIndexOf(' ')) + 1
    const isPair = /[\ud800-\udbff]$/.test(window)
    const cut = end > most / 2 ? end : isPair ? most - 1 : most
    chunks.push(rest.slice(0, cut))
    rest = rest.slice(cut)
  }
  return [...chunks, rest]
}

function shortened(part: Part, most: number, sign: string): Part {
  const cut = (text: string): string =>
    text.length <= most ? text : `${(chunksOf(text, most)[0] ?? '').trimEnd()}${sign}`
  switch (part.type) {
    case 'answered':
      return { ...part, answer: cut(part.answer) }
    case 'summary':
      return { ...part, rows: part.rows.map((row) => ({ ...row, value: cut(row.value) })) }
    case 'ticket': {
      const { ticket } = part
      const { lastComment } = ticket
      return {
        ...part,
        ticket: {
          ...ticket,
          subject: cut(ticket.subject),
          ...(lastComment && {
            lastComment: {
              ...lastComment,
              text: cut(lastComment.text),
              files: lastComment.files.slice(0, 20),
            },
          }),
        },
      }
    }
    case 'articles':
      return {
        ...part,
        articles: part.articles.map((article) => ({
          ...article,
          line: cut(article.line),
          ...(article.workaround !== undefined && { workaround: cut(article.workaround) }),
        })),
      }
    default:
      return part
  }
}
