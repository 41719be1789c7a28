import type { HistoryEntry, SupportTicketWhole } from '../../desk/support-ticket.ts'
import { timeOf, useDesk } from './desk-here.ts'

/** A change that stands between the comments; comments and ratings are there themselves. */
export const isShownBetween = ({ what }: HistoryEntry): boolean => what === 'status' || what === 'priority'

/** Who set the status or the priority, from what to what. */
export function Changed({ entry }: { readonly entry: HistoryEntry }) {
  const { words, language } = useDesk()
  const { who, what, was, became, at } = entry
  const names: Readonly<Record<string, string>> = what === 'status' ? words.statuses : words.priorities
  const label = what === 'status' ? words.status : words.priority
  const name = (id: string | undefined): string => names[id as SupportTicketWhole['status']] ?? ''
  return (
    <p class="changed">
      <strong>{who === 'support' ? words.team : who}</strong> {label}: {name(was)}{' '}
      <span aria-hidden="true">→</span>
      <span class="unseen">{words.became}</span> {name(became)} <time>{timeOf(at, language)}</time>
    </p>
  )
}
