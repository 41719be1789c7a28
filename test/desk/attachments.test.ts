import { readdir, stat, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TerminalError } from '../../src/errors.ts'
import { requestOf } from '../contracts/desk.ts'
import { type Bench, openBench } from './open.ts'

const future = Date.now() + 86_400_000

describe('attachments of the embedded desk', () => {
  let bench: Bench
  beforeEach(async () => {
    bench = await openBench()
  })
  afterEach(() => bench.close())

  const kept = () => readdir(bench.folder).catch(() => [])
  const contents = async (number: number) => {
    const ticket = await bench.desk.support.get(number)
    return Promise.all(
      (ticket?.files ?? []).map(async ({ id, name }) => {
        const opened = await bench.desk.support.openAttachment(number, id)
        return [name, opened && (await text(opened.bytes()))]
      }),
    )
  }

  it('keep every byte under a safe name, however the file was called', async () => {
    const names = [
      '../../etc/passwd',
      'CON',
      `${'ñ'.repeat(300)}.har`,
      '🧾 recibo 👩🏽‍💻.pdf',
      'a.txt',
      'a.txt',
    ]
    const files = await Promise.all(names.map((name, index) => bench.give(name, `content ${index}`)))
    const { number } = await bench.desk.file(
      requestOf('a', { files: [...files, await bench.give('empty', '')] }),
    )
    expect(await contents(number)).toEqual([
      ['passwd', 'content 0'],
      ['_CON', 'content 1'],
      [`${'ñ'.repeat(98)}.har`, 'content 2'],
      ['🧾 recibo 👩🏽‍💻.pdf', 'content 3'],
      ['a.txt', 'content 4'],
      ['a.txt', 'content 5'],
      ['empty', ''],
    ])
    expect((await kept()).every((name) => /^[0-9a-f]{32}$/.test(name))).toBe(true)
  })

  it.skipIf(process.platform === 'win32')(
    'are for their owner alone (Windows has no such modes)',
    async () => {
      await bench.desk.file(requestOf('a', { files: [await bench.give('a.txt', 'a')] }))
      const places = [bench.folder, ...(await kept()).map((name) => join(bench.folder, name))]
      const modes = await Promise.all(places.map(async (place) => (await stat(place)).mode & 0o777))
      expect(modes).toEqual([0o700, 0o600])
    },
  )

  it('are kept twice when the same file is given twice', async () => {
    const file = await bench.give('a.txt', 'a')
    const { number } = await bench.desk.file(requestOf('a', { files: [file, file] }))
    expect(await contents(number)).toEqual([
      ['a.txt', 'a'],
      ['a.txt', 'a'],
    ])
  })

  it('belong to their ticket alone', async () => {
    const one = await bench.desk.file(requestOf('a', { files: [await bench.give('a.txt', 'a')] }))
    const other = await bench.desk.file(requestOf('b'))
    const id = (await bench.desk.support.get(one.number))?.files[0]?.id ?? ''
    expect(await bench.desk.support.openAttachment(other.number, id)).toBeUndefined()
    expect(await bench.desk.support.openAttachment(one.number, '../data.sqlite')).toBeUndefined()
    await unlink(join(bench.folder, id))
    expect(await bench.desk.support.openAttachment(one.number, id)).toBeUndefined()
  })

  it('are copied again over their leftovers when the process ended in between', async () => {
    const request = requestOf('a', { files: [await bench.give('a.txt', 'a')] })
    bench.crash('before')
    await expect(bench.desk.file(request)).rejects.toMatchObject({ code: 'test.crash' })
    expect(await kept()).toHaveLength(1)
    bench.crash('never')
    await bench.reopen()
    const { number } = await bench.desk.file(request)
    expect(await contents(number)).toEqual([['a.txt', 'a']])
    expect(await kept()).toHaveLength(1)
  })

  it('are swept when no ticket names them, and only then', async () => {
    const { number } = await bench.desk.file(requestOf('a', { files: [await bench.give('a.txt', 'a')] }))
    bench.crash('before')
    const lost = requestOf('b', { files: [await bench.give('b.txt', 'b')] })
    await expect(bench.desk.file(lost)).rejects.toThrow('commit')
    bench.crash('never')
    await bench.reopen()
    expect(await bench.desk.sweep(Date.now() - 3_600_000)).toBe(0)
    expect(await bench.desk.sweep(future)).toBe(1)
    expect(await contents(number)).toEqual([['a.txt', 'a']])
    expect(await kept()).toHaveLength(1)
  })

  it('are not swept while their write is on its way', async () => {
    let reached: () => void = () => undefined
    const atSecond = new Promise<void>((resolve) => (reached = resolve))
    let go: () => void = () => undefined
    const gate = new Promise<void>((resolve) => (go = resolve))
    const slow = await openBench({
      openFile: async (ref) => {
        if (ref === 'two') {
          reached()
          await gate
        }
        const file = { ref, name: ref, type: '', size: 1 }
        return { file, bytes: () => Readable.from([Buffer.from('x')]) }
      },
    })
    const files = ['one', 'two'].map((ref) => ({ ref, name: ref, type: '', size: 1 }))
    const filing = slow.desk.file(requestOf('a', { files }))
    await atSecond
    expect(await slow.desk.sweep(future)).toBe(0)
    go()
    const { number } = await filing
    expect(await slow.desk.sweep(future)).toBe(0)
    expect((await slow.desk.support.get(number))?.files).toHaveLength(2)
    await slow.close()
  })

  it('leave nothing half when a file breaks off', async () => {
    const broken = await openBench({
      openFile: async (ref) => ({
        file: { ref, name: ref, type: '', size: 9 },
        bytes: () =>
          Readable.from(
            (function* () {
              yield Buffer.from('half')
              throw new Error('gone')
            })(),
          ),
      }),
    })
    const files = [{ ref: 'r', name: 'a.txt', type: '', size: 9 }]
    await expect(broken.desk.file(requestOf('a', { files }))).rejects.toMatchObject({
      name: 'RetryableError',
      code: 'desk.attachment-failed',
    })
    expect(await readdir(broken.folder)).toEqual([])
    expect((await broken.desk.list('ana', { page: 1, perPage: 9 })).total).toBe(0)
    await broken.close()
  })

  it('pass on what the one who opens them says', async () => {
    const refusing = await openBench({
      openFile: async () => {
        throw new TerminalError('files.refused', 'No.')
      },
    })
    const files = [{ ref: 'r', name: 'a.txt', type: '', size: 9 }]
    await expect(refusing.desk.file(requestOf('a', { files }))).rejects.toMatchObject({
      code: 'files.refused',
    })
    await refusing.close()
  })

  it('do not keep a ticket from being filed when one is gone', async () => {
    const files = [{ ref: 'gone', name: 'x.har', type: '', size: 9 }, await bench.give('a.txt', 'a')]
    const { number } = await bench.desk.file(requestOf('a', { files }))
    expect(await contents(number)).toEqual([['a.txt', 'a']])
    const ticket = await bench.desk.support.get(number)
    expect(ticket?.comments).toMatchObject([{ isPublic: false, text: expect.stringContaining('x.har') }])
    expect(await bench.desk.comments(number, 'ana')).toEqual([])
  })

  it('keep a comment from being added when one is gone', async () => {
    const { number } = await bench.desk.file(requestOf('a'))
    const files = [{ ref: 'gone', name: 'x.har', type: '', size: 9 }]
    const write = { key: 'b', number, requester: 'ana', text: 'aquí', files }
    await expect(bench.desk.comment(write)).rejects.toMatchObject({ code: 'desk.file-gone' })
    expect(await bench.desk.comments(number, 'ana')).toEqual([])
  })

  it('are not asked for again once the write is done', async () => {
    let opened = 0
    const counting = await openBench({
      openFile: async (ref) => {
        opened += 1
        return { file: { ref, name: ref, type: '', size: 1 }, bytes: () => Readable.from([Buffer.from('x')]) }
      },
    })
    const files = [{ ref: 'r', name: 'a.txt', type: 'text/plain', size: 1 }]
    const request = requestOf('a', { files })
    counting.crash('after')
    await expect(counting.desk.file(request)).rejects.toThrow('commit')
    counting.crash('never')
    const { number } = await counting.desk.file(request)
    const comment = { key: 'b', number, requester: 'ana', text: 'aquí', files }
    await counting.desk.comment(comment)
    await counting.desk.comment(comment)
    await counting.desk.comment({ ...comment, key: 'c', requester: 'eve' })
    expect(opened).toBe(2)
    expect((await counting.desk.support.get(number))?.files).toMatchObject([{ type: 'text/plain' }])
    await counting.close()
  })
})
