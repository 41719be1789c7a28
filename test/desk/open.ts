import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { createCalendar } from '../../src/calendar.ts'
import { type Database, openDatabase } from '../../src/database.ts'
import { createEmbeddedDesk, type EmbeddedDesk, type EmbeddedDeskOptions } from '../../src/desk/embedded.ts'
import { RetryableError } from '../../src/errors.ts'
import type { Files } from '../../src/files/files.ts'
import { silent } from '../../src/log.ts'
import { beginning } from '../contracts/desk.ts'
import { createMemoryFiles } from '../fakes/files.ts'

/** An embedded desk in a folder of its own, which can be opened again as after the end of the process. */
export interface Bench {
  readonly desk: EmbeddedDesk
  readonly database: Database
  /** The folder of attachments. */
  readonly folder: string
  readonly files: Files
  give(name: string, content: string | Buffer): ReturnType<Files['put']>
  moveTo(time: string): void
  /** From now on the process ends just before a write is committed, or before anybody hears that it was. */
  crash(when: 'before' | 'after' | 'never'): void
  reopen(): Promise<void>
  close(): Promise<void>
}

export async function openBench(more: Partial<EmbeddedDeskOptions> = {}): Promise<Bench> {
  const root = await mkdtemp(join(tmpdir(), 'desk-'))
  const folder = join(root, 'attachments')
  const files = createMemoryFiles(1_000_000)
  let now = Date.parse(beginning)
  let crashing: 'before' | 'after' | 'never' = 'never'
  const open = () => {
    const whole = openDatabase(join(root, 'data.sqlite'))
    const database: Database = {
      ...whole,
      async write(work) {
        if (crashing === 'before') throw new RetryableError('test.crash', 'Before the commit.')
        const result = await whole.write(work)
        if (crashing === 'after') throw new RetryableError('test.crash', 'After the commit.')
        return result
      },
    }
    const desk = createEmbeddedDesk({
      database,
      folder,
      clock: { now: () => now, after: () => () => undefined },
      calendar: createCalendar({
        timeZone: 'America/Sao_Paulo',
        days: [1, 2, 3, 4, 5],
        from: '09:00',
        to: '18:00',
        holidays: [],
      }),
      openFile: (ref) => files.open(ref),
      log: silent,
      ...more,
    })
    return { desk, database }
  }
  let opened = open()
  const shut = async (): Promise<void> => {
    await opened.desk.close()
    await opened.database.close()
  }
  return {
    get desk() {
      return opened.desk
    },
    get database() {
      return opened.database
    },
    folder,
    files,
    give: (name, content) => files.put('ana', { name, bytes: Readable.from([Buffer.from(content)]) }),
    moveTo(time) {
      now = Date.parse(time)
    },
    crash(when) {
      crashing = when
    },
    async reopen() {
      await shut()
      opened = open()
    },
    async close() {
      await shut()
      await rm(root, { recursive: true })
    },
  }
}
