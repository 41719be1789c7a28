import { useId, useRef } from 'preact/hooks'
import type { FormField } from '../../message.ts'
import { Icon } from '../icon.tsx'
import { sizeOf } from '../text.tsx'
import { UploadChips } from '../upload-chips.tsx'
import type { Uploads } from '../use-uploads.ts'
import { useHere } from './here.ts'

interface FieldProps {
  readonly field: FormField
  readonly value: string
  readonly problem: string | undefined
  readonly uploads: Uploads
  readonly limits: { readonly fileBytes: number; readonly files: number }
  readonly change: (value: string) => void
}

const mostRadios = 12

/** One field of a form, with its label, its hint and example, and what is wrong with it. */
export function Field(props: FieldProps) {
  const { field, problem } = props
  const id = useId()
  const isWritten = field.options.length === 0 && field.input !== 'date' && field.input !== 'files'
  const hint = [field.hint, isWritten && field.placeholder].filter(Boolean).join('\n')
  const described = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ')
  const aria = {
    'aria-describedby': described || undefined,
    'aria-invalid': problem !== undefined,
    'aria-required': !field.optional,
  }
  const isGroup = field.options.length > 0 && field.options.length <= mostRadios
  const heading = (
    <>
      {field.label} {field.optionalText && <small>{field.optionalText}</small>}
    </>
  )
  const notes = (
    <>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {problem && (
        <p class="problem" id={`${id}-problem`}>
          <Icon name="alert" /> {problem}
        </p>
      )}
    </>
  )
  if (isGroup) {
    return (
      <fieldset class="field" role="radiogroup" data-question={field.question} {...aria}>
        <legend>{heading}</legend>
        {notes}
        <div class="radios">
          {field.options.map((option) => (
            <label key={option.value} class="radio">
              <input
                type="radio"
                name={field.question}
                value={option.value}
                checked={props.value === option.value}
                onChange={() => props.change(option.value)}
              />
              <span>{option.label}</span>
            </label>
          ))}
        </div>
      </fieldset>
    )
  }
  return (
    <div class="field" data-question={field.question}>
      <label for={id}>{heading}</label>
      {notes}
      <Input {...props} id={id} aria={aria} />
    </div>
  )
}

type Aria = Readonly<Record<`aria-${string}`, string | boolean | undefined>>

function Input({
  field,
  value,
  uploads,
  limits,
  id,
  aria,
  change,
}: FieldProps & { readonly id: string; readonly aria: Aria }) {
  const { words, language } = useHere()
  const picker = useRef<HTMLInputElement>(null)
  const common = {
    id,
    value,
    maxLength: field.maxLength,
    onInput: (event: Event) => change((event.currentTarget as HTMLInputElement).value),
    ...aria,
  }
  if (field.options.length > 0) {
    return (
      <select id={id} value={value} onChange={(event) => change(event.currentTarget.value)} {...aria}>
        <option value="">{words.choose}</option>
        {field.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    )
  }
  switch (field.input) {
    case 'longText':
      return (
        <>
          <textarea rows={4} {...common} />
          {field.maxLength !== undefined && (
            <p class="count" aria-hidden="true">
              {value.length} / {field.maxLength}
            </p>
          )}
        </>
      )
    case 'date':
      return <input type="date" {...common} />
    case 'email':
      return <input type="email" autoComplete="email" {...common} />
    case 'number':
      return <input type="text" inputMode="decimal" {...common} />
    case 'files':
      return (
        <>
          <button type="button" class="dropzone" id={id} onClick={() => picker.current?.click()} {...aria}>
            <Icon name="clip" />
            {words.chooseFiles} <small>≤ {sizeOf(limits.fileBytes, language)}</small>
          </button>
          <input
            ref={picker}
            type="file"
            multiple
            hidden
            onChange={(event) => {
              const files = [...(event.currentTarget.files ?? [])]
              uploads.add(files, { bytes: limits.fileBytes, count: limits.files })
              event.currentTarget.value = ''
            }}
          />
          {field.files.length > 0 && (
            <ul class="chips">
              {field.files.map(({ ref, name }) => (
                <li key={ref} class="file-chip">
                  <Icon name="file" /> <span class="name">{name}</span>
                </li>
              ))}
            </ul>
          )}
          <UploadChips uploads={uploads} language={language} />
        </>
      )
    default:
      return <input type="text" {...common} />
  }
}
