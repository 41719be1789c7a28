import type { FileRef } from '../../dialog/state.ts'
import { Icon } from '../icon.tsx'
import { sizeOf } from '../text.tsx'
import { useHere } from './here.ts'
import type { Uploads } from './use-uploads.ts'

/** Files on their way or ready, each of which can be taken back. */
export function UploadChips({ uploads }: { readonly uploads: Uploads }) {
  const { words, language } = useHere()
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

/** Files that were sent; the person can have their own back. */
export function SentFiles({ files }: { readonly files: readonly FileRef[] }) {
  const { language } = useHere()
  if (files.length === 0) return null
  return (
    <ul class="chips">
      {files.map(({ ref, name, size }) => (
        <li key={ref} class="file-chip">
          <Icon name="file" />
          <a class="name" href={`/api/files/${encodeURIComponent(ref)}`} download={name}>
            {name}
          </a>
          <small>{sizeOf(size, language)}</small>
        </li>
      ))}
    </ul>
  )
}
