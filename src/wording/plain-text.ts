import { decode } from '../dialog/choice.ts'
import { never } from '../errors.ts'
import type { Phrases } from '../i18n/phrases.ts'
import type { ArticleView, Button, Part, PromptPart, TicketView } from '../message.ts'

/**
 * A message as plain text that says the same: options under the numbers they are chosen by, and for every button the
 * words that do what it does. A person who sees nothing but this can use everything.
 */
export function plainText(parts: readonly Part[], phrases: Phrases): string {
  return parts
    .map((part) => textOf(part, phrases))
    .filter((text) => text !== '')
    .join('\n\n')
}

function textOf(part: Part, phrases: Phrases): string {
  switch (part.type) {
    case 'text':
      return part.text
    case 'prompt':
      return promptText(part, phrases)
    case 'answered':
      return `${part.ask} ${part.answer}`
    case 'articles':
      return [
        ...part.articles.map((article, at) => articleText(article, at + 1)),
        phrases.articles.howToSay(part.articles[0]?.solved.label ?? ''),
      ].join('\n\n')
    case 'summary':
      return lines([part.title, ...part.rows.map(({ label, value }) => `• ${phrases.pair(label, value)}`)])
    case 'ticket':
      return ticketText(part.ticket, phrases)
    case 'tickets':
      return listText(part, phrases)
    case 'buttons':
      return buttonsText(part.buttons, phrases)
    default:
      return never(part)
  }
}

function promptText(prompt: PromptPart, phrases: Phrases): string {
  return lines([
    prompt.progress?.text,
    prompt.ask,
    prompt.hint,
    prompt.value,
    ...prompt.options.map(
      ({ label, example }, at) => `${at + 1}. ${label}${example === undefined ? '' : ` (${example})`}`,
    ),
    prompt.options.length > 0 ? phrases.text.pick : undefined,
    buttonsText(prompt.buttons, phrases),
  ])
}

function articleText(article: ArticleView, number: number): string {
  const kind =
    article.otherLanguage === undefined ? article.kind : `${article.kind}, ${article.otherLanguage}`
  return lines([
    `${number}. ${article.title} (${kind})`,
    article.line,
    article.status,
    article.workaround,
    article.url,
  ])
}

function ticketText(ticket: TicketView, phrases: Phrases): string {
  return lines([...factsOf(ticket, phrases), buttonsText(ticket.buttons, phrases)])
}

function factsOf(ticket: TicketView, phrases: Phrases): readonly (string | undefined)[] {
  const { lastComment } = ticket
  const files = lastComment?.files.map(({ name, url }) =>
    url?.startsWith('https://') ? `${name} ${url}` : name,
  )
  return [
    `${phrases.ticket.name(ticket.number)} · ${ticket.statusText}`,
    ticket.subject,
    ticket.meaning,
    phrases.pair(phrases.ticket.priorityLabel, ticket.priorityText),
    `${ticket.created} · ${ticket.updated}`,
    lastComment && `${lastComment.heading}\n${phrases.quote(lastComment.text)}`,
    files && files.length > 0 ? phrases.ticket.files(files.join(', ')) : undefined,
    ticket.url,
  ]
}

function listText(part: Extract<Part, { type: 'tickets' }>, phrases: Phrases): string {
  const tickets = part.tickets.map((ticket) =>
    lines([
      `#${ticket.number} · ${ticket.statusText} · ${ticket.subject}`,
      `${phrases.pair(phrases.ticket.priorityLabel, ticket.priorityText)} · ${ticket.updated}`,
    ]),
  )
  return [
    part.title,
    ...(tickets.length > 0 ? tickets : [part.empty]),
    lines([
      part.filters.map(({ label }) => label).join(' · '),
      phrases.ticket.howToFilter,
      buttonsText(part.pager, phrases),
    ]),
  ].join('\n\n')
}

function buttonsText(buttons: readonly Button[], phrases: Phrases): string {
  const scores = buttons.filter((button) => scoredBy(button) !== undefined)
  const others = buttons.filter((button) => !scores.includes(button))
  const rated = scoredBy(scores[0])
  return lines([
    scores.map(({ label }) => label).join(', '),
    rated === undefined ? undefined : phrases.ticket.howToRate(rated),
    others.length === 0
      ? undefined
      : phrases.text.buttons(others.map((button) => typedOf(button, phrases)).join(' · ')),
  ])
}

/** The ticket that a button rates; undefined for any other button. */
function scoredBy(button: Button | undefined): number | undefined {
  const meant = button && decode(button.choice)
  return meant?.type === 'ticket' && meant.act === 'rate' ? meant.number : undefined
}

/** What can be typed instead of pressing: the label, with the ticket's number where one belongs to it. */
function typedOf({ choice, label }: Button, phrases: Phrases): string {
  const meant = decode(choice)
  return meant?.type === 'ticket' && meant.act !== 'rate'
    ? phrases.ticket.typed[meant.act](meant.number)
    : label
}

const lines = (all: readonly (string | undefined)[]): string =>
  all.filter((line) => line !== undefined && line !== '').join('\n')
