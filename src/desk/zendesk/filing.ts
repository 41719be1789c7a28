import { createHash } from 'node:crypto'
import type { Language } from '../../dialog/language.ts'
import type { TicketRequest } from '../../dialog/ticket.ts'
import type { OpenFile } from '../given-files.ts'
import { ticketBody } from './body.ts'
import type { Client } from './client.ts'
import { DeskRefusedError } from './failures.ts'
import type { Ledger } from './ledger.ts'
import type { Mapping } from './mapping.ts'
import type { Once } from './once.ts'
import type { People } from './people.ts'
import { manyTickets, oneTicket, type ZendeskTicket } from './schemas.ts'
import type { Shelf } from './shelf.ts'
import { upload } from './uploads.ts'

export interface FilingParts {
  readonly client: Client
  readonly ledger: Ledger
  readonly once: Once
  readonly people: People
  readonly shelf: Shelf
  readonly mapping: Mapping
  /** Of those who read what is filed. */
  readonly language: Language
  readonly openFile: OpenFile
}

interface Done {
  readonly number: number
  readonly raw?: ZendeskTicket
}

/** Files a ticket once under its key. @returns its number, and the ticket itself when it was filed by this call. */
export function createFiling(parts: FilingParts) {
  const { client, ledger, once, people, shelf, mapping, language, openFile } = parts

  const prepare = async (request: TicketRequest): Promise<{ readonly send: string }> => {
    const requester = await people.requester(request)
    const organization = await people.organization(requester.user, request.account)
    const { tokens, missing } = await upload(client, openFile, request.files)
    const follows = await closedBefore(request)
    const externalId = externalIdOf(request.key)
    const filed = {
      request,
      mapping,
      language,
      externalId,
      requester,
      organization,
      tokens,
      missing,
      follows,
    }
    return { send: JSON.stringify(ticketBody(filed)) }
  }
  /** The account links a follow-up with a closed ticket only. */
  const closedBefore = async ({ followUpOf, requester }: TicketRequest): Promise<number | undefined> => {
    if (followUpOf === undefined) return undefined
    const before = await shelf.open(followUpOf, requester)
    return before?.raw.status === 'closed' ? followUpOf : undefined
  }

  const fileOnce = async (request: TicketRequest): Promise<Done> => {
    const { key } = request
    let raw: ZendeskTicket | undefined
    let follows: boolean | undefined
    const number = await once.run<number>(key, `file for ${request.requester}`, {
      isRecognised: true,
      prepare: () => prepare(request),
      async send(body, attempt) {
        const json: unknown = JSON.parse(body)
        follows = body.includes('"via_followup_source_id"')
        const { ticket } = await client({
          method: 'POST',
          path: '/api/v2/tickets',
          json,
          idempotencyKey: `${externalIdOf(key)}.${attempt}`,
          answer: oneTicket,
        })
        raw = ticket
        return ticket.id
      },
      async look() {
        const { tickets } = await client({
          method: 'GET',
          path: '/api/v2/tickets',
          query: { external_id: externalIdOf(key) },
          answer: manyTickets,
        })
        return tickets.find(({ status }) => status !== 'deleted')?.id
      },
      settle: (id) => ledger.addTicket(id, request, follows ?? request.followUpOf !== undefined),
    })
    return { number, ...(raw && { raw }) }
  }
  return async (request: TicketRequest): Promise<Done> => {
    try {
      return await fileOnce(request)
    } catch (error) {
      // The user that was kept as the requester is gone: once again, for the one that is found or made anew.
      if (!(isRequesterRefused(error) && (await people.forget(request)))) throw error
      return fileOnce(request)
    }
  }
}

const isRequesterRefused = (error: unknown): boolean =>
  error instanceof DeskRefusedError &&
  error.fields.some((field) => /^(requester|submitter)(_id)?$/.test(field))

/** What the ticket is found by when nobody knows whether it was filed. */
const externalIdOf = (key: string): string =>
  `ventanilla:${createHash('sha256').update(key).digest('hex').slice(0, 40)}`
