import type { Language } from '../../dialog/language.ts'
import { TerminalError } from '../../errors.ts'
import { slackViewWordsIn } from '../../i18n/slack-views.ts'
import type { Sender, TicketView } from '../../message.ts'
import { ticketIn } from '../../ticket-link.ts'
import { discreetBlocks, type Entity, entityOf, linkedEntity, ticketBlocks } from './unfurl-view.ts'
import type { Block } from './views/blocks.ts'
import type { ViewPorts, Who } from './views/ports.ts'

/** Links to tickets, wherever they are written. */
export interface Unfurl {
  /** Unfolds those of the links that their author may see; the others stay links. */
  shared(who: Who, links: Shared): Promise<void>
  /** Somebody opened the work object of a link: its details, or why there are none for them. */
  opened(who: Who, trigger: string, object: OpenedObject): Promise<void>
}

export interface Shared {
  readonly links: readonly string[]
  readonly channel: string
  /** Names the message, in the platform's terms. */
  readonly message: Message
}

/** What was opened, as far as the platform says. */
export interface OpenedObject {
  /** What its link unfolded under. */
  readonly reference?: string
  readonly url?: string
}

/** A message that was sent, or one that is being written. */
export type Message =
  | { readonly channel: string; readonly ts: string }
  | { readonly unfurl_id: string; readonly source: string }

export interface UnfurlPorts extends Pick<ViewPorts, 'person' | 'senderOf' | 'log'> {
  /** A ticket of theirs; somebody else's is like none. */
  ticket(sender: Sender, number: number): Promise<TicketView | undefined>
  /** Whether nobody but the person and the app reads there. */
  isDirect(who: Who, channel: string): Promise<boolean>
  /** @throws TerminalError when the workspace takes no work objects. */
  unfurl(
    who: Who,
    message: Message,
    unfurls: Readonly<Record<string, { readonly blocks: readonly Block[] }>>,
    entities: readonly Entity[],
  ): Promise<void>
  present(
    who: Who,
    trigger: string,
    details: { readonly entity: Entity } | { readonly refused: string },
  ): Promise<void>
  /** Where tickets are read on the web, once it is known. */
  pageUrl(): string | undefined
}

/**
 * L1 only somebody who may see a ticket has a link to it unfolded
 * L2 where others read along, it unfolds to what the link says; the rest is for each who opens it, by what they may see
 */
export function createUnfurl(ports: UnfurlPorts): Unfurl {
  const tell = async (
    who: Who,
    message: Message,
    found: readonly Found[],
    language: Language,
    isDirect: boolean,
  ): Promise<void> => {
    const unfurls = Object.fromEntries(
      found.map(({ url, ticket }) => [
        url,
        { blocks: isDirect ? ticketBlocks(ticket, language) : discreetBlocks(ticket.number, language) }, // L2
      ]),
    )
    const entities = found.map(({ url, ticket }) => linkedEntity({ url, number: ticket.number }, language))
    try {
      await ports.unfurl(who, message, unfurls, entities)
    } catch (error) {
      if (!(error instanceof TerminalError)) throw error
      ports.log.info('slack.no-work-objects', { team: who.team, code: error.code })
      await ports.unfurl(who, message, unfurls, [])
    }
  }

  const ticketFor = async (sender: Sender, number: number | undefined) =>
    number === undefined ? undefined : ports.ticket(sender, number) // L1

  return {
    async shared(who, { links, channel, message }) {
      const ours = links.flatMap((url) => {
        const number = ticketIn(url, ports.pageUrl())
        return number === undefined ? [] : [{ url, number }]
      })
      if (ours.length === 0) return
      const sender = await ports.senderOf(who)
      const looked = await Promise.all(
        ours.map(async ({ url, number }) => ({ url, ticket: await ticketFor(sender, number) })),
      )
      const found = looked.filter((each): each is Found => each.ticket !== undefined)
      if (found.length === 0) return
      const { language } = await ports.person(sender)
      await tell(who, message, found, language, await ports.isDirect(who, channel))
    },
    async opened(who, trigger, { reference, url }) {
      const sender = await ports.senderOf(who)
      const { language } = await ports.person(sender)
      const number = numberOf(reference, url, ports.pageUrl())
      const words = slackViewWordsIn(language)
      const details = await ticketFor(sender, number).then(
        (ticket) => {
          const at = url ?? ticket?.url ?? ports.pageUrl()
          return ticket && at !== undefined
            ? { entity: entityOf(ticket, at, language) }
            : { refused: words.link.notYours }
        },
        (error: unknown) => {
          ports.log.warn('slack.no-details', { team: who.team }, error)
          return { refused: words.home.away }
        },
      )
      await ports.present(who, trigger, details)
    },
  }
}

/** The ticket's number; undefined for what is no ticket of ours. */
function numberOf(reference: string | undefined, url: string | undefined, pageUrl: string | undefined) {
  if (reference === undefined) return url === undefined ? undefined : ticketIn(url, pageUrl)
  return /^\d{1,9}$/.test(reference) ? Number(reference) : undefined
}

interface Found {
  readonly url: string
  readonly ticket: TicketView
}
