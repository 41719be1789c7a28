import { useState } from 'preact/hooks'
import type {
  HistoryEntry,
  SupportComment,
  SupportFile,
  SupportTicketWhole,
} from '../../desk/support-ticket.ts'
import { Icon } from '../icon.tsx'
import { Refused, request } from '../request.ts'
import { Text, sizeOf } from '../text.tsx'
import { Answer } from './answer.tsx'
import { readAuthor } from './author.ts'
import { Changed, isShownBetween } from './changed.tsx'
import { timeOf, useDesk } from './desk-here.ts'
import { usePoll } from './use-poll.ts'

/** One ticket with everything in it, and what the support side can do with it. */
export function Ticket({
  number,
  changed,
  close,
}: {
  readonly number: number
  /** Called when something of it was changed here. */
  readonly changed: () => void
  readonly close: () => void
}) {
  const { words, language } = useDesk()
  const { value: ticket, state, set } = usePoll<SupportTicketWhole>(`/api/desk/tickets/${number}`)
  const [problem, setProblem] = useState('')
  if (!ticket) return <section class="ticket">{state === 'missing' && <p>{words.none}</p>}</section>

  const change = async (part: object): Promise<void> => {
    setProblem('')
    try {
      const author = readAuthor()
      set(await request('POST', `/api/desk/tickets/${number}`, { ...part, ...(author && { author }) }))
      changed()
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      setProblem(words.notSent)
    }
  }
  return (
    <section class="ticket" aria-labelledby="subject">
      <button type="button" class="button plain back" onClick={close}>
        <Icon name="back" /> {words.back}
      </button>
      <header>
        <span class="number">#{ticket.number}</span>
        <h2 id="subject">{ticket.subject}</h2>
      </header>
      <div class="controls">
        <Choice
          label={words.status}
          value={ticket.status}
          choices={words.statuses}
          choose={(status) => void change({ status })}
        />
        <Choice
          label={words.priority}
          value={ticket.priority}
          choices={words.priorities}
          choose={(priority) => void change({ priority })}
        />
      </div>
      <p class="problem" role="alert">
        {problem}
      </p>
      <div class="card description">
        <Text text={ticket.description} newTab="" />
        <FileLinks number={number} files={ticket.files} />
      </div>
      <dl class="card about">
        <Fact label={words.requester}>
          {[ticket.requesterName ?? words.unnamed, ticket.requesterEmail].filter(Boolean).join(' · ')}
        </Fact>
        {ticket.account && <Fact label={words.account}>{ticket.account}</Fact>}
        <Fact label={words.created}>{timeOf(ticket.createdAt, language)}</Fact>
        {ticket.rating !== undefined && <Fact label={words.rating}>{ticket.rating} / 5</Fact>}
        {answersBeside(ticket).map(({ id, label, text }) => (
          <Fact key={id} label={label}>
            {text}
          </Fact>
        ))}
      </dl>
      <h3>{words.conversation}</h3>
      <div role="log" aria-live="polite" aria-label={words.conversation} class="comments">
        {happened(ticket).map(({ at, comment, entry }, position) =>
          comment ? (
            <Comment key={`${at}-${comment.author}`} number={number} comment={comment} />
          ) : (
            entry && <Changed key={`${at}-${position}`} entry={entry} />
          ),
        )}
      </div>
      <Answer
        ticket={ticket}
        answered={(fresh) => {
          set(fresh)
          changed()
        }}
      />
    </section>
  )
}

interface Happened {
  readonly at: number
  readonly comment?: SupportComment
  readonly entry?: HistoryEntry
}

/** Comments, and what was changed between them, oldest first; a comment before the status that was set with it. */
const happened = ({ comments, history }: SupportTicketWhole): readonly Happened[] =>
  [
    ...comments.map((comment) => ({ at: comment.at, comment })),
    ...history.filter(isShownBetween).map((entry) => ({ at: entry.at, entry })),
  ].sort((one, other) => one.at - other.at)

/** What was answered, without what stands elsewhere on the page in the same words. */
function answersBeside({ answers, subject, description, account, requesterName }: SupportTicketWhole) {
  const said = new Set([subject, description, account, requesterName])
  return answers.filter(({ text }) => !said.has(text))
}

function Fact({
  label,
  children,
}: {
  readonly label: string
  readonly children: string | readonly unknown[]
}) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children as string}</dd>
    </div>
  )
}

function Choice<K extends string>({
  label,
  value,
  choices,
  choose,
}: {
  readonly label: string
  readonly value: K
  readonly choices: Readonly<Record<K, string>>
  readonly choose: (value: K) => void
}) {
  return (
    <label>
      {label}
      <select value={value} onChange={(event) => choose(event.currentTarget.value as K)}>
        {(Object.keys(choices) as K[]).map((key) => (
          <option key={key} value={key}>
            {choices[key]}
          </option>
        ))}
      </select>
    </label>
  )
}

function Comment({ number, comment }: { readonly number: number; readonly comment: SupportComment }) {
  const { words, language } = useDesk()
  const side = comment.isPublic ? (comment.fromSupport ? 'support' : 'requester') : 'private'
  return (
    <article class={`comment ${side}`}>
      <p class="by">
        <strong>{comment.author}</strong>
        {!comment.isPublic && (
          <span class="pill pending">
            <Icon name="lock" /> {words.privateMark}
          </span>
        )}
        <time>{timeOf(comment.at, language)}</time>
      </p>
      <p class="said">
        <Text text={comment.text} newTab="" />
      </p>
      <FileLinks number={number} files={comment.files} />
    </article>
  )
}

function FileLinks({ number, files }: { readonly number: number; readonly files: readonly SupportFile[] }) {
  const { words, language } = useDesk()
  if (files.length === 0) return null
  return (
    <ul class="files" aria-label={words.files}>
      {files.map(({ id, name, size }) => (
        <li key={id}>
          <Icon name="file" />
          <a href={`/api/desk/tickets/${number}/files/${encodeURIComponent(id)}`} download={name}>
            {name}
          </a>
          <small>{sizeOf(size, language)}</small>
        </li>
      ))}
    </ul>
  )
}
