import { createHash } from 'node:crypto'
import { chmodSync, closeSync, openSync } from 'node:fs'
import { type Database, openDatabase } from '../database.ts'
import type { Document } from './knowledge.ts'
import { isNewer, type Kept } from './review.ts'
import type { Before, Mark, Problem, Read, Rest } from './sources/source.ts'
import type { Steps } from './steps.ts'

/** What was imported, kept in a file of its own beside the database. */
export interface Library {
  /** Begins to import a source; what it does not hold any more is taken out at the end. */
  begin(source: string): Promise<Import>
  /** Every source, with when it was last imported whole, epoch ms. */
  sources(): readonly KeptSource[]
  /** What was left out of a source, or not taken as it is. */
  problems(source: string): readonly Problem[]
  /** Every item of a source with what was read of it. */
  kept(source: string): Iterable<Kept>
  /** Takes out all that came from a source. @returns whether there was anything. */
  forget(source: string): Promise<boolean>
  /** Every document once: of two versions of the same article in the same language the newer. In short steps. */
  documents(): Steps<readonly Document[]>
  /** Stands for all the documents, and for no others. */
  digest(): string
  close(): Promise<void>
}

export interface KeptSource {
  readonly source: string
  readonly documents: number
  readonly problems: number
  readonly importedAt: number | null
}

/** One import of one source. Ended in the middle, what it took in stays, and the next one goes on from there. */
export interface Import {
  before(): Omit<Before, 'now'>
  /** The fingerprint that an item was read with. */
  fingerprintOf(path: string): string | undefined
  /** The item is there, and stays as it is. */
  keep(path: string): void
  put(path: string, fingerprint: string, read: Read): Promise<void>
  /** What the source says of the items that it does not list, and of itself. */
  note(said: Rest | Mark): void
  /** The source was listed to its end. @returns how many items are not there any more. */
  finish(at: number): Promise<number>
}

/** Opens or makes it, for its owner alone. */
export function openLibrary(file: string): Library {
  if (file !== ':memory:') {
    closeSync(openSync(file, 'a', 0o600))
    chmodSync(file, 0o600)
  }
  const database = openDatabase(file)
  database.migrate(schema)
  const places = database.prepare<Place>('SELECT source, path FROM item ORDER BY source, path')
  const one = database.prepare<{ documents: string }>(
    'SELECT documents FROM item WHERE source = ? AND path = ?',
  )
  const digests = database.prepare<{ digest: string }>('SELECT digest FROM item ORDER BY source, path')
  const problems = database.prepare<{ problems: string }>(
    'SELECT problems FROM item WHERE source = ? ORDER BY path',
  )
  const sources = database.prepare<KeptSource>(listed)
  return {
    begin: (source) => begin(database, source),
    sources: () => sources.all(),
    problems: (source) => problems.all(source).flatMap((row) => JSON.parse(row.problems) as Problem[]),
    *kept(source) {
      for (const { path } of places.all().filter((place) => place.source === source))
        yield [path, JSON.parse(one.get(source, path)?.documents ?? '[]') as readonly Document[]]
    },
    async forget(source) {
      const kept = database.prepare('DELETE FROM source WHERE name = ?')
      const others = ['item', 'mark'].map((table) =>
        database.prepare(`DELETE FROM ${table} WHERE source = ?`),
      )
      return database.write(() => {
        for (const other of others) other.run(source)
        return kept.run(source).changes > 0
      })
    },
    *documents() {
      const kept = new Map<string, Document>()
      for (const { source, path } of places.all()) {
        yield
        const row = one.get(source, path)
        if (row) keepNewest(kept, JSON.parse(row.documents) as readonly Document[])
      }
      return [...kept.values()]
    },
    digest: () => digestOf(digests.all().map(({ digest }) => digest)),
    close: () => database.close(),
  }
}

async function begin(database: Database, source: string): Promise<Import> {
  await database.write(() => {
    database.prepare('INSERT INTO source (name) VALUES (?) ON CONFLICT DO NOTHING').run(source)
  })
  const seen = new Set<string>()
  const rests: string[] = []
  let mark: string | undefined
  const find = database.prepare<{ fingerprint: string }>(
    'SELECT fingerprint FROM item WHERE source = ? AND path = ?',
  )
  const listed = database.prepare<{ path: string }>('SELECT path FROM item WHERE source = ?')
  const remove = database.prepare('DELETE FROM item WHERE source = ? AND path = ?')
  const replace = database.prepare(
    `INSERT OR REPLACE INTO item (source, path, fingerprint, problems, digest, count, documents)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  )
  const findMark = database.prepare<Mark>('SELECT mark FROM mark WHERE source = ?')
  const dropMark = database.prepare('DELETE FROM mark WHERE source = ?')
  const setMark = database.prepare('INSERT INTO mark (source, mark) VALUES (?, ?)')
  return {
    before() {
      const paths = new Set(listed.all(source).map(({ path }) => path))
      const count = (prefix: string): number => [...paths].filter((path) => path.startsWith(prefix)).length
      return { mark: findMark.get(source)?.mark, has: (path) => paths.has(path), count }
    },
    note(said) {
      if ('rest' in said) rests.push(said.rest)
      else mark = said.mark
    },
    fingerprintOf: (path) => find.get(source, path)?.fingerprint,
    keep: (path) => void seen.add(path),
    put(path, fingerprint, { documents, problems }) {
      seen.add(path)
      const text = JSON.stringify(documents)
      const about = [JSON.stringify(problems), digestOf([text]), documents.length] as const
      return database.write(() => void replace.run(source, path, fingerprint, ...about, text))
    },
    finish: (at) =>
      database.write(() => {
        const stays = (path: string): boolean =>
          seen.has(path) || rests.some((prefix) => path.startsWith(prefix))
        const gone = listed.all(source).filter(({ path }) => !stays(path))
        for (const { path } of gone) remove.run(source, path)
        dropMark.run(source)
        if (mark !== undefined) setMark.run(source, mark)
        database.prepare('UPDATE source SET imported_at = ? WHERE name = ?').run(at, source)
        return gone.length
      }),
  }
}

/** A checkout may hold an article twice. */
function keepNewest(kept: Map<string, Document>, documents: readonly Document[]): void {
  for (const document of documents) {
    const key = `${document.locale}/${document.id}`
    const other = kept.get(key)
    if (!other || isNewer(document, other)) kept.set(key, document)
  }
}

interface Place {
  readonly source: string
  readonly path: string
}

const digestOf = (texts: readonly string[]): string => {
  const hash = createHash('sha256')
  for (const text of texts) hash.update(text).update('\n')
  return hash.digest('base64url').slice(0, 22)
}

/** What is long comes last: whoever asks for the rest of a row does not read past it. */
const schema = `
  CREATE TABLE IF NOT EXISTS source (name TEXT PRIMARY KEY, imported_at INTEGER) STRICT;
  CREATE TABLE IF NOT EXISTS item (
    source TEXT NOT NULL, path TEXT NOT NULL, fingerprint TEXT NOT NULL, problems TEXT NOT NULL, digest TEXT NOT NULL,
    count INTEGER NOT NULL, documents TEXT NOT NULL, PRIMARY KEY (source, path)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS mark (source TEXT PRIMARY KEY, mark TEXT NOT NULL) STRICT;`

const listed = `
  SELECT name AS source, coalesce(sum(count), 0) AS documents,
    coalesce(sum(json_array_length(problems)), 0) AS problems, imported_at AS importedAt
  FROM source LEFT JOIN item ON item.source = name GROUP BY name ORDER BY name`
