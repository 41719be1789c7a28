import { close, fdatasync, openSync } from 'node:fs'
import { promisify } from 'node:util'

/** The write-ahead log of one SQLite file, as a file of its own. */
export interface LogFile {
  /** Resolves when everything committed so far is on disk. @throws what the operating system says. */
  flush(): Promise<void>
  close(): Promise<void>
}

const [flushFile, closeFile] = [promisify(fdatasync), promisify(close)]

/**
 * Flushes the log beside SQLite, on another thread, so that the process goes on in the meantime. The log is the connection's
 * for as long as it is open, and no lock of SQLite's is on it: it can be opened, flushed and closed by anybody.
 * https://www.sqlite.org/wal.html
 */
export function createLogFile(file: string): LogFile {
  // A database in memory has no log, and nothing to flush.
  if (file === ':memory:') return { async flush() {}, async close() {} }
  let opened: number | undefined
  return {
    flush() {
      // Not there before the first write.
      opened ??= openSync(`${file}-wal`, 'r+')
      return flushFile(opened)
    },
    async close() {
      if (opened === undefined) return
      const closing = opened
      opened = undefined
      await closeFile(closing)
    },
  }
}
