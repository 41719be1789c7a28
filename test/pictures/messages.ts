import type { Content } from '../../src/dialog/content.ts'
import type { Language } from '../../src/dialog/language.ts'
import type { Outgoing } from '../../src/message.ts'
import { now, pageOf, startWalk, ticket, tree, word } from '../wording/walk.ts'

/** One message of every kind, by a name that a file can have, as the bot says it. */
export function messagesIn(language: Language): Readonly<Record<string, Outgoing>> {
  const say = (...content: readonly Content[]): Outgoing =>
    word({ type: 'say', slot: 'p1', language, content })
  const { lastComment: comment, ...unanswered } = ticket
  const asked = { type: 'ask', draft: 1, prompt: 2, rung: 0, commands: ['back', 'why', 'human'] } as const
  return {
    ...intakeIn(language),
    'menu-of-twelve': say({ ...asked, asks: 'finance_subject', page: 'financial_subject', step: 1, of: 3 }),
    'number-asked': say({ ...asked, asks: 'env_revenue', page: 'extra_environment', step: 6, of: 9 }),
    'not-taken': say(
      {
        type: 'note',
        note: 'invalid',
        with: { question: 'wl_sponsor_email', problem: { type: 'not-an-email' } },
      },
      { ...asked, asks: 'wl_sponsor_email', page: 'white_label', rung: 1 },
    ),
    'ticket-filed': say({ type: 'ticket', moment: 'filed', ticket: { ...unanswered, status: 'open' } }),
    'ticket-status': say({ type: 'ticket', moment: 'status', ticket }),
    'ticket-solved': say({
      type: 'ticket',
      moment: 'status',
      ticket: { ...ticket, status: 'solved', reopenUntil: now + 86_400_000 },
    }),
    'support-answers': say({
      type: 'note',
      note: 'changedByDesk',
      with: {
        number: 4821,
        subject: ticket.subject,
        ...(comment && { comment }),
        status: 'pending',
        thread: true,
      },
    }),
    tickets: say({
      type: 'tickets',
      page: pageOf(
        [
          ticket,
          { ...ticket, number: 4822, status: 'open', subject: 'El cupón no descuenta en la app' },
          { ...ticket, number: 4799, status: 'solved', subject: 'Factura de marzo duplicada' },
        ],
        { page: 2, pages: 3, total: 23 },
      ),
    }),
    'tickets-none': say({ type: 'tickets', page: pageOf([]) }),
    'desk-away': say({ type: 'note', note: 'deskAway', with: {} }),
    help: say({ type: 'note', note: 'help', with: {} }),
    'handed-over': say({
      type: 'note',
      note: 'handedOver',
      with: { open: false, opensAt: now + 15 * 3_600_000, timeZone: 'America/Sao_Paulo', at: now },
    }),
  }
}

/** What a technical request shows on its way, from the first words to the review. */
function intakeIn(language: Language): Readonly<Record<string, Outgoing>> {
  const walk = startWalk(language)
  const last = (at = -1): Outgoing => {
    const say = walk.said().at(at)
    if (!say) throw new Error('Nothing was said.')
    return word(say)
  }
  const ask = (question: string, value: string | boolean): Outgoing => {
    walk.answer(question, value)
    return last()
  }
  walk.happen({ type: 'opened' })
  const greeting = last()
  const problem = ask('area', 'technical')
  const answered = last(-2)
  const subject = ask('problem_type', 'problem')
  const articles = ask('subject', exampleOf('subject', language))
  walk.click({ type: 'command', draft: 0, prompt: 0, command: 'none' })
  const impact = last()
  ask('impact', 'critical')
  ask('affected_users', 'shoppers')
  const details = ask('experience', 'proficient')
  const files = ask('details', exampleOf('details', language))
  walk.click({ type: 'command', draft: 0, prompt: 0, command: 'skip' })
  const consent = last()
  const review = ask('share_consent', true)
  return {
    greeting,
    'few-options': problem,
    answered,
    'text-asked': subject,
    articles,
    'long-options': impact,
    'details-asked': details,
    'files-asked': files,
    consent,
    review,
  }
}

/** What a person answers a question with that is answered in words. */
function exampleOf(question: string, language: Language): string {
  const words = tree.wording[language]?.questions[question]
  return words?.example ?? words?.label ?? question
}
