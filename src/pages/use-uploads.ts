import { useRef, useState } from 'preact/hooks'
import { type Upload, upload } from './uploads.ts'

export interface Uploads {
  readonly list: readonly Upload[]
  /** Starts sending; the names of those that are too large are returned and not sent. */
  add(
    files: readonly File[],
    limits: { readonly bytes: number; readonly count: number },
  ): {
    readonly tooLarge: readonly string[]
    readonly tooMany: boolean
  }
  readonly remove: (key: string) => void
  readonly retry: (key: string) => void
  /** Forgets all of them; they stay where they are. */
  readonly clear: () => void
}

/** Files chosen for a message or a field, each uploaded to `path` as soon as it is chosen. */
export function useUploads(path: string): Uploads {
  const [list, setList] = useState<readonly Upload[]>([])
  const running = useRef(new Map<string, { file: File; stop: () => void }>())

  const begin = (key: string, file: File): void => {
    const stop = upload(path, file, (part) =>
      setList((all) => all.map((each) => (each.key === key ? { ...each, ...part } : each))),
    )
    running.current.set(key, { file, stop })
  }
  return {
    list,
    add(files, { bytes, count }) {
      const fitting = files.filter((file) => file.size <= bytes)
      const taken = fitting.slice(0, Math.max(0, count - list.length))
      const fresh = taken.map((file) => ({ file, key: crypto.randomUUID() }))
      setList((all) => [
        ...all,
        ...fresh.map(({ file, key }) => ({
          key,
          name: file.name || 'archivo',
          size: file.size,
          progress: 0,
          state: 'uploading' as const,
        })),
      ])
      for (const { file, key } of fresh) begin(key, file)
      return {
        tooLarge: files.filter((file) => file.size > bytes).map((file) => file.name),
        tooMany: taken.length < fitting.length,
      }
    },
    remove(key) {
      running.current.get(key)?.stop()
      setList((all) => all.filter((each) => each.key !== key))
    },
    retry(key) {
      const run = running.current.get(key)
      if (!run) return
      setList((all) =>
        all.map((each) => (each.key === key ? { ...each, state: 'uploading', progress: 0 } : each)),
      )
      begin(key, run.file)
    },
    clear: () => setList([]),
  }
}
