import type { IndexData } from './index-data.ts'
import type { Document } from './knowledge.ts'
import { arrayOver, bytesIn, isName, pack, typeOf, unpack, unzipped, zipped } from './pack.ts'
import { type Part, readAbout, readParts, unusable, writeParts } from './parts-file.ts'

/** An index as a file that loads fast. */
const kind = { magic: 'VENTANILLA INDEX', version: 3 }
/** So few that nobody waits while they are read or written. */
const documentsAPart = 500

/** @param contents stands for the documents that it was made of, and for no others. */
export async function writeIndexFile(file: string, data: IndexData, contents: string): Promise<void> {
  const { documents, ...learnt } = data
  const { text, sections } = await pack(learnt)
  const texts: Part[] = []
  for (let from = 0; from < documents.length; from += documentsAPart) {
    const some = JSON.stringify(documents.slice(from, from + documentsAPart))
    texts.push({ type: 'documents', bytes: await zipped(some) })
  }
  await writeParts(file, kind, { contents }, [
    { type: 'learnt', bytes: text },
    ...texts,
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
  const [learnt, ...others] = read.parts
  if (learnt?.type !== 'learnt') throw unusable(file, 'it has not all its parts')
  const documents: Document[] = []
  const sections: ReturnType<typeof arrayOver>[] = []
  for (const { type, bytes } of others) {
    if (type === 'documents') documents.push(...(JSON.parse(await unzipped(bytes)) as readonly Document[]))
    else if (isName(type)) sections.push(arrayOver(type, bytes))
    else throw unusable(file, `it has a part of the unknown type "${type}"`)
  }
  const rest = (await unpack({ text: learnt.bytes, sections })) as Omit<IndexData, 'documents'>
  const data = { ...rest, documents }
  return { contents: String(read.about['contents']), data }
}

/** What the file was made of; undefined when there is none, or it is unusable. */
export async function contentsOfIndex(file: string): Promise<string | undefined> {
  const about = await readAbout(file, kind)
  return about && String(about['contents'])
}
