import { useRef, useState } from 'preact/hooks'
import type { SupportTicketWhole } from '../../desk/support-ticket.ts'
import { Refused, request } from '../request.ts'
import { keepAuthor, readAuthor } from './author.ts'
import { useDesk } from './desk-here.ts'

type Status = SupportTicketWhole['status']

/** Writes to the person, or a note for the team alone, and says in the same act how the ticket stays. */
export function Answer({
  ticket: { number, status },
  answered,
}: {
  readonly ticket: Pick<SupportTicketWhole, 'number' | 'status'>
  readonly answered: (ticket: SupportTicketWhole) => void
}) {
  const { words } = useDesk()
  const [isPublic, setPublic] = useState(true)
  const [author, setAuthor] = useState(readAuthor)
  const [text, setText] = useState('')
  const [picked, setPicked] = useState<Status>()
  const [problem, setProblem] = useState('')
  const [isSending, setSending] = useState(false)
  // The same for every try of the same words, so that a retry adds nothing twice.
  const id = useRef(crypto.randomUUID())

  const becomes = picked ?? usualStatus(status, isPublic)
  const write = (toPerson: boolean): void => {
    setPublic(toPerson)
    setPicked(undefined)
  }
  const submit = async (): Promise<void> => {
    setSending(true)
    setProblem('')
    try {
      const body = { id: id.current, text, isPublic, author, status: becomes }
      answered(await request('POST', `/api/desk/tickets/${number}/comments`, body))
      id.current = crypto.randomUUID()
      setText('')
      setPicked(undefined)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      setProblem(words.notSent)
    } finally {
      setSending(false)
    }
  }
  return (
    <form
      class={isPublic ? 'card answer' : 'card answer private'}
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <div class="filters" role="group" aria-label={words.conversation}>
        <button type="button" class="chip" aria-pressed={isPublic} onClick={() => write(true)}>
          {words.publicAnswer}
        </button>
        <button type="button" class="chip" aria-pressed={!isPublic} onClick={() => write(false)}>
          {words.privateNote}
        </button>
      </div>
      <textarea
        rows={4}
        required
        maxLength={8000}
        value={text}
        aria-label={isPublic ? words.publicAnswer : words.privateNote}
        placeholder={isPublic ? words.answerHint : words.noteHint}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.currentTarget.form?.requestSubmit()
          }
        }}
      />
      <fieldset class="becomes">
        <legend>{words.becomes}</legend>
        {choicesAfter(status).map((each) => (
          <label key={each} class="chip">
            <input type="radio" name="becomes" checked={each === becomes} onChange={() => setPicked(each)} />
            {words.statuses[each]}
          </label>
        ))}
      </fieldset>
      <p class="problem" role="alert">
        {problem}
      </p>
      <div class="send-row">
        <input
          type="text"
          required
          maxLength={80}
          value={author}
          placeholder={words.yourName}
          aria-label={words.yourName}
          onInput={(event) => {
            setAuthor(event.currentTarget.value)
            keepAuthor(event.currentTarget.value)
          }}
        />
        <button
          type="submit"
          class="button primary"
          disabled={isSending || !text.trim() || !author.trim()}
          aria-busy={isSending}
        >
          {isPublic ? words.send : words.saveNote}
        </button>
      </div>
    </form>
  )
}

/** An answer usually hands the ticket to the person; a note leaves it, and so does either on one that is over. */
const usualStatus = (status: Status, isPublic: boolean): Status =>
  isPublic && status === 'open' ? 'pending' : status

const choicesAfter = (status: Status): readonly Status[] => [
  'pending',
  'open',
  'solved',
  ...(status === 'closed' ? (['closed'] as const) : []),
]
