import type { Language } from '../../dialog/language.ts'
import type { TicketAnswer, TicketRequest } from '../../dialog/ticket.ts'
import { listOf } from '../../i18n/lists.ts'
import { phrasesIn } from '../../i18n/speak.ts'
import type { Mapping } from './mapping.ts'

/** What a filing is made of beside the request. */
export interface Filed {
  readonly request: TicketRequest
  readonly mapping: Mapping
  readonly language: Language
  readonly externalId: string
  readonly requester: { readonly user: number; readonly mayWrite: boolean }
  readonly organization: number | undefined
  readonly tokens: readonly string[]
  /** Names of files that could not be brought along. */
  readonly missing: readonly string[]
  readonly follows: number | undefined
}

/** The body of a new ticket. */
export function ticketBody(filed: Filed): Readonly<Record<string, unknown>> {
  const { request, mapping, requester, organization, tokens, follows } = filed
  return {
    ticket: {
      subject: request.subject,
      comment: {
        html_body: firstComment(filed),
        public: true,
        ...(tokens.length > 0 && { uploads: tokens }),
      },
      requester_id: requester.user,
      ...(requester.mayWrite && { submitter_id: requester.user }),
      external_id: filed.externalId,
      priority: request.priority,
      type: request.type,
      tags: [mapping.tag, ...request.tags.map(tagOf)],
      custom_fields: customFields(request, mapping),
      metadata: { ventanilla: request.key },
      ...(organization !== undefined && { organization_id: organization }),
      ...(mapping.form !== undefined && { ticket_form_id: mapping.form }),
      ...(mapping.brand !== undefined && { brand_id: mapping.brand }),
      ...(mapping.group !== undefined && { group_id: mapping.group }),
      ...(follows !== undefined && { via_followup_source_id: follows }),
    },
  }
}

/** A tag as the account keeps it: small letters, nothing it would split at. */
const tagOf = (tag: string): string => tag.toLowerCase().replace(/[^\p{L}\p{N}_/:.-]+/gu, '_')

function customFields({ answers, account, language, tree }: TicketRequest, { fields }: Mapping) {
  const values = new Map<string, TicketAnswer['value']>(answers.map(({ id, value }) => [id, value]))
  const texts = new Map(answers.map(({ id, text }) => [id, text]))
  const own: Readonly<Record<string, string | undefined>> = { account, language, tree }
  return Object.entries(fields).flatMap(([name, { id, values: named }]) => {
    const value = values.get(name) ?? own[name]
    if (value === undefined || value === '-' || value === '?') return []
    const isNamed = Object.keys(named).length > 0
    return [{ id, value: named[String(value)] ?? (isNamed ? texts.get(name) : value) ?? value }]
  })
}

/** The person's words, then the answers as a table, and what else an agent has to know. */
function firstComment({ request, language, missing }: Filed): string {
  const { requesterEmail, isEmailVerified } = request
  const { unverified, gone } = phrasesIn(language).filing
  const rows = request.answers.map(
    ({ label, text }) => `<tr><th align="left">${escape(label)}</th><td>${lines(text)}</td></tr>`,
  )
  // An address that nobody vouches for leads to no user; the agents read it here.
  const isTyped = requesterEmail !== undefined && !isEmailVerified
  return [
    `<p>${lines(request.description)}</p>`,
    ...(rows.length === 0 ? [] : [`<table>${rows.join('')}</table>`]),
    ...(isTyped ? [`<p>✉ ${escape(unverified(requesterEmail))}</p>`] : []),
    ...(missing.length === 0 ? [] : [`<p>⚠ ${escape(gone(listOf(language, missing)))}</p>`]),
  ].join('\n')
}

const lines = (text: string): string => escape(text).replaceAll('\n', '<br>')

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
