import type { Language } from '../../dialog/language.ts'
import { slackViewWordsIn } from '../../i18n/slack-views.ts'
import { phrasesIn } from '../../i18n/speak.ts'
import type { TicketView } from '../../message.ts'
import type { Block } from './views/blocks.ts'
import { limits } from './limits.ts'
import { plain, quiet } from './views/text.ts'

/** A link to a ticket, and what it is about. */
export interface TicketLink {
  /** As it was written. */
  readonly url: string
  readonly number: number
}

/** A ticket as a work object of the platform. */
export interface Entity {
  /** The link as it was written: where it unfolds. */
  readonly app_unfurl_url?: string
  readonly entity_type: 'slack#/entities/item'
  readonly url: string
  readonly external_ref: { readonly id: string; readonly type: 'ticket' }
  readonly entity_payload: {
    readonly attributes: {
      readonly title: { readonly text: string }
      readonly display_id: string
      readonly display_type: string
    }
    readonly custom_fields?: readonly {
      readonly key: string
      readonly label: string
      readonly type: 'string'
      readonly value: string
    }[]
  }
}

/** What a link unfolds to where only its owner reads along. */
export function ticketBlocks(ticket: TicketView, language: Language): readonly Block[] {
  const { pair, ticket: words } = phrasesIn(language)
  const { subject, number, statusText, priorityText, updated, meaning } = ticket
  return [
    { type: 'section', text: plain(subject, limits.section) },
    quiet([words.name(number), statusText, pair(words.priorityLabel, priorityText), updated].join(' · ')),
    quiet(meaning),
  ]
}

/** What it unfolds to where others read along: nothing that the link itself doesn't say. */
export function discreetBlocks(number: number, language: Language): readonly Block[] {
  return [
    { type: 'section', text: plain(phrasesIn(language).ticket.name(number), limits.section) },
    quiet(slackViewWordsIn(language).link.private),
  ]
}

/** The work object of a link, saying no more than the link does; its details are asked for by each who opens it. */
export const linkedEntity = (link: TicketLink, language: Language): Entity => ({
  ...discreetEntity(link, language),
  app_unfurl_url: link.url,
})

function discreetEntity({ url, number }: TicketLink, language: Language): Entity {
  const name = phrasesIn(language).ticket.name(number)
  return {
    entity_type: 'slack#/entities/item',
    url,
    external_ref: { id: String(number), type: 'ticket' },
    entity_payload: {
      attributes: { title: { text: name }, display_id: String(number), display_type: 'Ticket' },
    },
  }
}

/** The work object with its details, for somebody who may see them. */
export function entityOf(ticket: TicketView, url: string, language: Language): Entity {
  const { link } = slackViewWordsIn(language)
  const { subject, number, statusText, priorityText, updated, meaning, lastComment } = ticket
  const field = (key: string, label: string, value: string) =>
    ({ key, label, type: 'string', value }) as const
  const discreet = discreetEntity({ url, number }, language)
  return {
    ...discreet,
    entity_payload: {
      attributes: { ...discreet.entity_payload.attributes, title: { text: subject } },
      custom_fields: [
        field('status', link.status, `${statusText}. ${meaning}`),
        field('priority', link.priority, priorityText),
        field('updated', link.updated, updated),
        ...(lastComment === undefined
          ? []
          : [field('comment', lastComment.heading, lastComment.text.slice(0, limits.section))]),
      ],
    },
  }
}
