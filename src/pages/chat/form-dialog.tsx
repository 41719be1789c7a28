import { useEffect, useRef, useState } from 'preact/hooks'
import type { PageEntry, Session } from '../../channels/web/entry.ts'
import type { FileRef } from '../../dialog/state.ts'
import type { Form } from '../../message.ts'
import { Icon } from '../icon.tsx'
import { Refused, request } from '../request.ts'
import { Field } from './form-field.tsx'
import { useHere } from './here.ts'
import { useUploads } from '../use-uploads.ts'

interface FormDialogProps {
  readonly session: Session
  readonly page: string
  /** The last position the page has. */
  readonly after: () => number
  readonly add: (entries: readonly PageEntry[]) => void
  readonly close: () => void
}

type Answers = Readonly<Record<string, string>>

/** A page of questions at once. What is wrong is said at the field, and the first such field is where one lands. */
export function FormDialog({ session, page, after, add, close }: FormDialogProps) {
  const { words } = useHere()
  const dialog = useRef<HTMLDialogElement>(null)
  const uploads = useUploads('/api/files')
  const [form, setForm] = useState<Form>()
  const [answers, setAnswers] = useState<Answers>({})
  const [problems, setProblems] = useState<Answers>({})
  const [trouble, setTrouble] = useState('')
  const [isSending, setSending] = useState(false)

  useEffect(() => {
    dialog.current?.showModal()
    request<Form>(
      'GET',
      `/api/conversations/${session.conversation}/form?page=${encodeURIComponent(page)}`,
    ).then(
      (loaded) => {
        setForm(loaded)
        setAnswers(Object.fromEntries(loaded.fields.map(({ question, value }) => [question, value ?? ''])))
      },
      () => setTrouble(words.formBroken),
    )
  }, [])

  const send = async (event: object): Promise<void> => {
    const { entries } = await request<{ entries: readonly PageEntry[] }>(
      'POST',
      `/api/conversations/${session.conversation}/events`,
      { id: crypto.randomUUID(), after: after(), ...event },
    )
    add(entries)
  }
  const submit = async (filled: Form): Promise<void> => {
    setSending(true)
    setTrouble('')
    try {
      const files = uploads.list.flatMap(({ file }): readonly FileRef[] => (file ? [file] : []))
      if (files.length > 0) await send({ type: 'said', text: '', files: files.map(({ ref }) => ref) })
      uploads.clear()
      await send({
        type: 'submitted',
        page: filled.page,
        draft: filled.draft,
        label: words.formSent(filled.title),
        answers: Object.fromEntries(
          filled.fields.map(({ question }) => [question, answers[question]?.trim() || null]),
        ),
      })
      close()
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      const found = (error.body.problems ?? {}) as Answers
      setProblems(found)
      const count = Object.keys(found).length
      setTrouble(count > 0 ? words.formProblems(count) : error.status === 0 ? words.offline : words.busy)
      const first = filled.fields.find(({ question }) => question in found)?.question
      setTimeout(() => {
        const place = dialog.current?.querySelector(`[data-question="${first ?? ''}"]`)
        place?.querySelector<HTMLElement>('input:not([hidden]), textarea, select, button')?.focus()
      })
    } finally {
      setSending(false)
    }
  }

  return (
    <dialog ref={dialog} class="form" aria-labelledby="form-title" onClose={close}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (form) void submit(form)
        }}
      >
        <header>
          <h2 id="form-title">{form?.title ?? words.loading}</h2>
          <button type="button" class="icon-button" aria-label={words.close} onClick={close}>
            <Icon name="close" />
          </button>
        </header>
        <div class="fields">
          <p class="problem" role="alert">
            {trouble}
          </p>
          {form?.fields
            .filter(({ input }) => input !== 'articles')
            .map((field) => (
              <Field
                key={field.question}
                field={field}
                value={answers[field.question] ?? ''}
                problem={problems[field.question]}
                uploads={uploads}
                limits={session.limits}
                change={(value) => {
                  setAnswers((all) => ({ ...all, [field.question]: value }))
                  setProblems(({ [field.question]: _fixed, ...others }) => others)
                }}
              />
            ))}
        </div>
        {form && (
          <footer>
            <button type="button" class="button plain" onClick={close}>
              {form.cancel}
            </button>
            <button
              type="submit"
              class="button primary"
              aria-busy={isSending}
              disabled={isSending || uploads.list.some(({ state }) => state === 'uploading')}
            >
              {form.submit}
            </button>
          </footer>
        )}
      </form>
    </dialog>
  )
}
