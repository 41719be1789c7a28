import { Icon } from './icon.tsx'
import { sizeOf } from './text.tsx'
import type { Uploads } from './use-uploads.ts'
import { type Language, words as allWords } from './words.ts'

/** Files on their way or ready, each of which can be taken back. */
export function UploadChips({
  uploads,
  language,
}: {
  readonly uploads: Uploads
  readonly language: Language
}) {
  const words = allWords[language]
  if (uploads.list.length === 0) return null
  return (
    <ul class="chips">
      {uploads.list.map(({ key, name, size, progress, state }) => (
        <li key={key} class={`file-chip ${state}`}>
          <Icon name={state === 'failed' ? 'alert' : 'file'} />
          <span class="name">
            {name} <small>{state === 'failed' ? words.notUploaded(name) : sizeOf(size, language)}</small>
          </span>
          {state === 'uploading' && (
            <progress value={progress} aria-label={words.uploading(Math.round(progress * 100))} />
          )}
          {state === 'failed' && (
            <button
              type="button"
              class="icon-button"
              aria-label={`${words.retry}: ${name}`}
              onClick={() => uploads.retry(key)}
            >
              <Icon name="retry" />
            </button>
          )}
          <button
            type="button"
            class="icon-button"
            aria-label={words.removeFile(name)}
            onClick={() => uploads.remove(key)}
          >
            <Icon name="close" />
          </button>
        </li>
      ))}
    </ul>
  )
}
