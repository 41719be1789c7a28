import { never } from '../../../errors.ts'
import type { ArticleView, Button, Option, Part, PromptPart, SummaryRow } from '../../../message.ts'
import type { Action } from '../action.ts'
import type { Press, Reader } from './actions.ts'
import type { Element } from './element.ts'
import { linkOf, type Look, plain, textOf } from './text.ts'
import { pressesOfTickets, ticketOf, ticketsOf } from './ticket.ts'

/** What a part of a message is on a card: what is read, and what can be pressed. */
export interface Laid {
  readonly body: readonly Element[]
  readonly options: readonly Option[]
  readonly presses: readonly Press[]
  /** Opens a page of questions as a form. */
  readonly form?: Element
}

export function partOf(part: Part, reader: Reader): Laid {
  switch (part.type) {
    case 'text':
      return read(textOf(part.text, looks[part.tone]))
    case 'prompt':
      return promptOf(part, reader)
    case 'answered':
      return read(
        part.moved
          ? textOf(`${part.ask} ${part.answer}`, { isSubtle: true })
          : [...textOf(part.ask, { isSubtle: true }), ...textOf(`✓ ${part.answer}`, {}, { spacing: 'None' })],
      )
    case 'articles':
      return {
        ...read(part.articles.flatMap((article, at) => articleOf(article, at + 1))),
        presses: part.articles.flatMap(({ solved, follow }, at) =>
          [solved, ...(follow ? [follow] : [])].map((button) =>
            pressOf(button, part.articles.length > 1 ? `${at + 1}. ${button.label}` : button.label),
          ),
        ),
      }
    case 'summary':
      return {
        ...read([
          ...textOf(part.title, { weight: 'Bolder', size: 'Medium' }),
          ...part.rows.map((row) => rowOf(row)),
        ]),
        presses: part.rows.flatMap(({ change, label }) =>
          change ? [{ ...pressOf(change, `${change.label}: ${label}`), isMinor: true as const }] : [],
        ),
      }
    case 'ticket':
      return {
        ...read(ticketOf(part.ticket, reader)),
        presses: part.ticket.buttons.map((button) => pressOf(button)),
      }
    case 'tickets':
      return { ...read(ticketsOf(part, reader)), presses: pressesOfTickets(part) }
    case 'buttons':
      return { ...read([]), presses: part.buttons.map((button) => pressOf(button)) }
    default:
      return never(part)
  }
}

const read = (body: readonly Element[]): Laid => ({ body, options: [], presses: [] })
const pressOf = ({ choice, label, style }: Button, title = label): Press => ({ title, choice, style })

const looks: Readonly<Record<Extract<Part, { type: 'text' }>['tone'], Look>> = {
  plain: {},
  title: { weight: 'Bolder', size: 'Medium' },
  quiet: { isSubtle: true },
  warning: { color: 'Attention' },
}

function promptOf(prompt: PromptPart, { owner }: Reader): Laid {
  const { progress, ask, hint, value, placeholder, options, buttons, form } = prompt
  const quiet: Look = { isSubtle: true }
  const data: Action | undefined = form && { do: 'form', owner, page: form.page }
  return {
    body: [
      ...(progress ? textOf(progress.text, { isSubtle: true, size: 'Small' }) : []),
      ...textOf(ask, { weight: 'Bolder' }),
      // A hint may be the example that the field shows.
      ...[...new Set([hint, value, placeholder])].flatMap((line) =>
        line === undefined ? [] : textOf(line, quiet),
      ),
    ],
    options,
    presses: buttons.map((button) => pressOf(button)),
    ...(form && data && { form: openingOf(form.label, data) }),
  }
}

/** Opens a dialog; a client without dialogs sends the same data as a message, and the form takes the card's place. */
const openingOf = (label: string, action: Action): Element => ({
  type: 'Action.Submit',
  title: plain(label),
  associatedInputs: 'none',
  data: { ...action, msteams: { type: 'task/fetch' } },
})

function articleOf(article: ArticleView, number: number): readonly Element[] {
  const { title, url, kind, otherLanguage, line, status, workaround } = article
  const about = otherLanguage === undefined ? kind : `${kind}, ${otherLanguage}`
  return [
    { ...linkOf(`${number}. ${title}`, url, { weight: 'Bolder' }), separator: true },
    ...textOf(about, { isSubtle: true, size: 'Small' }, { spacing: 'None' }),
    ...[line, status, workaround].flatMap((each) =>
      each === undefined ? [] : textOf(each, {}, { spacing: 'Small' }),
    ),
  ]
}

function rowOf({ label, value }: SummaryRow): Element {
  const column = (width: number, items: readonly Element[]): Element => ({ type: 'Column', width, items })
  return {
    type: 'ColumnSet',
    spacing: 'Small',
    columns: [column(2, textOf(label, { isSubtle: true })), column(3, textOf(value === '' ? '–' : value))],
  }
}
