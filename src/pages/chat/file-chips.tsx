import type { FileRef } from '../../dialog/state.ts'
import { Icon } from '../icon.tsx'
import { sizeOf } from '../text.tsx'
import { useHere } from './here.ts'

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
