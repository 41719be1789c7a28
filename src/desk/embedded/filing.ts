import type { Database } from '../../database.ts'
import type { Language } from '../../dialog/language.ts'
import type { TicketRequest } from '../../dialog/ticket.ts'
import { listOf } from '../../i18n/lists.ts'
import { phrasesIn } from '../../i18n/speak.ts'
import type { Attachment } from './attachments.ts'
import { searchable } from '../fold.ts'
import type { Ledger } from './ledger.ts'
import { nameOf } from './rows.ts'

/** What is filed: the request, and its files as far as they could be had. */
export interface Filed {
  readonly request: TicketRequest
  readonly files: readonly Attachment[]
  /** Names of files that nobody has any more. */
  readonly gone: readonly string[]
}

interface Numbered {
  readonly number: number
}

/**
 * Adds a ticket under the next number. To be called inside a write. A file that is gone does not keep the ticket from
 * being filed: the person needs the help more than the file, and a private note tells the support side to ask for it.
 */
export function createFiling(
  database: Database,
  ledger: Ledger,
  { firstNumber, language }: { readonly firstNumber: number; readonly language: Language },
): (filed: Filed, at: number) => number {
  const insert = database.prepare<Numbered>(
    `INSERT INTO desk_ticket (number, requester, requester_name, requester_email, account, subject, description,
       priority, type, tags, answers, language, tree, conversation, status, created_at, changed, touched,
       subject_words, support_words)
     SELECT max(coalesce(max(number) + 1, :first), :first), :requester, :name, :email, :account, :subject, :description,
       :priority, :type, :tags, :answers, :language, :tree, :conversation, 'open', :at, 0, 0,
       :subjectWords, :supportWords FROM desk_ticket
     RETURNING number`,
  )
  const link = database.prepare(
    `INSERT INTO desk_follow_up (ticket, of) SELECT :ticket, number FROM desk_ticket
     WHERE number = :of AND requester = :requester AND (status = 'closed' OR (status = 'solved' AND window_until <= :at))`,
  )
  return ({ request, files, gone }, at) => {
    const { requester, requesterName, requesterEmail, account, subject } = request
    // An insert that does not throw returns its row.
    const { number } = insert.get({
      first: firstNumber,
      requester,
      name: requesterName ?? null,
      email: requesterEmail ?? null,
      account: account ?? null,
      subject,
      description: request.description,
      priority: request.priority,
      type: request.type,
      tags: JSON.stringify(request.tags),
      answers: JSON.stringify(request.answers),
      language: request.language,
      tree: request.tree,
      conversation: request.conversation,
      at,
      subjectWords: searchable(subject),
      supportWords: searchable(subject, account, requesterName, requesterEmail),
    }) as Numbered
    const who = nameOf({
      requester,
      requester_name: requesterName ?? null,
      requester_email: requesterEmail ?? null,
    })
    ledger.note(number, { side: 'requester', who, at }, { what: 'filed' })
    ledger.files(number, null, files)
    if (request.followUpOf !== undefined) link.run({ ticket: number, of: request.followUpOf, requester, at })
    if (gone.length > 0) {
      const text = phrasesIn(language).filing.gone(listOf(language, gone))
      ledger.comment(number, { side: 'desk', who: 'Ventanilla', at }, { text, isPublic: false })
    }
    return number
  }
}
