import type { RefObject } from 'preact'
import { useLayoutEffect, useState } from 'preact/hooks'
import type { Session } from '../../channels/web/entry.ts'
import type { FileRef } from '../../dialog/state.ts'
import type { PromptPart } from '../../message.ts'
import { Icon } from '../icon.tsx'
import { storage } from '../storage.ts'
import { sizeOf } from '../text.tsx'
import { UploadChips } from '../upload-chips.tsx'
import type { Uploads } from '../use-uploads.ts'
import { useHere } from './here.ts'
import type { PersonItem } from './view.ts'

interface ComposerProps {
  readonly session: Session
  readonly prompt: PromptPart | undefined
  readonly uploads: Uploads
  /** What went wrong with the files chosen last. */
  readonly fileProblem: string
  readonly editing: PersonItem | undefined
  readonly editable: PersonItem | undefined
  readonly box: RefObject<HTMLTextAreaElement>
  readonly pickFiles: () => void
  readonly edit: (item: PersonItem | undefined) => void
  readonly saveEdit: (text: string) => void
  readonly send: (text: string, files: readonly FileRef[]) => void
}

const keyboards = { email: 'email', number: 'decimal' } as const

/** Where the person writes. What is written but not sent survives a reload. */
export function Composer(props: ComposerProps) {
  const { session, prompt, uploads, fileProblem, editing, editable, box } = props
  const { words, language } = useHere()
  const draftKey = `ventanilla.writing.${session.conversation}`
  const [text, setText] = useState(() => storage.read<string>(draftKey) ?? '')
  const over = text.length - session.limits.textLength
  const files = uploads.list.flatMap(({ file }) => (file ? [file] : []))
  const isWaiting = uploads.list.some(({ state }) => state === 'uploading')
  const canSend = over <= 0 && !isWaiting && (text.trim() !== '' || (files.length > 0 && !editing))

  useLayoutEffect(() => {
    if (!editing) return
    setText(editing.text)
    box.current?.focus()
  }, [editing])
  useLayoutEffect(() => {
    const area = box.current
    if (!area) return
    area.style.height = 'auto'
    area.style.height = `${area.scrollHeight}px`
  }, [text])

  const write = (next: string): void => {
    setText(next)
    if (!editing) storage.write(draftKey, next === '' ? undefined : next)
  }
  const stop = (): void => {
    props.edit(undefined)
    setText(storage.read<string>(draftKey) ?? '')
  }
  const submit = (): void => {
    if (!canSend) return
    if (editing) {
      props.saveEdit(text)
      stop()
      return
    }
    props.send(text.trim(), files)
    uploads.clear()
    write('')
    box.current?.focus()
  }

  return (
    <form
      class="composer"
      aria-label={words.write}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      {editing && (
        <p class="editing">
          <Icon name="pencil" /> {words.editing}
          <button type="button" class="link" onClick={stop}>
            {words.stopEdit}
          </button>
        </p>
      )}
      <UploadChips uploads={uploads} language={language} />
      <p class="problem" role="alert">
        {over > 0 ? words.tooLong(over) : fileProblem}
      </p>
      <div class="box">
        <button
          type="button"
          class="icon-button"
          aria-label={words.attach}
          title={`${words.attach} (≤ ${sizeOf(session.limits.fileBytes, language)})`}
          onClick={props.pickFiles}
        >
          <Icon name="clip" />
        </button>
        <textarea
          ref={box}
          id="message"
          rows={1}
          value={text}
          aria-label={words.write}
          aria-invalid={over > 0}
          placeholder={words.write}
          inputMode={keyboards[prompt?.input as keyof typeof keyboards] ?? 'text'}
          autoCapitalize={prompt?.input === 'email' ? 'off' : 'sentences'}
          enterkeyhint="send"
          onInput={(event) => write(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.isComposing) return
            if (event.key === 'Enter' && !event.shiftKey) {
              event.preventDefault()
              submit()
            } else if (event.key === 'Escape' && editing) stop()
            else if (event.key === 'ArrowUp' && text === '' && editable && !editing) props.edit(editable)
          }}
        />
        <button
          type="submit"
          class="send"
          aria-label={editing ? words.saveEdit : words.send}
          disabled={!canSend}
        >
          <Icon name={editing ? 'check' : 'send'} />
        </button>
      </div>
    </form>
  )
}
