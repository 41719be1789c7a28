import { useRef, useState } from 'preact/hooks'
import type { SupportTicketWhole } from '../../desk/support-ticket.ts'
import { Icon } from '../icon.tsx'
import { Refused, request } from '../request.ts'
import { UploadChips } from '../upload-chips.tsx'
import { useUploads } from '../use-uploads.ts'
import { words as allWords } from '../words.ts'
import { keepAuthor, readAuthor } from './author.ts'
import { useDesk } from './desk-here.ts'

type Status = SupportTicketWhole['status']

/** What the server takes with one answer; it says itself which file is too large. */
const most = { bytes: Number.POSITIVE_INFINITY, count: 10 }

/** Writes to the person, or a note for the team alone, with files, and says in the same act how the ticket stays. */
export function Answer({
  ticket: { number, status },
  answered,
}: {
  readonly ticket: Pick<SupportTicketWhole, 'number' | 'status'>
  readonly answered: (ticket: SupportTicketWhole) => void
}) {
  const { words, language } = useDesk()
  const { attach, tooMany } = allWords[language]
  const [isPublic, setPublic] = useState(true)
  const [author, setAuthor] = useState(readAuthor)
  const [text, setText] = useState('')
  const [picked, setPicked] = useState<Status>()
  const [problem, setProblem] = useState('')
  const [isSending, setSending] = useState(false)
  const uploads = useUploads('/api/desk/files')
  const picker = useRef<HTMLInputElement>(null)
  // The same for every try of the same words, so that a retry adds nothing twice.
  const id = useRef(crypto.randomUUID())

  const isUploading = uploads.list.some(({ state }) => state === 'uploading')
  const becomes = picked ?? usualStatus(status, isPublic)
  const write = (toPerson: boolean): void => {
    setPublic(toPerson)
    setPicked(undefined)
  }
  const submit = async (): Promise<void> => {
    setSending(true)
    setProblem('')
    try {
      const files = uploads.list.flatMap(({ file }) => (file ? [file.ref] : []))
      const body = { id: id.current, text, isPublic, author, status: becomes, files }
      answered(await request('POST', `/api/desk/tickets/${number}/comments`, body))
      id.current = crypto.randomUUID()
      setText('')
      uploads.clear()
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
      <UploadChips uploads={uploads} language={language} />
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
        <button
          type="button"
          class="icon-button"
          aria-label={attach}
          title={attach}
          onClick={() => picker.current?.click()}
        >
          <Icon name="clip" />
        </button>
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          aria-label={attach}
          onChange={(event) => {
            const chosen = [...(event.currentTarget.files ?? [])]
            setProblem(uploads.add(chosen, most).tooMany ? tooMany(most.count) : '')
            event.currentTarget.value = ''
          }}
        />
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
          disabled={isSending || isUploading || !text.trim() || !author.trim()}
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
