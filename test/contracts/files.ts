import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Files } from '../../src/files/files.ts'

/** Files under test: none yet, none of more than `maxBytes`, at a time that can be moved. */
export interface FilesUnderTest {
  readonly files: Files
  setNow(at: number): void
  /** Removes the data. */
  close(): Promise<void>
}

export const maxBytes = 100_000

/** What every implementation of the files port promises. */
export function filesContract(name: string, open: () => Promise<FilesUnderTest>): void {
  describe(`${name} keep the contract of files`, () => {
    let tested: FilesUnderTest
    let files: Files
    beforeEach(async () => {
      tested = await open()
      files = tested.files
    })
    afterEach(() => tested.close())

    const put = (text: string, fileName = 'a.txt') =>
      files.put('web:v1', { name: fileName, type: 'text/plain', bytes: Readable.from([Buffer.from(text)]) })

    it('give back the bytes, the description and whose they are', async () => {
      const chunks = ['uno ', 'dos ', 'tres'].map((text) => Buffer.from(text))
      const file = await files.put('web:v1', {
        name: 'año.txt',
        type: 'text/plain',
        bytes: Readable.from(chunks),
      })
      expect(file).toMatchObject({ name: 'año.txt', type: 'text/plain', size: 12 })
      const found = await files.open(file.ref)
      expect(found).toMatchObject({ file, owner: 'web:v1' })
      expect((await buffer(found!.bytes())).toString()).toBe('uno dos tres')
      expect((await buffer(found!.bytes())).toString()).toBe('uno dos tres')
    })

    it('know nothing under a ref that was not given out', async () => {
      for (const ref of ['', 'nope', '../data.db', '.', '/etc/passwd'])
        expect(await files.open(ref)).toBeUndefined()
    })

    it('keep two files of one name apart', async () => {
      const [one, two] = [await put('one'), await put('two')]
      expect(one.ref).not.toBe(two.ref)
      expect((await buffer((await files.open(one.ref))!.bytes())).toString()).toBe('one')
    })

    it('keep an empty file, and one that is just small enough', async () => {
      expect((await put('')).size).toBe(0)
      expect((await put('x'.repeat(maxBytes))).size).toBe(maxBytes)
    })

    it('refuse one that is too large, and leave its stream to its owner', async () => {
      const bytes = Readable.from(Array.from({ length: 5 }, () => Buffer.alloc(maxBytes / 2)))
      await expect(files.put('web:v1', { name: 'big', bytes })).rejects.toMatchObject({
        name: 'FileTooLargeError',
        code: 'files.too-large',
      })
      expect(bytes.destroyed).toBe(false)
      bytes.destroy()
    })

    it('keep nothing of a stream that breaks', async () => {
      const bytes = Readable.from(
        (function* () {
          yield Buffer.from('half')
          throw new Error('the connection is gone')
        })(),
      )
      await expect(files.put('web:v1', { name: 'half', bytes })).rejects.toMatchObject({
        name: 'RetryableError',
        code: 'files.interrupted',
      })
    })

    it('are swept once they are older than asked for', async () => {
      tested.setNow(1_000)
      const old = await put('old')
      tested.setNow(2_000)
      const fresh = await put('fresh')
      expect(await files.sweep(1_000)).toBe(0)
      expect(await files.sweep(2_000)).toBe(1)
      expect(await files.open(old.ref)).toBeUndefined()
      expect(await files.open(fresh.ref)).toBeDefined()
    })
  })
}
