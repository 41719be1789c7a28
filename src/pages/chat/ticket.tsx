import { useState } from 'preact/hooks'
import type { Part, TicketView } from '../../message.ts'
import { Icon } from '../icon.tsx'
import { Text, isSafe, sizeOf } from '../text.tsx'
import { Buttons } from './buttons.tsx'
import { useHere } from './here.ts'

/** What is searched for stands in the choice that asks for it, which has an end. */
const longestSearch = 30

/** A ticket, whole. */
export function TicketCard({ ticket }: { readonly ticket: TicketView }) {
  const { words } = useHere()
  return (
    <article class="card ticket" aria-label={words.ticket(ticket.number)}>
      <header>
        <span class="ticket-number">{words.ticket(ticket.number)}</span>
        <StatusPill ticket={ticket} />
      </header>
      <h2>{ticket.subject}</h2>
      <TicketBody ticket={ticket} />
    </article>
  )
}

/** Tickets to look through: filtered, searched by number or words, page by page. */
export function TicketList({ part }: { readonly part: Extract<Part, { type: 'tickets' }> }) {
  const { words, say, press, pressed } = useHere()
  const [wanted, setWanted] = useState('')
  return (
    <section class="card tickets" aria-label={part.title}>
      <header>
        <h2>{part.title}</h2>
        <form
          class="find"
          role="search"
          onSubmit={(event) => {
            event.preventDefault()
            const text = wanted.trim()
            const [, number] = /^#?(\d{1,12})$/.exec(text) ?? []
            if (number !== undefined) say(`#${number}`)
            else if (text !== '') press({ choice: `l.1..${encodeURIComponent(text)}`, label: text })
          }}
        >
          <input
            type="search"
            enterKeyHint="search"
            maxLength={longestSearch}
            value={wanted}
            placeholder={words.findTicket}
            aria-label={words.findTicket}
            onInput={(event) => setWanted(event.currentTarget.value)}
          />
          <button type="submit" class="icon-button" aria-label={words.find} disabled={wanted.trim() === ''}>
            <Icon name="search" />
          </button>
        </form>
      </header>
      {part.filters.length > 0 && (
        <div class="filters" role="group" aria-label={part.title}>
          {part.filters.map((filter) => (
            <button
              key={filter.choice}
              type="button"
              class="chip"
              aria-pressed={filter.style === 'primary'}
              aria-busy={pressed.has(filter.choice)}
              onClick={() => press(filter)}
            >
              {filter.label}
            </button>
          ))}
        </div>
      )}
      {part.tickets.length === 0 ? (
        <p class="empty">{part.empty}</p>
      ) : (
        <ul>
          {part.tickets.map((ticket) => (
            <li key={ticket.number}>
              <details>
                <summary>
                  <span class="ticket-number">#{ticket.number}</span>
                  <span class="subject">{ticket.subject}</span>
                  <StatusPill ticket={ticket} />
                </summary>
                <TicketBody ticket={ticket} />
              </details>
            </li>
          ))}
        </ul>
      )}
      <Buttons buttons={part.pager} />
    </section>
  )
}

function StatusPill({ ticket }: { readonly ticket: TicketView }) {
  return <span class={`pill ${ticket.status}`}>{ticket.statusText}</span>
}

function TicketBody({ ticket }: { readonly ticket: TicketView }) {
  const { words, language } = useHere()
  const { lastComment } = ticket
  return (
    <div class="ticket-body">
      <p>{ticket.meaning}</p>
      <p class="facts">
        <span class={`priority ${ticket.priority}`}>
          {words.priority}: {ticket.priorityText}
        </span>
        <span>{ticket.created}</span>
        <span>{ticket.updated}</span>
      </p>
      {lastComment && (
        <blockquote class={lastComment.fromSupport ? 'comment support' : 'comment'}>
          <p class="heading">{lastComment.heading}</p>
          <p>
            <Text text={lastComment.text} newTab={words.opensNewTab} />
          </p>
          {lastComment.files.map((file) => (
            <p key={file.name} class="file">
              <Icon name="file" />
              {isSafe(file.url) ? (
                <a href={file.url} rel="noopener noreferrer" target="_blank">
                  {file.name}
                </a>
              ) : (
                file.name
              )}{' '}
              <small>{sizeOf(file.size, language)}</small>
            </p>
          ))}
        </blockquote>
      )}
      {isSafe(ticket.url) && !isThisPage(ticket.url) && (
        <a class="outside" href={ticket.url} target="_blank" rel="noopener noreferrer">
          {words.ticket(ticket.number)} <Icon name="out" />
          <span class="unseen">({words.opensNewTab})</span>
        </a>
      )}
      <Buttons buttons={ticket.buttons} label={words.ticket(ticket.number)} />
    </div>
  )
}

/** A link to where the person already is would open the same conversation a second time. */
const isThisPage = (url: string): boolean => new URL(url, location.href).origin === location.origin
