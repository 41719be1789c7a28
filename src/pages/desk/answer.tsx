import { useRef, useState } from 'preact/hooks'
import type { SupportTicketWhole } from '../../channels/web/support-ticket.ts'
import { Refused, request } from '../request.ts'
import { storage } from '../storage.ts'
import { useDesk } from './desk-here.ts'

const authorKey = 'ventanilla.desk.author'

/** Writes to the person, or a note for the team alone. */
export function Answer({
  number,
  answered,
}: {
  readonly number: number
  readonly answered: (ticket: SupportTicketWhole) => void
}) {
  const { words } = useDesk()
  const [isPublic, setPublic] = useState(true)
  const [author, setAuthor] = useState(() => storage.read<string>(authorKey) ?? '')
  const [text, setText] = useState('')
  const [problem, setProblem] = useState('')
  const [isSending, setSending] = useState(false)
  // The same for every try of the same words, so that a retry adds nothing twice.
  const id = useRef(crypto.randomUUID())

  const submit = async (): Promise<void> => {
    setSending(true)
    setProblem('')
    try {
      const body = { id: id.current, text, isPublic, author }
      answered(await request('POST', `/api/desk/tickets/${number}/comments`, body))
      storage.write(authorKey, author)
      id.current = crypto.randomUUID()
      setText('')
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
        <button type="button" class="chip" aria-pressed={isPublic} onClick={() => setPublic(true)}>
          {words.publicAnswer}
        </button>
        <button type="button" class="chip" aria-pressed={!isPublic} onClick={() => setPublic(false)}>
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
          onInput={(event) => setAuthor(event.currentTarget.value)}
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
