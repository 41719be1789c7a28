import { never } from '../../errors.ts'
import { phrasesIn } from '../../i18n/speak.ts'
import type { ArticleView, Part, PromptPart, TicketView } from '../../message.ts'
import type { MessageBlock, Run } from './blocks.ts'
import { limits } from './limits.ts'
import {
  areButtons,
  buttonRow,
  type Count,
  createCount,
  formButton,
  menuFor,
  optionRow,
  rowsOf,
} from './press.ts'
import type { Shown } from './slots.ts'
import { aside, fallback, paragraphs, rich, runsOf, title } from './text.ts'

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

/** Whether it shows tickets: where others read along, that is for the person alone. */
export const isPrivate = ({ parts }: Pick<Shown, 'parts'>): boolean =>
  parts.some(({ type }) => type === 'tickets')

function blocksOf(part: Part, { language }: Shown, count: Count): readonly MessageBlock[] {
  const phrases = phrasesIn(language)
  switch (part.type) {
    case 'text':
      return textOf(part)
    case 'prompt':
      return promptOf(part, phrases.chat.choose, count)
    case 'answered':
      return answeredOf(part)
    case 'articles':
      return part.articles.flatMap((article) => articleOf(article, count))
    case 'summary': {
      const rows = part.rows.map(({ label, value }) => phrases.pair(label, value))
      const changes = part.rows.flatMap(({ label, change }) =>
        change ? [{ choice: change.choice, label }] : [],
      )
      const [first] = part.rows.flatMap(({ change }) => (change ? [change.label] : []))
      return [
        ...title(part.title),
        ...paragraphs(rows.join('\n')),
        ...(first === undefined ? [] : rowsOf([menuFor(changes, first, count)])),
      ]
    }
    case 'ticket':
      return ticketOf(part.ticket, count)
    case 'tickets':
      return [
        ...title(part.title),
        ...(part.tickets.length === 0 ? paragraphs(part.empty) : []),
        ...part.tickets.flatMap((ticket) => ticketOf(ticket, count)),
        ...buttonRow(part.filters, count),
        ...buttonRow(part.pager, count),
      ]
    case 'buttons':
      return buttonRow(part.buttons, count)
    default:
      return never(part)
  }
}

function textOf({ text, tone }: Extract<Part, { type: 'text' }>): readonly MessageBlock[] {
  if (tone === 'title') return title(text)
  if (tone === 'quiet') return aside(text)
  if (tone === 'plain') return paragraphs(text)
  const [first, ...rest] = paragraphs(text)
  if (first?.type !== 'rich_text') return rest
  const runs = first.elements.flatMap(({ elements }) => elements)
  return [rich({ type: 'emoji', name: 'warning' }, { type: 'text', text: ' ' }, ...runs), ...rest]
}

function promptOf(prompt: PromptPart, choose: string, count: Count): readonly MessageBlock[] {
  const { ask, hint, progress, options, buttons, value, form } = prompt
  const list = areButtons(options) ? [] : [options.map(lineOf).join('\n')]
  return [
    ...(progress ? aside(progress.text) : []),
    ...paragraphs(ask, true),
    ...list.flatMap((lines) => paragraphs(lines)),
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

const lineOf = ({ label, example }: PromptPart['options'][number], at: number): string =>
  `${at + 1}. ${label}${example === undefined ? '' : `\n    ${example}`}`

function answeredOf({ ask, answer, moved }: Extract<Part, { type: 'answered' }>): readonly MessageBlock[] {
  if (moved) return aside(`${ask}\n${answer}`)
  const [first, ...rest] = paragraphs(answer)
  const runs = first?.type === 'rich_text' ? first.elements.flatMap(({ elements }) => elements) : []
  return [
    ...aside(ask),
    rich({ type: 'emoji', name: 'white_check_mark' }, { type: 'text', text: ' ' }, ...runs),
    ...rest,
  ]
}

function articleOf(article: ArticleView, count: Count): readonly MessageBlock[] {
  const { kind, title: name, url, line, otherLanguage, status, workaround, solved } = article
  const lines = [line, otherLanguage, status, workaround].filter((each) => each !== undefined && each !== '')
  const link: Run =
    url.startsWith('https://') && URL.canParse(url)
      ? { type: 'link', url, text: name, style: { bold: true } }
      : { type: 'text', text: name, style: { bold: true } }
  return [
    rich({ type: 'text', text: `${kind}: ` }, link),
    ...paragraphs(lines.join('\n')),
    ...buttonRow([solved], count),
  ]
}

/** How each status looks at a glance; what it means is said in words. */
const marks = {
  open: 'large_blue_circle',
  pending: 'large_orange_circle',
  solved: 'large_green_circle',
  closed: 'white_circle',
} as const

function ticketOf(ticket: TicketView, count: Count): readonly MessageBlock[] {
  const { number, subject, status, statusText, meaning, priorityText, created, updated, lastComment, url } =
    ticket
  const files = (lastComment?.files ?? []).map((file) =>
    [file.name, file.url].filter((each) => each).join(' '),
  )
  return [
    rich(
      { type: 'emoji', name: marks[status] },
      { type: 'text', text: ` #${number} · ` },
      ...runsOf(subject, true),
    ),
    ...aside([statusText, priorityText, created, updated].join(' · ')),
    ...aside(meaning),
    ...(lastComment
      ? [...paragraphs(lastComment.heading, true), ...paragraphs([lastComment.text, ...files].join('\n'))]
      : []),
    ...(url !== undefined && url.startsWith('https://') ? [rich({ type: 'link', url })] : []),
    ...buttonRow(ticket.buttons, count),
  ]
}
