import type { Database } from '../../database.ts'
import { TerminalError } from '../../errors.ts'

/** Does each write once. Keys of the two sides are apart, so that none can be taken for the other's. */
export interface Once<Result> {
  /** What was returned under the key, if it was done. */
  done(key: string, asked: Asked): Result | undefined
  /**
   * Does `work` and keeps what it returns in one transaction; when it was done before under this key, returns what
   * was returned then, and does nothing.
   * @throws TerminalError `desk.key-reused` when something else was asked under the key.
   */
  write(key: string, asked: Asked, work: () => Result): Promise<Result>
}

/** What is asked, and of which ticket by whom: the same for every try. */
export type Asked = readonly (string | number)[]

interface KeyRow {
  readonly asked: string
  readonly result: string
}

export function createOnce<Result>(database: Database, side: 'requester' | 'support'): Once<Result> {
  const select = database.prepare<KeyRow>('SELECT asked, result FROM desk_key WHERE side = ? AND key = ?')
  const insert = database.prepare('INSERT INTO desk_key (side, key, asked, result) VALUES (?, ?, ?, ?)')
  const done = (key: string, asked: Asked): Result | undefined => {
    const row = select.get(side, key)
    if (row && row.asked !== JSON.stringify(asked)) {
      throw new TerminalError(
        'desk.key-reused',
        `The key "${key}" was used for ${row.asked} and can't be used for ${JSON.stringify(asked)}. A key is for one write.`,
      )
    }
    return row && JSON.parse(row.result)
  }
  return {
    done,
    write: (key, asked, work) =>
      database.write(() => {
        const before = done(key, asked)
        if (before !== undefined) return before
        const result = work()
        insert.run(side, key, JSON.stringify(asked), JSON.stringify(result))
        return result
      }),
  }
}
