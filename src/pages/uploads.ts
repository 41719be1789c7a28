import type { FileRef } from '../dialog/state.ts'

/** A file on its way to the server, or there. */
export interface Upload {
  readonly key: string
  readonly name: string
  readonly size: number
  /** 0 to 1. */
  readonly progress: number
  readonly state: 'uploading' | 'done' | 'failed'
  /** Once it is there. */
  readonly file?: FileRef
}

/** Sends a file, telling how far it is. The function returned stops it. */
export function upload(path: string, file: File, told: (part: Partial<Upload>) => void): () => void {
  const sending = new XMLHttpRequest()
  sending.open('PUT', path)
  sending.setRequestHeader('X-File-Name', encodeURIComponent(file.name || 'archivo'))
  sending.setRequestHeader('Content-Type', file.type || 'application/octet-stream')
  sending.responseType = 'json'
  sending.upload.addEventListener('progress', ({ loaded, total }) =>
    told({ progress: loaded / Math.max(1, total) }),
  )
  sending.addEventListener('load', () => {
    if (sending.status === 201) told({ state: 'done', progress: 1, file: sending.response as FileRef })
    else told({ state: 'failed' })
  })
  sending.addEventListener('error', () => told({ state: 'failed' }))
  sending.send(file)
  return () => sending.abort()
}
