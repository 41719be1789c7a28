import type { Readable } from 'node:stream'
import type { FileRef } from '../../dialog/state.ts'
import { safeName } from '../../file-name.ts'
import type { OpenFile } from '../given-files.ts'
import type { Client } from './client.ts'
import { DeskRefusedError } from './failures.ts'
import { uploaded } from './schemas.ts'

export interface Uploaded {
  /** What brings the files along with a comment. */
  readonly tokens: readonly string[]
  /** Names of files that are not there any more, or that the account does not take. */
  readonly missing: readonly string[]
}

/** Brings files to the account, one after the other, streamed. */
export async function upload(
  client: Client,
  openFile: OpenFile,
  files: readonly FileRef[],
  onBehalfOf?: number,
): Promise<Uploaded> {
  const tokens: string[] = []
  const missing: string[] = []
  for (const { ref, name } of files) {
    const filename = safeName(name)
    const opened = await openFile(ref)
    const token = opened && (await uploadOne(client, filename, { ...opened, onBehalfOf }))
    if (token === undefined) missing.push(filename)
    else tokens.push(token)
  }
  return { tokens, missing }
}

/** Sizes and types the account refuses. */
const refusals = [413, 415, 422]

async function uploadOne(
  client: Client,
  filename: string,
  {
    file,
    bytes,
    onBehalfOf,
  }: {
    readonly file: FileRef
    readonly bytes: () => Readable
    readonly onBehalfOf: number | undefined
  },
): Promise<string | undefined> {
  try {
    const { upload: done } = await client({
      method: 'POST',
      path: '/api/v2/uploads',
      query: { filename },
      bytes: { open: bytes, type: 'application/octet-stream', size: file.size },
      ...(onBehalfOf !== undefined && { onBehalfOf }),
      answer: uploaded,
    })
    return done.token
  } catch (error) {
    if (error instanceof DeskRefusedError && refusals.includes(error.status)) return undefined
    throw error
  }
}
