import type { SupportTicket } from '../../desk/support-ticket.ts'
import { Icon } from '../icon.tsx'
import { timeOf, useDesk } from './desk-here.ts'
import { ArticleNumbers } from './articles.tsx'
import { RatingNumbers } from './ratings.tsx'
import type { Polled } from './use-poll.ts'

export interface TicketPage {
  readonly tickets: readonly SupportTicket[]
  readonly total: number
  readonly page: number
  readonly pages: number
}

export interface ListQuery {
  readonly status: SupportTicket['status'] | ''
  readonly search: string
  readonly page: number
}

interface ListProps {
  readonly polled: Polled<TicketPage>
  readonly query: ListQuery
  readonly open: number | undefined
  readonly ask: (query: ListQuery) => void
  readonly pick: (number: number) => void
}

const statuses = ['open', 'pending', 'solved', 'closed'] as const

/** The tickets of everybody, newest change first. */
export function List({ polled, query, open, ask, pick }: ListProps) {
  const { words, language } = useDesk()
  const { value } = polled
  return (
    <section class="list" aria-label={words.title}>
      <label class="search">
        <Icon name="search" />
        <input
          type="search"
          value={query.search}
          placeholder={words.search}
          aria-label={words.search}
          onInput={(event) => ask({ ...query, search: event.currentTarget.value, page: 1 })}
        />
      </label>
      <div class="filters" role="group" aria-label={words.status}>
        {(['', ...statuses] as const).map((status) => (
          <button
            key={status}
            type="button"
            class="chip"
            aria-pressed={query.status === status}
            onClick={() => ask({ ...query, status, page: 1 })}
          >
            {status === '' ? words.all : words.statuses[status]}
          </button>
        ))}
      </div>
      <RatingNumbers />
      <ArticleNumbers />
      {value?.tickets.length === 0 && <p class="quiet">{words.none}</p>}
      {value && value.tickets.length > 0 && (
        <ul>
          {value.tickets.map((ticket) => (
            <li key={ticket.number}>
              <button
                type="button"
                class="row"
                aria-current={ticket.number === open ? 'true' : undefined}
                onClick={() => pick(ticket.number)}
              >
                <span class="first">
                  <span class="number">#{ticket.number}</span>
                  <span class={`pill ${ticket.status}`}>{words.statuses[ticket.status]}</span>
                  <span class={`priority ${ticket.priority}`}>{words.priorities[ticket.priority]}</span>
                </span>
                <span class="subject">{ticket.subject}</span>
                <span class="last">
                  {[ticket.requesterName ?? words.unnamed, ticket.account].filter(Boolean).join(' · ')}
                  <time>{timeOf(ticket.updatedAt, language)}</time>
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {value && value.pages > 1 && (
        <nav class="pager">
          <button
            type="button"
            class="button"
            disabled={query.page <= 1}
            onClick={() => ask({ ...query, page: query.page - 1 })}
          >
            {words.previous}
          </button>
          <span>{words.pageOf(value.page, value.pages)}</span>
          <button
            type="button"
            class="button"
            disabled={query.page >= value.pages}
            onClick={() => ask({ ...query, page: query.page + 1 })}
          >
            {words.next}
          </button>
        </nav>
      )}
    </section>
  )
}
