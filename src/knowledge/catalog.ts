import { createHash } from 'node:crypto'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Embedder } from './embedder.ts'
import { contentsOfIndex, readIndexFile, writeIndexFile } from './index-file.ts'
import { type IndexData, learnIndex } from './index-data.ts'
import type { Document } from './knowledge.ts'
import { type Library, openLibrary } from './library.ts'
import { beside, type Steps } from './steps.ts'
import { embedAll, type Vectors } from './vectors.ts'

/** What was imported and what was learnt from it, in the data folder: the library, and the index that is made of it. */
export interface Catalog {
  /** Opened when it is first asked for. */
  library(): Library
  /** Whether anything was ever imported here. */
  isThere(): boolean
  /** What stands for the documents that there are now. */
  contents(): string
  /** What the index on disk was made of; undefined when there is none that can be used. */
  indexed(): Promise<string | undefined>
  /** The index on disk. @throws as `readIndexFile`. */
  read(): ReturnType<typeof readIndexFile>
  /** Learns from all documents anew, in short steps, and writes the index; undefined when it was stopped before its end. */
  learn(signal: AbortSignal): Promise<IndexData | undefined>
  /** The vectors of these documents, as `embedAll` makes them. */
  embed(documents: readonly Document[], embedder: Embedder, signal: AbortSignal): Promise<Vectors | undefined>
  close(): Promise<void>
}

/** @param builtin the articles that come with the dialog; they are searched with the others. */
export function openCatalog(folder: string, builtin: readonly Document[]): Catalog {
  const paths = {
    library: join(folder, 'articles.db'),
    index: join(folder, 'articles.index'),
    vectors: join(folder, 'articles.vectors'),
  }
  const own = createHash('sha256').update(JSON.stringify(builtin)).digest('base64url').slice(0, 12)
  let opened: Library | undefined
  const library = (): Library => {
    if (opened === undefined) {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      opened = openLibrary(paths.library)
    }
    return opened
  }
  const contents = (): string => `${own}/${library().digest()}`
  return {
    library,
    isThere: () => existsSync(paths.library),
    contents,
    indexed: () => contentsOfIndex(paths.index),
    read: () => readIndexFile(paths.index),
    async learn(signal) {
      const about = contents()
      const data = await beside(learnAll(builtin, library()), signal)
      if (data === undefined) return undefined
      await writeIndexFile(paths.index, data, about)
      return data
    },
    embed: (documents, embedder, signal) => embedAll(documents, { embedder, file: paths.vectors, signal }),
    close: () => opened?.close() ?? Promise.resolve(),
  }
}

function* learnAll(builtin: readonly Document[], library: Library): Steps<IndexData> {
  return yield* learnIndex([...builtin, ...(yield* library.documents())])
}
