import type { IndexData } from './index-data.ts'
import type { Document } from './knowledge.ts'
import { arrayOver, bytesIn, isName, pack, typeOf, unpack, unzipped, zipped } from './pack.ts'
import { readAbout, readParts, unusable, writeParts } from './parts-file.ts'

/** An index as a file that loads fast. */
const kind = { magic: 'VENTANILLA INDEX', version: 1 }

/** @param contents stands for the documents that it was made of, and for no others. */
export async function writeIndexFile(file: string, data: IndexData, contents: string): Promise<void> {
  const { documents, ...learnt } = data
  const { text, sections } = await pack(learnt)
  await writeParts(file, kind, { contents }, [
    // Apart from the rest, because reading it back is faster where nothing of it is put together.
    { type: 'documents', bytes: await zipped(JSON.stringify(documents)) },
    { type: 'learnt', bytes: text },
    ...sections.map((array) => ({ type: typeOf(array), bytes: bytesIn(array) })),
  ])
}

/**
 * Reads the file; undefined when there is none.
 * @throws TerminalError `knowledge.index-unusable` when it is damaged, or of another version of the program.
 */
export async function readIndexFile(
  file: string,
): Promise<{ readonly contents: string; readonly data: IndexData } | undefined> {
  const read = await readParts(file, kind)
  if (read === undefined) return undefined
  const [documents, learnt, ...arrays] = read.parts
  if (!documents || !learnt) throw unusable(file, 'it has not all its parts')
  const sections = arrays.map(({ type, bytes }) => {
    if (!isName(type)) throw unusable(file, `it has a part of the unknown type "${type}"`)
    return arrayOver(type, bytes)
  })
  const data = {
    ...((await unpack({ text: learnt.bytes, sections })) as Omit<IndexData, 'documents'>),
    documents: JSON.parse(await unzipped(documents.bytes)) as readonly Document[],
  }
  return { contents: String(read.about['contents']), data }
}

/** What the file was made of; undefined when there is none, or it is unusable. */
export async function contentsOfIndex(file: string): Promise<string | undefined> {
  const about = await readAbout(file, kind)
  return about && String(about['contents'])
}
